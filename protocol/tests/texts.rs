//! What people write: bounds, and what would hide or turn around what stands beside it.

use hyacinth_protocol::{Line, Name, TextError, Words};

#[test]
fn a_text_has_its_bound_in_characters() {
    let fits = "𝔸".repeat(60);
    assert_eq!(Name::new(&fits).expect("it fits").as_str(), fits);
    assert_eq!(Name::new(&(fits + "é")), Err(TextError::TooLong { length: 61, most: 60 }));
    assert!(Line::new(&"é".repeat(200)).is_ok() && Line::new(&"é".repeat(201)).is_err());
    assert!(Words::new(&"é".repeat(2_000)).is_ok() && Words::new(&"é".repeat(2_001)).is_err());
    let around = format!("\u{3000} {} \u{2003}", "a".repeat(60));
    assert_eq!(Name::new(&around).expect("it fits").as_str(), "a".repeat(60));
}

#[test]
fn what_nobody_can_see_is_no_text() {
    for unseen in [
        "",
        " \u{a0}\u{2003}",
        "\u{200b}",
        "\u{200d}\u{2060}\u{feff}",
        "\u{202e}\u{202c}",
        "\u{3164}\u{115f}\u{ffa0}",
        "\u{2800} \u{2800}",
        "\u{fe0f}\u{e0100}",
    ] {
        assert_eq!(Name::new(unseen), Err(TextError::Empty), "{unseen:?}");
        assert_eq!(Line::new(unseen), Err(TextError::Empty), "{unseen:?}");
        assert_eq!(Words::new(unseen), Err(TextError::Empty), "{unseen:?}");
    }
}

#[test]
fn a_line_is_one_line() {
    for broken in
        ["a\nb", "a\rb", "a\tb", "a\u{2028}b", "a\u{2029}b", "a\u{85}b", "a\0b", "a\u{1b}[2Jb"]
    {
        assert_eq!(Name::new(broken), Err(TextError::Control), "{broken:?}");
        assert_eq!(Line::new(broken), Err(TextError::Control), "{broken:?}");
    }
    assert!(Words::new("a\n\tb\u{2028}c").is_ok());
    for never in ["a\rb", "a\0b", "a\u{7f}b", "a\u{9b}b"] {
        assert_eq!(Words::new(never), Err(TextError::Control), "{never:?}");
    }
}

#[test]
fn a_name_turns_no_sentence_around() {
    let name = Name::new("\u{202e}Ada\u{2066}\u{2069}\u{202c}").expect("a name is left");
    assert_eq!(name.as_str(), "Ada");
    assert_eq!(Line::new("to \u{202d}the\u{202c} left").expect("a line").as_str(), "to the left");
    // Marks, joiners and letters that read from the right stay as they are.
    for kept in ["שלום", "مرحبا\u{200f}", "👩\u{200d}🏫", "نمی\u{200c}خواهم", "e\u{301}"]
    {
        assert_eq!(Name::new(kept).expect("a name").as_str(), kept);
    }
    let words = "\u{202e}quoted\u{202c}";
    assert_eq!(Words::new(words).expect("words").as_str(), words);
}
