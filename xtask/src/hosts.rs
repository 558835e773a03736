//! The web servers that HOSTING.md has a configuration for: found, or installed where apt may.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::browsers::{Program, may_use_apt};
use crate::repo::{command, run};

/// A web server.
#[derive(Debug)]
pub struct Host {
    /// What tests call it, and its file in `tests/hosting`.
    pub name: &'static str,
    program: Program,
    /// What apt brings it by.
    packages: &'static [&'static str],
}

/// nginx, with what sends ready-packed files.
pub const NGINX: Host = Host {
    name: "nginx",
    program: Program { variable: "NGINX", names: &["nginx", "/usr/sbin/nginx"] },
    packages: &["nginx-light", "libnginx-mod-http-brotli-static"],
};

/// Apache.
pub const APACHE: Host = Host {
    name: "apache",
    program: Program { variable: "APACHE", names: &["apache2", "/usr/sbin/apache2"] },
    packages: &["apache2"],
};

/// Both.
pub const HOSTS: &[&Host] = &[&NGINX, &APACHE];

impl Host {
    /// The program, or an error that says how it is had.
    pub fn find(&self) -> Result<PathBuf> {
        let packages = self.packages.join(" ");
        let advice = || format!("{} was not found: it comes with `apt-get install {packages}`", self.name);
        self.program.find().with_context(advice)
    }

    /// [`find`](Self::find), after installing it if this is root.
    pub fn install(&self) -> Result<PathBuf> {
        if self.find().is_err() && may_use_apt() {
            run(command("apt-get").arg("update"))?;
            let mut install = command("apt-get");
            install.args(["install", "-y", "--no-install-recommends"]).args(self.packages);
            run(install.env("DEBIAN_FRONTEND", "noninteractive"))?;
        }
        self.find()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::frameworks::tests::shown;
    use crate::repo::root;

    #[test]
    fn the_configurations_of_the_document_are_those_that_are_tried() {
        let shown = shown("HOSTING.md", "tests/hosting/");
        assert_eq!(shown.len(), HOSTS.len());
        for Host { name, .. } in HOSTS {
            let file = format!("tests/hosting/{name}.conf");
            let there = fs::read_to_string(root().join(&file)).unwrap();
            assert!(shown.contains(&(file, there)), "{name}'s is not what HOSTING.md shows");
        }
    }
}
