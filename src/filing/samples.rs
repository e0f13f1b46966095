//! Owns the sample workbooks inside the program, so that the demonstration needs no file.
//! Must not know what they hold.

/// A sample workbook: the folder of its quarter, the body it is from, its bytes.
pub(super) struct Sample {
    /// The folder, such as `2022-23-q3`.
    pub(super) folder: &'static str,
    /// The body, an id of the framework.
    pub(super) body: &'static str,
    /// The workbook.
    pub(super) bytes: &'static [u8],
}

macro_rules! samples {
    ($($body:literal),+ $(,)?) => {
        &[
            $(sample!("2022-23-q2", $body),)+
            $(sample!("2022-23-q3", $body),)+
        ]
    };
}

macro_rules! sample {
    ($folder:literal, $body:literal) => {
        Sample {
            folder: $folder,
            body: $body,
            bytes: include_bytes!(concat!("../../sample-data/", $folder, "/", $body, ".xlsx")),
        }
    };
}

/// All twenty, quarter by quarter.
pub(super) const SAMPLES: &[Sample] = samples![
    "adult-social-care",
    "borough-economy",
    "business-strategy-and-change",
    "children-and-education",
    "corporate",
    "finance",
    "housing",
    "law-and-governance",
    "public-health",
    "regeneration-and-growth",
];
