fn main() {
    let a: Vec<String> = std::env::args().collect();
    xtask::split::split(a[1].as_ref(), a[2].as_ref(), a[3].as_ref()).unwrap();
}
