//! Hostile and private: what people type reaches whom it is for, and no log, number or error.

mod canary;
mod fields;
mod journals;
mod walk;
