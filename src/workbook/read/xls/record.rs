//! Owns the records a workbook stream is made of.
//! Must not know what any record means.

use super::super::bytes::u16_at;

/// What continues the record before it.
const CONTINUE: u16 = 0x003C;
const BEGINNING: u16 = 0x0809;
const END: u16 = 0x000A;

/// One record; a long one goes on in the parts after the first.
#[derive(Debug)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
    pub(super) more: Vec<&'a [u8]>,
}

/// The records from a place in the stream on.
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) const fn new(stream: &'a [u8]) -> Self {
        Self { rest: stream }
    }

    /// The records of one sheet, charts inside it passed over; the last item is none when the stream stops too early.
    pub(super) fn of_sheet(stream: &'a [u8]) -> impl Iterator<Item = Option<Record<'a>>> {
        let mut records = Self::new(stream);
        let mut depth = 0_usize;
        let mut ended = false;
        std::iter::from_fn(move || {
            while !ended {
                let Some(record) = records.next() else {
                    ended = true;
                    return Some(None);
                };
                match record.kind {
                    BEGINNING => depth += 1,
                    END => {
                        depth = depth.saturating_sub(1);
                        ended = depth == 0;
                    }
                    _ if depth == 1 => return Some(Some(record)),
                    _ => (),
                }
            }
            None
        })
    }

    fn part(&mut self) -> Option<(u16, &'a [u8])> {
        let kind = u16_at(self.rest, 0)?;
        let length = usize::from(u16_at(self.rest, 2)?);
        let data = self.rest.get(4..4 + length)?;
        self.rest = self.rest.get(4 + length..)?;
        Some((kind, data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, data) = self.part()?;
        let mut more = Vec::new();
        while u16_at(self.rest, 0) == Some(CONTINUE) {
            let Some((_, data)) = self.part() else { break };
            more.push(data);
        }
        Some(Record { kind, data, more })
    }
}
