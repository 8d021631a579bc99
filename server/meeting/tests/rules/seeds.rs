//! Stories that random meetings once told: each broke a promise.
