//! A folder changes whole, or not at all.

use std::fs;

use kashaf_builder::disk::{File, System};
use kashaf_builder::replace::replace;

fn file(path: &str, text: &str) -> File {
    File { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
}

fn folder(name: &str) -> String {
    let folder = std::env::temp_dir().join(format!("kashaf-replace-{}-{name}", std::process::id()));
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder).unwrap();
    folder.to_str().unwrap().to_owned()
}

#[test]
fn a_new_folder_has_nothing_of_the_old() {
    let folder = folder("new");
    let out = format!("{folder}/dist");
    replace(&System, &out, &[file("kashaf.json", "1"), file("assets/old.js", "old")]).unwrap();
    replace(&System, &format!("{out}/"), &[file("kashaf.json", "2"), file("assets/new.js", "new")]).unwrap();
    assert_eq!(fs::read_to_string(format!("{out}/kashaf.json")).unwrap(), "2");
    assert!(fs::exists(format!("{out}/assets/new.js")).unwrap());
    assert!(!fs::exists(format!("{out}/assets/old.js")).unwrap());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside it");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_is_not_ours_stays() {
    let folder = folder("foreign");
    fs::write(format!("{folder}/thesis.txt"), "mine").unwrap();
    let fault = replace(&System, &folder, &[file("kashaf.json", "")]).unwrap_err();
    assert!(fault.to_string().contains("did not make"), "{fault}");
    assert!(fault.to_string().contains("name an empty or a new folder"), "{fault}");
    assert_eq!(fs::read_to_string(format!("{folder}/thesis.txt")).unwrap(), "mine");
    assert!(
        replace(&System, &format!("{folder}/thesis.txt"), &[]).unwrap_err().to_string().contains("no folder")
    );
    fs::remove_dir_all(folder).unwrap();
}
