//! `_headers`: what Netlify and Cloudflare Pages are to say of the files.

use crate::disk::File;

/// Of all that has its hash in its name.
const HASHED: &str = "assets/";

/// The file, for a folder that lies so in its site (`kashaf/`). Each header is said once of a file: Cloudflare would join
/// two. Every path is whole, or ends in `*`: Netlify knows no other.
pub(super) fn headers(files: &[File], within: &str) -> File {
    let mut text = format!("/{within}*\n  X-Content-Type-Options: nosniff\n");
    text += &format!("/{within}{HASHED}*\n  Cache-Control: public, max-age=31536000, immutable\n");
    for File { path, .. } in files {
        if path.ends_with(".wasm") {
            text += &format!("/{within}{path}\n  Content-Type: application/wasm\n");
        } else if path == "index.html" {
            text += &format!("/{within}\n  Cache-Control: no-cache\n");
        }
        if !path.starts_with(HASHED) {
            text += &format!("/{within}{path}\n  Cache-Control: no-cache\n");
        }
    }
    File { path: "_headers".to_owned(), bytes: text.into_bytes() }
}
