//! What can be said to a build.

/// What can be said to a build.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Files and folders of articles.
    pub paths: Vec<String>,
    /// The folder that is made; see [`crate::replace`].
    pub out: String,
    /// The language of page and element, as a BCP 47 tag; that of most articles if empty.
    pub lang: String,
    /// The title of the page; in the page's language if empty.
    pub title: String,
    /// The file that becomes `index.html`; ours if empty.
    pub page: String,
    /// Whether a file that cannot be searched ends the build; else it is told and passed over.
    pub strict: bool,
    /// Whether the search works without a net once it was opened.
    pub offline: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            paths: Vec::new(),
            out: String::new(),
            lang: String::new(),
            title: String::new(),
            page: String::new(),
            strict: false,
            offline: true,
        }
    }
}
