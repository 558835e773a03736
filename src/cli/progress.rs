//! What a terminal shows while a search is built.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use kashaf_builder::Stage;

const BAR: &str = "{spinner} {msg} {wide_bar} {human_pos} of {human_len}, {eta} left";
const SPINNER: &str = "{spinner} {msg} {elapsed}";

/// Gone without a trace once it is dropped; nothing at all if standard error is no terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    pub(crate) fn new(shown: bool) -> Self {
        let bar = if shown { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
        Progress { bar }
    }

    pub(crate) fn tell(&mut self, stage: Stage) {
        match stage {
            Stage::Reading(done, all) => {
                self.bar.set_length(all as u64);
                self.bar.set_position(done as u64);
                self.style(BAR, "Reading files".to_owned());
            }
            Stage::Indexing(articles) => self.style(SPINNER, format!("Indexing {articles} articles")),
            Stage::Writing => self.style(SPINNER, "Writing".to_owned()),
        }
    }

    fn style(&self, template: &str, message: String) {
        if self.bar.message() == message {
            return;
        }
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
        self.bar.set_message(message);
        // Indexing tells nothing until it is done.
        self.bar.enable_steady_tick(Duration::from_millis(100));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
