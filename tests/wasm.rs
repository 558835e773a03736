//! The edge in a JavaScript engine.
