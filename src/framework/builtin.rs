//! Owns the framework that comes with the program, as bytes inside it.
//! Must not know how they are read.

use super::Framework;
use std::sync::{Arc, LazyLock};

const FILES: [(&str, &[u8]); 13] = [
    ("framework.csv", include_bytes!("../../assets/frameworks/sandwell-2022-23/framework.csv")),
    ("bodies.csv", include_bytes!("../../assets/frameworks/sandwell-2022-23/bodies.csv")),
    ("outcomes.csv", include_bytes!("../../assets/frameworks/sandwell-2022-23/outcomes.csv")),
    ("components.csv", include_bytes!("../../assets/frameworks/sandwell-2022-23/components.csv")),
    ("contracts.csv", include_bytes!("../../assets/frameworks/sandwell-2022-23/contracts.csv")),
    ("plans.csv", include_bytes!("../../assets/frameworks/sandwell-2022-23/plans.csv")),
    ("statuses.csv", include_bytes!("../../assets/frameworks/sandwell-2022-23/statuses.csv")),
    ("matrix.csv", include_bytes!("../../assets/frameworks/sandwell-2022-23/matrix.csv")),
    ("sections.csv", include_bytes!("../../assets/frameworks/sandwell-2022-23/sections.csv")),
    ("actions.csv", include_bytes!("../../assets/frameworks/sandwell-2022-23/actions.csv")),
    ("measures.csv", include_bytes!("../../assets/frameworks/sandwell-2022-23/measures.csv")),
    ("due.csv", include_bytes!("../../assets/frameworks/sandwell-2022-23/due.csv")),
    ("limits.csv", include_bytes!("../../assets/frameworks/sandwell-2022-23/limits.csv")),
];

impl Framework {
    /// The framework that comes with the program: Sandwell's of 2022/23.
    ///
    /// # Panics
    /// Never in a released program: a test reads the same bytes.
    #[expect(clippy::expect_used, reason = "the bytes are part of the program and a test reads them")]
    pub fn built_in() -> Arc<Self> {
        static READ: LazyLock<Arc<Framework>> = LazyLock::new(|| {
            let files = FILES.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
            Arc::new(Framework::from_files(&files).expect("the framework inside the program reads"))
        });
        Arc::clone(&READ)
    }
}
