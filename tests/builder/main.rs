//! Everything the builder promises, from files on a disk to the files of a search.

mod memory;
mod place;
mod replace;
mod site;
mod sources;
