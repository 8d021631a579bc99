//! The rules of an action learning meeting.
