//! The Hyacinth server.
fn main() {}
