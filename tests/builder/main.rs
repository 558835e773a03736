//! Everything the builder promises, from files on a disk to the files of a search.

mod place;
mod replace;
mod site;
