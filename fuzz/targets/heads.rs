//! See `heads` in tests/hostile.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hyacinth_hostile::heads(bytes));
