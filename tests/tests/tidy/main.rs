//! Habits that no compiler holds: how files look, what names say, and that documents and code agree.

mod documents;
mod files;
mod logs;
mod rules;
mod tree;
