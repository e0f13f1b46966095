//! Owns the zip a workbook is: limits on it, which part is which, and what else it may be instead.
//! Must not know what a sheet holds.

use std::collections::HashMap;
use std::io::{BufReader, Cursor, Read};

use quick_xml::events::Event;
use zip::ZipArchive;

use super::super::beside::DefinedName;
use super::super::sheet::Visibility;
use super::guard::{Guarded, count_elements};
use super::refusal::Reason;
use super::xml;

const MAX_ENTRIES: usize = 2_000;
const MAX_PART: u64 = 256 << 20;
const MAX_ALL: u64 = 512 << 20;
/// Parts other than sheets and shared strings; the largest seen in real returns is 3 MB.
const MAX_SIDE_PART: u64 = 32 << 20;
/// As many different texts as we read cells.
pub(super) const MAX_STRINGS: usize = 3_000_000;
/// Excel's own limit is 65,490 cell formats, and as many style formats.
const MAX_STYLES: usize = 140_000;

/// Names kept of a workbook, and bytes of what one stands for.
const MAX_NAMES: usize = 20_000;
const MAX_NAME: usize = 10_000;

type Listed = (Vec<Tab>, Vec<DefinedName>);

/// An opened workbook package, with the limits checked.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Entries by their name in small letters.
    entries: HashMap<String, Entry>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    index: usize,
    size: u64,
}

/// A worksheet's tab, and the part that holds it.
#[derive(Debug)]
pub(super) struct Tab {
    pub(super) name: String,
    pub(super) visibility: Visibility,
    pub(super) part: String,
}

/// What a workbook says it holds.
#[derive(Debug)]
pub(super) struct Contents {
    /// The worksheets in the order of their tabs; at least one.
    pub(super) tabs: Vec<Tab>,
    /// Names for ranges.
    pub(super) names: Vec<DefinedName>,
    /// The part that holds the cell formats.
    pub(super) styles: String,
}

/// What kind of workbook a zip is, and its main part.
#[derive(Debug)]
pub(super) enum Main {
    Xlsx(String),
    Xlsb(String),
    OpenDocument,
}

/// Where one part points to another.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) target: String,
    /// The last word of its type: `worksheet`, `officeDocument`.
    pub(super) kind: String,
}

