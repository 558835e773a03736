//! What can be said to a build.

/// The largest article that is read if nothing else is told, in bytes.
pub const MAX_BYTES: u64 = 10_000_000;

/// Whether posting lists and texts lie beside the module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
pub enum Chunks {
    /// Where the first answer is sooner there.
    #[default]
    Auto,
    /// However few there are.
    Always,
    /// All of it is in the module.
    Never,
}

/// What can be said to a build.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Files and folders of articles.
    pub paths: Vec<String>,
    /// The folder that is made, if one is named; see [`crate::replace`].
    pub out: String,
    /// A file to be made: one page with all of the search in it.
    pub single_file: String,
    /// A file to be made: the engine with the articles, for a bundler. The element is in the npm package.
    pub module: String,
    /// Whether what is not needed at once lies beside the module, in the folder.
    pub chunks: Chunks,
    /// Whether the folder has every file by brotli and by gzip too, for hosts that send what lies ready.
    pub compress: bool,
    /// The language of page and element, as a BCP 47 tag; that of most articles if empty.
    pub lang: String,
    /// The title of the page; in the page's language if empty.
    pub title: String,
    /// The file that becomes `index.html`; ours if empty.
    pub page: String,
    /// Files and folders to be passed over, in the syntax of `.gitignore`, seen from each of the paths. A file
    /// `.kashafignore` says the same for the folder that it lies in.
    pub ignore: Vec<String>,
    /// What the articles of HTML pages are in, as a CSS selector; pages without it are passed over. If empty, it is
    /// found by `data-kashaf-body`, `data-pagefind-body` or landmarks.
    pub content: String,
    /// What is left out of HTML pages, as CSS selectors.
    pub exclude: Vec<String>,
    /// Columns of CSV and JSONL files by what they mean: (`title`, `headline`) reads titles from `headline`.
    pub columns: Vec<(String, String)>,
    /// What stands before the address of an HTML page that names none itself: `/`, `/docs/`,
    /// `https://example.org/`. If empty, addresses are relative to the site's root.
    pub base: String,
    /// The address of an article that is no page and names none, with `{id}` in it: `/articles/{id}.html`. If empty,
    /// such an article has none.
    pub url_template: String,
    /// The largest file, or record of a CSV or JSONL file, that is read, in bytes; [`MAX_BYTES`] if none is told.
    pub max_bytes: Option<u64>,
    /// The encoding of files that are not UTF-8, by its name in the web: `windows-1256`. If empty, they are faults.
    pub encoding: String,
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
            single_file: String::new(),
            module: String::new(),
            chunks: Chunks::Auto,
            lang: String::new(),
            title: String::new(),
            page: String::new(),
            ignore: Vec::new(),
            content: String::new(),
            exclude: Vec::new(),
            columns: Vec::new(),
            base: String::new(),
            url_template: String::new(),
            max_bytes: None,
            encoding: String::new(),
            strict: false,
            compress: false,
            offline: true,
        }
    }
}
