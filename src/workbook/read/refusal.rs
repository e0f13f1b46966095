//! Owns the one sentence a person gets when a file cannot be opened at all: which file, what is wrong, what to do.
//! Must not know how any of that is found out.

use serde::{Deserialize, Serialize};

/// A file that was not read, and why. Its text is one plain sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("“{file}” {reason}")]
pub struct Refusal {
    /// The file's name, without its folder.
    pub file: String,
    /// Why it was not read.
    pub reason: Reason,
}

/// Why a file was not read; each text follows the file's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum Reason {
    /// No such file.
    #[error("is not there: check the name and the folder, or whether the drive is connected")]
    Missing,
    /// A folder.
    #[error("is a folder: choose one workbook in it")]
    Folder,
    /// The system would not let us read it.
    #[error("could not be read ({0}): check that you may open it, close it in other programs and try again")]
    Unreadable(String),
    /// No bytes.
    #[error("is empty (0 bytes): ask for it again, or copy it again from where it came")]
    Empty,
    /// Larger than we read.
    #[error("is too large to be a return (more than {megabytes} MB): save the sheets that matter as a new workbook")]
    TooLarge {
        /// The limit.
        megabytes: u64,
    },
    /// The small file Excel keeps beside an open workbook.
    #[error(
        "is not the workbook but the lock file Excel keeps while it is open: choose the file whose name does not start with ~$"
    )]
    LockFile,
    /// A zip that stops too early.
    #[error("is incomplete or damaged: copy or download it again, or ask for it again")]
    Truncated,
    /// A workbook whose insides do not hold together.
    #[error("is damaged ({0}): open it in Excel, let Excel repair it and save it again")]
    Damaged(String),
    /// Encrypted by Excel.
    #[error(
        "needs a password to open: open it in Excel, remove the password under File, Info, Protect Workbook, and save it again"
    )]
    Password,
    /// Excel 4 and earlier.
    #[error(
        "is a workbook of Excel 4 or earlier: open it in Excel or LibreOffice and save it as Excel Workbook (.xlsx)"
    )]
    OldExcel,
    /// Excel 2003 XML.
    #[error("is a workbook of the Excel 2003 XML kind: open it in Excel and use Save As, Excel Workbook (.xlsx)")]
    ExcelXml,
    /// A spreadsheet of a program whose files are not read.
    #[error(
        "is {0}: open it in the program that made it, or in LibreOffice, and save or export it as Excel Workbook (.xlsx)"
    )]
    Foreign(String),
    /// What Google Drive keeps on a disk in place of a sheet.
    #[error(
        "is only a shortcut to a sheet kept by Google, not the sheet: open it in Google Sheets and use File, Download, Microsoft Excel (.xlsx)"
    )]
    Shortcut,
    /// A table of a web page, as many systems export one under the name of .xls.
    #[error(
        "is a web page with a table in it, whatever its name says: open it in Excel and use Save As, Excel Workbook (.xlsx)"
    )]
    WebTable,
    /// A web page, however it is named.
    #[error("is a web page, whatever its name says: open it in Excel and use Save As, Excel Workbook (.xlsx)")]
    WebPage,
    /// Some file that is clearly of another kind.
    #[error("is {0}, not a workbook: choose the return's .xlsx file")]
    OtherKind(String),
    /// A zip that holds files of no kind we know.
    #[error("is a zip of other files: unpack it and choose the workbook inside")]
    Archive,
    /// Nothing we recognise.
    #[error("is not a kind of file this program knows: choose the return's .xlsx file")]
    Unknown,
    /// A workbook of charts only, or with no sheet at all.
    #[error("has no worksheet in it: choose the workbook that holds the return's tables")]
    NoWorksheet,
    /// Excel 4 macro sheets.
    #[error("holds an Excel 4 macro sheet (“{0}”): open it in Excel, delete that sheet and save it again")]
    MacroSheet(String),
    /// Two parts of one name: which one a program reads is chance.
    #[error("holds two parts of one name, so programs disagree about what it says: open it in Excel and save it again")]
    TwoParts,
    /// More than a real return holds.
    #[error(
        "unpacks to far more than a return holds ({0}): open it in Excel and save the sheets that matter as a new workbook"
    )]
    Bomb(String),
    /// Every sheet fails at its start.
    #[error("has no sheet that could be read: open it in Excel, let Excel repair it and save it again")]
    NothingRead,
    /// Its time was up.
    #[error(
        "was still not read after {seconds} seconds and was given up: open it in Excel and save the sheets that matter as a new workbook"
    )]
    TooSlow {
        /// The limit.
        seconds: u64,
    },
    /// More memory than reading may take.
    #[error(
        "takes more memory to read than a return may ({megabytes} MB): open it in Excel and save the sheets that matter as a new workbook"
    )]
    TooMuchMemory {
        /// The limit.
        megabytes: u64,
    },
    /// More cells and text than are taken over.
    #[error(
        "holds far more than a return does (over {megabytes} MB of cells): open it in Excel and save the sheets that matter as a new workbook"
    )]
    TooFull {
        /// The limit.
        megabytes: u64,
    },
    /// The process that read it ended without an answer.
    #[error(
        "stopped the part of this program that reads workbooks ({0}): open it in Excel, save it again under a new name and try that"
    )]
    Stopped(String),
    /// The process that reads could not be started, or could not be limited.
    #[error(
        "was not read, because the part of this program that reads workbooks did not start ({0}): close Quarterdeck, start it again and try once more"
    )]
    NotStarted(String),
    /// The reading itself failed.
    #[error(
        "could not be read, because of a fault in this program: open it in Excel, save it again under a new name and try that"
    )]
    Fault,
}

impl Reason {
    /// Says which file it is about.
    pub(crate) fn about(self, file: &str) -> Refusal {
        Refusal { file: file.to_owned(), reason: self }
    }
}