impl<'a> Package<'a> {
    /// Whether it has a part for notes or comments on cells.
    pub(super) fn has_notes(&self) -> bool {
        let is_notes = |name: &String| {
            let file = name.rsplit('/').next().unwrap_or_default();
            file.starts_with("comments") || file.starts_with("threadedcomment")
        };
        self.entries.keys().any(is_notes)
    }

    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Reason> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Reason::Truncated)?;
        if zip.is_empty() {
            return Err(Reason::Archive);
        }
        if zip.len() > MAX_ENTRIES {
            return Err(Reason::Bomb(format!("{} parts", zip.len())));
        }
        if zip.has_duplicate_names() {
            return Err(Reason::TwoParts);
        }
        let mut entries = HashMap::new();
        let mut all = 0_u64;
        for index in 0..zip.len() {
            let file = zip.by_index_raw(index).map_err(|_| Reason::Truncated)?;
            let (size, name) = (file.size(), normal(&String::from_utf8_lossy(file.name_raw())));
            all = all.saturating_add(size);
            if size > MAX_PART || all > MAX_ALL {
                return Err(Reason::Bomb(format!("more than {} MB", size.max(MAX_ALL) >> 20)));
            }
            if entries.insert(name, Entry { index, size }).is_some() {
                return Err(Reason::TwoParts);
            }
        }
        Ok(Self { zip, entries })
    }

    /// A part to read, guarded; none when there is no such part.
    pub(super) fn part(&mut self, path: &str) -> Option<BufReader<Guarded<impl Read>>> {
        let entry = *self.entries.get(&normal(path))?;
        let file = self.zip.by_index(entry.index).ok()?;
        Some(BufReader::with_capacity(1 << 16, Guarded::new(file)))
    }

    /// A binary part to read.
    pub(super) fn bin(&mut self, path: &str) -> Option<BufReader<impl Read>> {
        let entry = *self.entries.get(&normal(path))?;
        let file = self.zip.by_index(entry.index).ok()?;
        Some(BufReader::with_capacity(1 << 16, file))
    }

    fn size(&self, path: &str) -> Option<u64> {
        self.entries.get(&normal(path)).map(|entry| entry.size)
    }

    /// What kind of workbook it is and, but for an `OpenDocument` one, the part that lists its sheets.
    pub(super) fn main(&mut self) -> Result<Main, Reason> {
        let Some(links) = self.links("_rels/.rels")? else {
            return self.other_kind();
        };
        let main = links
            .into_values()
            .find(|link| link.kind == "officeDocument")
            .ok_or_else(|| Reason::Damaged("it does not say where its sheets are".to_owned()))?;
        let main = main.target.trim_start_matches('/').to_owned();
        let small = main.to_ascii_lowercase();
        for (start, what) in
            [("word/", "a Word document"), ("ppt/", "a PowerPoint presentation"), ("visio/", "a Visio drawing")]
        {
            if small.starts_with(start) {
                return Err(Reason::OtherKind(what.to_owned()));
            }
        }
        Ok(if extension(&small) == "bin" { Main::Xlsb(main) } else { Main::Xlsx(main) })
    }

    /// What an .xlsx holds.
    pub(super) fn contents(&mut self, main: &str) -> Result<Contents, Reason> {
        let (base, file) = folder(main);
        self.check_side_parts(&base)?;
        let links = self.links(&format!("{base}_rels/{file}.rels"))?.unwrap_or_default();
        let (tabs, names) = self.listed(main, &base, &links)?;
        if tabs.is_empty() {
            return Err(Reason::NoWorksheet);
        }
        Ok(Contents { tabs, names, styles: format!("{base}styles.xml") })
    }

    /// What a zip without a package's own list of parts is.
    fn other_kind(&mut self) -> Result<Main, Reason> {
        let has = |path: &str| self.entries.contains_key(path);
        if has("index/document.iwa") || self.entries.keys().any(|name| extension(name) == "iwa") {
            return Err(Reason::Foreign("an Apple Numbers, Pages or Keynote document".to_owned()));
        }
        if has("[content_types].xml") {
            return Err(Reason::Damaged("its list of parts is missing".to_owned()));
        }
        if !has("content.xml") && !has("mimetype") {
            return Err(Reason::Archive);
        }
        let has_content = has("content.xml");
        let mut kind = String::new();
        if let Some(part) = self.part("mimetype") {
            // A kind that cannot be read leaves the text empty, which is then taken for a spreadsheet: some programs leave it out.
            let _ = part.take(200).read_to_string(&mut kind);
        }
        if !has_content {
            return Err(Reason::Damaged("its content is missing".to_owned()));
        }
        if kind.is_empty() || kind.contains("spreadsheet") {
            Ok(Main::OpenDocument)
        } else {
            Err(Reason::OtherKind("an OpenDocument file other than a spreadsheet".to_owned()))
        }
    }

    /// Counts what the reading library would take on trust.
    fn check_side_parts(&mut self, base: &str) -> Result<(), Reason> {
        let sheets = format!("{}worksheets/", base.to_ascii_lowercase());
        let strings = format!("{base}sharedStrings.xml");
        let large = self.entries.iter().find(|(name, entry)| {
            let is_xml = matches!(extension(name), "xml" | "rels");
            entry.size > MAX_SIDE_PART && is_xml && !name.starts_with(&sheets) && **name != normal(&strings)
        });
        if let Some((name, _)) = large {
            return Err(Reason::Bomb(format!("its part {name} is larger than {} MB", MAX_SIDE_PART >> 20)));
        }
        let declared = self.declared_strings(&strings);
        let limit = self.size(&strings).unwrap_or(0) / 4;
        if declared > limit.min(MAX_STRINGS as u64) {
            return Err(Reason::Damaged(format!("it claims {declared} different texts, more than it can hold")));
        }
        self.at_most(&strings, "si", MAX_STRINGS, "texts")?;
        self.at_most(&format!("{base}styles.xml"), "xf", MAX_STYLES, "cell formats")
    }

    fn at_most(&mut self, path: &str, element: &str, limit: usize, what: &str) -> Result<(), Reason> {
        let Some(part) = self.part(path) else {
            return Ok(());
        };
        let count = count_elements(part, element).map_err(|error| Reason::Damaged(format!("{path}: {error}")))?;
        if count > limit {
            return Err(Reason::Bomb(format!("{count} {what}")));
        }
        Ok(())
    }

    /// The count of shared texts a part declares; memory is set aside for it before any is read.
    fn declared_strings(&mut self, path: &str) -> u64 {
        let Some(part) = self.part(path) else {
            return 0;
        };
        let mut head = Vec::new();
        if part.take(4096).read_to_end(&mut head).is_err() {
            return 0;
        }
        let head: Vec<u8> = head.into_iter().filter(|&byte| byte != 0).collect();
        let head = String::from_utf8_lossy(&head);
        let after = head.split_once("uniqueCount").map_or("", |(_, after)| after);
        let digits: String = after
            .trim_start_matches([' ', '=', '"', '\'', '\t', '\r', '\n', '+'])
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        if digits.is_empty() { 0 } else { digits.parse().unwrap_or(u64::MAX) }
    }

    /// The links of one part, by id; none when there is no such part.
    pub(super) fn links(&mut self, path: &str) -> Result<Option<HashMap<String, Link>>, Reason> {
        let Some(part) = self.part(path) else {
            return Ok(None);
        };
        let mut links = HashMap::new();
        let mut reader = xml::reader(part);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(element)) if element.local_name().as_ref() == "Relationship" => {
                    let text = |name| xml::text_attribute(&element, name).unwrap_or_default();
                    let kind = text("Type").rsplit('/').next().unwrap_or_default().to_owned();
                    let target = text("Target");
                    links.insert(text("Id"), Link { target, kind });
                }
                Ok(Event::Eof) => return Ok(Some(links)),
                Ok(_) => (),
                Err(error) => return Err(Reason::Damaged(format!("{path}: {error}"))),
            }
        }
    }

    fn listed(&mut self, main: &str, base: &str, links: &HashMap<String, Link>) -> Result<Listed, Reason> {
        let part = self.part(main).ok_or_else(|| Reason::Damaged(format!("its part {main} is missing")))?;
        let mut tabs = Vec::new();
        let (mut names, mut open): (Vec<DefinedName>, Option<DefinedName>) = (Vec::new(), None);
        let mut reader = xml::reader(part);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let event =
                reader.read_event_into(&mut buffer).map_err(|error| Reason::Damaged(format!("{main}: {error}")))?;
            match event {
                Event::Start(element) if element.local_name().as_ref() == "sheet" => {
                    let name = xml::text_attribute(&element, "name").unwrap_or_default();
                    let id = xml::text_attribute(&element, "id").unwrap_or_default();
                    let state = xml::attribute(&element, "state");
                    tabs.extend(tab(base, links.get(&id), name, state.as_deref())?);
                }
                Event::Start(element) if element.local_name().as_ref() == "definedName" => {
                    let name = xml::text_attribute(&element, "name").filter(|name| !name.starts_with("_xlnm"));
                    let name = name.filter(|_| names.len() < MAX_NAMES);
                    open = name.map(|name| DefinedName { name, refers_to: String::new() });
                }
                Event::End(element) if element.local_name().as_ref() == "definedName" => names.extend(open.take()),
                Event::Eof => return Ok((tabs, names)),
                event => {
                    if let Some(name) = open.as_mut().filter(|name| name.refers_to.len() < MAX_NAME) {
                        xml::push_text(&mut name.refers_to, &event);
                    }
                }
            }
        }
    }
}

