//! A build that is killed at any moment leaves the old folder or the new one, whole; so do builds that run at once.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::attack::{share, survived};
use crate::build::files;
use crate::kit::kit;
use crate::support::*;

/// Some time between none and `most`: any moment is a fine one.
fn random(most: Duration) -> Duration {
    let part = RandomState::new().hash_one(0) as u32;
    most.mul_f64(f64::from(part) / f64::from(u32::MAX))
}

/// What builds are made of, and what whole ones have in them.
struct Scene {
    kit: Folder,
    articles: Vec<Folder>,
    place: Folder,
    whole: Vec<BTreeMap<String, Vec<u8>>>,
}

impl Scene {
    fn new(builds: usize) -> Scene {
        let kit = kit();
        // Enough files for a moment to fall between them.
        for n in 0..300 {
            fs::write(kit.file(&format!("site/more-{n}.txt")), [b'x'; 3_000]).unwrap();
        }
        let article = |build: usize| format!("Title\n\nText of build {build}.\n");
        let folder = |build: usize| Folder::new(&[("a.txt", article(build).as_bytes())]);
        let articles = (0..builds).map(folder).collect();
        let mut scene = Scene { kit, articles, place: Folder::new(&[]), whole: Vec::new() };
        for build in 0..builds {
            assert!(scene.start(build).wait().unwrap().success());
            scene.whole.push(files(&scene.out()));
        }
        scene
    }

    fn out(&self) -> String {
        self.place.file("dist")
    }

    fn start(&self, build: usize) -> Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kashaf"));
        let (articles, kit) = (self.articles[build].path(), self.kit.path());
        command.args(["build", articles, "--quiet", "--out", &self.out(), "--kit", kit]);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Which whole build is there.
    fn found(&self) -> Option<usize> {
        let found = files(&self.out());
        self.whole.iter().position(|whole| *whole == found)
    }

    /// What lies beside the folder, or in its place.
    fn names(&self) -> Vec<String> {
        let names = fs::read_dir(self.place.path()).unwrap();
        names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

#[test]
fn killed_at_any_moment_it_leaves_the_old_folder_or_the_new_one() {
    let scene = Scene::new(2);
    let began = Instant::now();
    assert!(scene.start(0).wait().unwrap().success());
    let took = began.elapsed();
    let fresh = scene.place.file(".dist.kashaf-new");
    let moments = share(24, 200);
    let mut broken = 0;
    for moment in 0..moments {
        let before = scene.found();
        let is_first = moment % 6 == 5;
        if is_first {
            fs::remove_dir_all(scene.out()).unwrap();
        }
        let next = before.map_or(0, |before| 1 - before);
        let mut build = scene.start(next);
        if moment % 3 == 0 {
            sleep(random(took.mul_f64(1.2)));
        } else {
            // From the first file on: these are the moments in which something is written.
            while build.try_wait().unwrap().is_none() && !Path::new(&fresh).exists() {}
            sleep(random(took / 4));
        }
        build.kill().ok();
        build.wait().unwrap();
        if is_first && !Path::new(&scene.out()).exists() {
            assert!(scene.start(next).wait().unwrap().success());
        }
        let found = scene.found();
        assert!(found.is_some(), "at moment {moment}: {:?}", files(&scene.out()).len());
        broken += usize::from(found == before);
        assert!(scene.names().iter().all(|name| name == "dist" || name.starts_with(".dist.kashaf-")));
    }
    assert!(broken > 0, "all of {moments} builds were done before they were killed");
    assert!(scene.start(0).wait().unwrap().success());
    assert_eq!((scene.found(), scene.names()), (Some(0), vec!["dist".to_owned()]));
    survived("builds killed at random moments", moments);
}

#[test]
fn builds_of_one_folder_at_once_all_end_well() {
    let scene = Scene::new(3);
    let rounds = share(3, 50);
    for round in 0..rounds {
        let mut running: Vec<Child> = (0..3).map(|build| scene.start(build)).collect();
        // One that is killed does not keep the others waiting.
        if round % 3 == 2 {
            sleep(random(Duration::from_millis(200)));
            running[0].kill().ok();
        }
        for (build, child) in running.iter_mut().enumerate() {
            let code = child.wait().unwrap();
            assert!(code.success() || build == 0 && round % 3 == 2, "{build}: {code}");
        }
        assert!(scene.found().is_some(), "of one build, whole");
        // What the killed one leaves, if it was the last, the next one clears away.
        assert!(round % 3 < 2 || scene.start(1).wait().unwrap().success());
        assert_eq!(scene.names(), ["dist"], "nothing is left beside it");
    }
    survived("builds into one folder at once", 3 * rounds);
}
