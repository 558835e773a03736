//! Numbers in digits. The standard library's formatting is 2 kB of a module that has little else to format.

/// `number` with at least `width` digits.
///
/// ```
/// use kashaf_engine::decimal::digits;
/// assert_eq!((digits(7, 2), digits(0, 0), digits(2021, 4)), ("07".into(), "0".into(), "2021".into()));
/// ```
#[must_use]
pub fn digits(number: u64, width: usize) -> String {
    let mut text = String::new();
    let mut rest = number;
    while rest > 0 || text.len() < width.max(1) {
        text.insert(0, char::from(b'0' + (rest % 10) as u8));
        rest /= 10;
    }
    text
}
