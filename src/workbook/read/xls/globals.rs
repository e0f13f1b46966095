//! Owns what a workbook stream says before its sheets: texts, formats, colours, tabs.
//! Must not know cells.

use std::collections::BTreeMap;

use super::super::super::sheet::Visibility;
use super::super::bytes::{u16_at, u32_at};
use super::super::format;
use super::super::look::Look;
use super::super::refusal::Reason;
use super::colours::{Fill, Palette};
use super::record::{Record, Records};
use super::strings::{Letters, shared};

/// What all sheets share.
#[derive(Debug)]
pub(super) struct Globals {
    pub(super) letters: Letters,
    pub(super) from_1904: bool,
    pub(super) texts: Vec<String>,
    pub(super) looks: Vec<Look>,
    pub(super) sheets: Vec<Tab>,
}

/// A tab and where its sheet begins in the stream.
#[derive(Debug)]
pub(super) struct Tab {
    pub(super) name: String,
    pub(super) visibility: Visibility,
    pub(super) kind: SheetKind,
    pub(super) start: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SheetKind {
    Worksheet,
    Macro,
    Other,
}

impl Globals {
    pub(super) fn read(stream: &[u8]) -> Result<Self, Reason> {
        let mut records = Records::new(stream);
        let letters = letters(records.next().as_ref())?;
        let mut found = Found { letters, ..Found::default() };
        for record in records {
            if record.kind == 0x000A {
                return Ok(found.finish());
            }
            found.take(&record)?;
        }
        Err(Reason::Truncated)
    }
}

/// The first record says which Excel wrote the stream.
fn letters(first: Option<&Record<'_>>) -> Result<Letters, Reason> {
    let first = first.ok_or(Reason::Truncated)?;
    match (first.kind, u16_at(first.data, 0)) {
        (0x0809, Some(0x0600)) => Ok(Letters::Unicode),
        (0x0809, Some(0x0500)) => Ok(Letters::Page(Letters::of_page(1252))),
        (0x0009 | 0x0209 | 0x0409 | 0x0809, _) => Err(Reason::OldExcel),
        _ => Err(Reason::Damaged("its workbook does not begin like one".to_owned())),
    }
}

struct Found {
    letters: Letters,
    from_1904: bool,
    texts: Vec<String>,
    codes: BTreeMap<u16, String>,
    formats: Vec<(u16, Fill)>,
    palette: Palette,
    sheets: Vec<Tab>,
}

impl Default for Found {
    fn default() -> Self {
        Self {
            letters: Letters::Unicode,
            from_1904: false,
            texts: Vec::new(),
            codes: BTreeMap::new(),
            formats: Vec::new(),
            palette: Palette::default(),
            sheets: Vec::new(),
        }
    }
}

impl Found {
    fn take(&mut self, record: &Record<'_>) -> Result<(), Reason> {
        match record.kind {
            0x002F if u16_at(record.data, 0).is_some() => return Err(Reason::Password),
            0x0042 => {
                if let (Letters::Page(_), Some(page)) = (self.letters, u16_at(record.data, 0)) {
                    self.letters = Letters::Page(Letters::of_page(page));
                }
            }
            0x0022 => self.from_1904 = u16_at(record.data, 0) == Some(1),
            0x041E => self.format(record),
            0x00E0 => {
                let format = u16_at(record.data, 2).unwrap_or(0);
                self.formats.push((format, Fill::of(record, self.letters).unwrap_or_default()));
            }
            0x0092 => self.palette.change(record),
            0x0085 => self.sheets.extend(tab(record, self.letters)),
            0x00FC => self.texts = shared(record),
            _ => (),
        }
        Ok(())
    }

    fn format(&mut self, record: &Record<'_>) {
        let Some(text) = record.data.get(2..) else { return };
        let code = match self.letters {
            Letters::Unicode => self.letters.long(text, &record.more),
            Letters::Page(_) => self.letters.short(text),
        };
        if let (Some(id), Some(code)) = (u16_at(record.data, 0), code) {
            self.codes.insert(id, code);
        }
    }

    fn finish(self) -> Globals {
        let look = |(id, fill): &(u16, Fill)| {
            let given = self.codes.get(id).map(String::as_str).filter(|_| !matches!(id, 14 | 22));
            let code = given.or_else(|| format::standard(u32::from(*id)));
            Look::new(code, fill.seen(&self.palette))
        };
        Globals {
            letters: self.letters,
            from_1904: self.from_1904,
            texts: self.texts,
            looks: self.formats.iter().map(look).collect(),
            sheets: self.sheets,
        }
    }
}

fn tab(record: &Record<'_>, letters: Letters) -> Option<Tab> {
    let start = usize::try_from(u32_at(record.data, 0)?).ok()?;
    let visibility = match record.data.get(4)? & 3 {
        0 => Visibility::Visible,
        1 => Visibility::Hidden,
        _ => Visibility::VeryHidden,
    };
    let kind = match record.data.get(5)? {
        0 => SheetKind::Worksheet,
        1 => SheetKind::Macro,
        _ => SheetKind::Other,
    };
    let name = letters.short(record.data.get(6..)?).unwrap_or_default().replace('\0', "");
    Some(Tab { name, visibility, kind, start })
}
