//! Which addresses may a page link to?

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands in a path as it is (RFC 3986, unreserved), and what separates its parts.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The address, if it is of a page: `http:`, `https:` or relative. What browsers would take out of it before they look
/// for its scheme must not be in it.
pub(super) fn checked(address: &str) -> Option<String> {
    let address = address.trim();
    if address.is_empty() || address.contains(|c: char| c.is_control()) {
        return None;
    }
    // Whoever puts it into a page as it is would have a scheme of what HTML writes so: `java&#115;cript&colon;`.
    let first = address.split(['/', '?']).next().unwrap_or_default().to_ascii_lowercase();
    if ["&#", "&colon", "&tab", "&newline"].iter().any(|sign| first.contains(sign)) {
        return None;
    }
    let scheme = address.split(['/', '?', '#']).next().and_then(|first| first.split_once(':'));
    let known = scheme.is_none_or(|(scheme, _)| {
        scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
    });
    known.then(|| address.to_owned())
}

/// Whether it says where in the web it is.
pub(super) fn is_absolute(address: &str) -> bool {
    let start = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    start.starts_with("http://") || start.starts_with("https://")
}

/// A path as it stands in an address.
pub(super) fn encoded(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

/// The address of a page that lies at this path of its site: a folder's own page is named by the folder.
pub(super) fn of_page(base: &str, path: &str) -> String {
    let path = match path.strip_suffix("index.html") {
        Some("") if base.is_empty() => "./",
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    };
    [base, &encoded(path)].concat()
}
