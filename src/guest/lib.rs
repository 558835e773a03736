//! The builder for JavaScript: what `kashaf build` is where nothing native runs, under Node and in pages.
//!
//! It has one description of its options, the command line's. A page and a script say theirs in the same words.

mod command;
mod disk;

use clap::Parser;
use command::{Build, Command, Line, Said};
use disk::Lent;
use js_sys::{Function, JSON};
use kashaf_builder::summary::summary;
use kashaf_builder::{Kit, Stage};
use serde_json::json;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What a command says at its end. */
export interface Said {
  out: string;
  err: string;
  code: number;
}

/** What a command line asks for; one of these. */
export interface Asked {
  build?: { quiet: boolean; watch: boolean; reads: string[]; writes: string[] };
  serve?: { path: string; port: number | null; open: boolean };
  /** Nothing is to be done: it asked for help, or is at fault. */
  said?: Said;
}

/** Hears what is being done; of `reading`, so many files of so many. */
export type Told = (stage: "reading" | "indexing" | "writing", done: number, all: number) => void;
"#;

/// A panic becomes an error that says what it said; the instance is then of no more use.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}

/// Makes sense of a command line, without the name of the program.
///
/// # Errors
/// None that words can bring about.
#[wasm_bindgen(unchecked_return_type = "Asked")]
pub fn ask(words: Vec<String>) -> Result<JsValue, JsValue> {
    let asked = match line(words) {
        Ok(Line { command: Command::Build(arguments) }) => json!({ "build": Build::new(&arguments) }),
        Ok(Line { command: Command::Serve(serve) }) => json!({ "serve": serve }),
        Err(error) => json!({ "said": Said::from(error) }),
    };
    JSON::parse(&asked.to_string())
}

/// Does what the command line of a build asks for; the kit is a folder of the disk.
///
/// # Errors
/// None that words and files can bring about: those are said.
#[wasm_bindgen(unchecked_return_type = "Said")]
pub fn build(
    disk: &Lent,
    kit: &str,
    words: Vec<String>,
    #[wasm_bindgen(unchecked_param_type = "Told")] told: &Function,
) -> Result<JsValue, JsValue> {
    let said = match line(words) {
        Ok(Line { command: Command::Build(arguments) }) => match Kit::read(disk, kit) {
            Ok(kit) => {
                let settings = arguments.settings();
                let outcome = kashaf_builder::build(disk, &kit, &settings, &mut |stage| tell(told, stage));
                let said = summary(&outcome, &arguments);
                Said { out: said.out, err: said.err, code: said.code }
            }
            Err(error) => fault(&error),
        },
        Ok(_) => fault("this is no build"),
        Err(error) => error.into(),
    };
    JSON::parse(&json!(said).to_string())
}

fn line(words: Vec<String>) -> Result<Line, clap::Error> {
    Line::try_parse_from(std::iter::once("kashaf".to_owned()).chain(words))
}

fn fault(error: &str) -> Said {
    Said { out: String::new(), err: format!("kashaf: {error}\n"), code: 1 }
}

fn tell(told: &Function, stage: Stage) {
    let (stage, done, all) = match stage {
        Stage::Reading(done, all) => ("reading", done, all),
        Stage::Indexing(articles) => ("indexing", 0, articles),
        Stage::Writing => ("writing", 0, 0),
    };
    // Whoever listens does not end the build.
    let _ = told.call3(&JsValue::NULL, &stage.into(), &(done as f64).into(), &(all as f64).into());
}
