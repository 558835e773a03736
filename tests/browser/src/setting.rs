//! What a reader has set in the system, and engines pass on to pages.

/// A reader's wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// Light letters on a dark ground.
    Dark,
    /// Nothing that moves without need.
    LessMotion,
    /// The system's few colours in the place of the page's.
    ForcedColors,
}

impl Setting {
    /// The feature of a media query and the value that it then has.
    pub const fn media(self) -> (&'static str, &'static str) {
        match self {
            Self::Dark => ("prefers-color-scheme", "dark"),
            Self::LessMotion => ("prefers-reduced-motion", "reduce"),
            Self::ForcedColors => ("forced-colors", "active"),
        }
    }
}