/// A worksheet's tab; a chart's is passed over.
pub(super) fn tab(base: &str, link: Option<&Link>, name: String, state: Option<&str>) -> Result<Option<Tab>, Reason> {
    let Some(link) = link else {
        return Err(Reason::Damaged(format!("its sheet “{name}” is missing")));
    };
    match link.kind.as_str() {
        "worksheet" => Ok(Some(Tab { visibility: visibility(state), part: resolve(base, &link.target), name })),
        "xlMacrosheet" | "xlIntlMacrosheet" => Err(Reason::MacroSheet(name)),
        _ => Ok(None),
    }
}

/// The folder of a part, with its slash, and the file in it.
pub(super) fn folder(part: &str) -> (String, &str) {
    part.rsplit_once('/').map_or((String::new(), part), |(folder, file)| (format!("{folder}/"), file))
}

fn visibility(state: Option<&str>) -> Visibility {
    match state {
        Some("hidden") => Visibility::Hidden,
        Some("veryHidden") => Visibility::VeryHidden,
        _ => Visibility::Visible,
    }
}

pub(super) fn resolve(base: &str, target: &str) -> String {
    target.strip_prefix('/').map_or_else(|| format!("{base}{target}"), str::to_owned)
}

/// What follows the last dot of a name in small letters.
fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Names in a zip are told apart as Windows does: neither case nor the kind of slash matters.
fn normal(name: &str) -> String {
    name.replace('\\', "/").to_lowercase()
}
