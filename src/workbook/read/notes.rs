//! Owns the notes of an .xlsx: the parts that hold them, older notes and threads of comments alike.
//! Must not know cells.

use std::collections::BTreeMap;
use std::io::BufRead;

use quick_xml::events::Event;

use super::super::address::CellRef;
use super::super::beside::Note;
use super::package::{Package, folder, resolve};
use super::{text, xml};

/// Notes kept of one sheet.
const MAX_NOTES: usize = 50_000;
const MAX_TEXT: usize = text::MAX_CHARACTERS * 4;

/// The notes on a sheet, in reading order; a thread takes the place of the note that older programs see of it.
pub(super) fn of_sheet(package: &mut Package<'_>, sheet: &str) -> Vec<Note> {
    let (base, file) = folder(sheet);
    let links = package.links(&format!("{base}_rels/{file}.rels")).ok().flatten().unwrap_or_default();
    let mut parts: Vec<(bool, String)> = Vec::new();
    for link in links.into_values() {
        let is_thread = link.kind.eq_ignore_ascii_case("threadedComment");
        if is_thread || link.kind == "comments" {
            parts.push((is_thread, within(&resolve(&base, &link.target))));
        }
    }
    parts.sort();
    let mut notes: BTreeMap<CellRef, Note> = BTreeMap::new();
    for (is_thread, path) in parts {
        let Some(part) = package.part(&path) else { continue };
        let mut threads: BTreeMap<CellRef, Note> = BTreeMap::new();
        for note in read(part) {
            match threads.get_mut(&note.at).filter(|_| is_thread) {
                Some(before) => {
                    before.text.push('\n');
                    before.text.push_str(&note.text);
                }
                None => drop(threads.insert(note.at, note)),
            }
        }
        notes.extend(threads);
    }
    notes.into_values().collect()
}

/// `xl/worksheets/../comments1.xml` is `xl/comments1.xml`.
fn within(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for step in path.split('/') {
        match step {
            ".." => drop(kept.pop()),
            "." => (),
            step => kept.push(step),
        }
    }
    kept.join("/")
}

/// Reading ends where a part stops making sense; the notes before that are kept.
fn read(part: impl BufRead) -> Vec<Note> {
    let mut reader = xml::reader(part);
    let mut buffer = Vec::new();
    let (mut notes, mut authors): (Vec<Note>, Vec<String>) = (Vec::new(), Vec::new());
    let mut open: Option<Note> = None;
    let mut said: Option<String> = None;
    while notes.len() < MAX_NOTES {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => match element.local_name().as_ref() {
                "comment" | "threadedComment" => {
                    let at = xml::attribute(&element, "ref").and_then(|at| at.parse().ok());
                    let author = xml::attribute(&element, "authorId").and_then(|id| id.parse::<usize>().ok());
                    let author = author.and_then(|id| authors.get(id)).filter(|author| !author.is_empty()).cloned();
                    open = at.map(|at| Note { at, author, text: String::new() });
                }
                "author" | "t" | "text" => said = Some(String::new()),
                _ => (),
            },
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "author" => authors.push(said.take().unwrap_or_default().trim().to_owned()),
                "t" | "text" => {
                    let said = said.take().unwrap_or_default();
                    if let Some(note) = open.as_mut().filter(|note| note.text.len() < MAX_TEXT) {
                        note.text.push_str(&said);
                    }
                }
                "comment" | "threadedComment" => {
                    let note = open.take().filter(|note| !note.text.trim().is_empty());
                    notes
                        .extend(note.map(|note| Note { text: text::keep(note.text.trim()).text.into_owned(), ..note }));
                }
                // How a word is to be spoken is no part of the note.
                "rPh" => said = None,
                _ => (),
            },
            Ok(Event::Eof) | Err(_) => break,
            Ok(event) => {
                if let Some(said) = said.as_mut().filter(|said| said.len() < MAX_TEXT) {
                    xml::push_text(said, &event);
                }
            }
        }
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_one_note_make_one_text_with_its_author() {
        let part = "<comments><authors><author>A Clerk</author></authors><commentList><comment ref='B3' authorId='0'>
            <text><r><rPr/><t>A Clerk:</t></r><r><t xml:space='preserve'>\nAsk Housing &amp; Roads</t></r></text></comment></commentList></comments>";
        let notes = read(part.as_bytes());
        assert_eq!(notes.len(), 1);
        assert_eq!(notes[0].at.to_string(), "B3");
        assert_eq!(notes[0].author.as_deref(), Some("A Clerk"));
        assert_eq!(notes[0].text, "A Clerk:\nAsk Housing & Roads");
    }
}
