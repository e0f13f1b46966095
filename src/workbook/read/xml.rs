//! Owns the few lines every pass over a workbook's XML needs: attributes and a reader set up alike.
//! Must not know what any element means.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

/// A reader that gives `<a/>` as a start and an end, and forgives what spreadsheet programs forgive.
pub(super) fn reader<R: BufRead>(part: R) -> Reader<R> {
    let mut reader = Reader::from_reader(part);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    config.check_comments = false;
    reader
}

/// An attribute's value as written, by its name without a prefix.
pub(super) fn attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    // A check for repeated attributes would take quadratic time on a hostile element.
    let mut attributes = element.attributes();
    attributes
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map(|attribute| attribute.value)
}

/// An attribute's value with its entities resolved, for text people read.
pub(super) fn text_attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let attribute =
        attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// Whether an attribute is there and says yes.
pub(super) fn flag(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(value.as_ref(), "1" | "true"))
}

/// What an event adds to the text that is being read.
pub(super) fn push_text(text: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(more) => text.push_str(more),
        Event::CData(more) => text.push_str(more),
        Event::GeneralRef(reference) => match (reference.resolve_char_ref(), &**reference) {
            (Ok(Some(letter)), _) => text.push(letter),
            (_, "amp") => text.push('&'),
            (_, "lt") => text.push('<'),
            (_, "gt") => text.push('>'),
            (_, "quot") => text.push('"'),
            (_, "apos") => text.push('\''),
            // Entities of a document's own are never resolved: they can grow without end.
            _ => (),
        },
        _ => (),
    }
}
