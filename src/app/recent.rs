//! Owns what a file is called on the start page, told from its name alone: the disk is not asked while a frame is drawn.
//! Must not know what is in the file.

use crate::framework::Framework;
use crate::model::Period;
use crate::tables::CellText;
use std::path::Path;

/// A file as the start page names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    /// "Housing, Quarter 3 2022/23" where the name tells that; else the file's name.
    pub title: String,
    /// The file's name.
    pub name: String,
    /// The folder it lies in.
    pub folder: String,
    /// Whether the name is that of a sealed bundle.
    pub sealed: bool,
}

impl Recent {
    /// What the name of a file tells.
    pub fn of(path: &Path, framework: &Framework) -> Self {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
        let plain = |text: &str| text.to_lowercase().replace(['_', ' '], "-");
        let in_name = plain(&name);
        let body = framework.bodies().iter().find(|body| in_name.contains(&plain(body.id.as_str())));
        let quarter = period(&name).or_else(|| period(&folder));
        let title = match (body, quarter) {
            (Some(body), Some(period)) => format!("{}, {}", body.name, period.words()),
            (Some(body), None) => format!("{}, {name}", body.name),
            (None, _) => name.clone(),
        };
        Self { title, sealed: name.starts_with("PMF_"), name, folder }
    }
}

/// The quarter that stands in a name or, the last one, in a folder: `2022-23-Q3`.
fn period(name: &str) -> Option<Period> {
    const LENGTH: usize = "2022-23-Q3".len();
    let starts = name.char_indices().map(|(start, _)| start);
    let written = starts.filter_map(|start| name.get(start..start + LENGTH));
    written.filter_map(|text| Period::parse(text).ok()).rfind(|period| matches!(period, Period::Quarter(..)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(name: &str) -> String {
        Recent::of(&Path::new("returns").join(name), &Framework::built_in()).title
    }

    #[test]
    fn a_name_we_gave_tells_whose_return_it_is() {
        assert_eq!(title("housing-2022-23-Q3.return.zip"), "Housing, Quarter 3 2022/23");
        assert_eq!(title("PMF_2022-23-Q2_public-health_r1.zip"), "Public Health, Quarter 2 2022/23");
    }

    #[test]
    fn any_other_name_stands_as_it_is() {
        assert_eq!(title("Q3 é final.zip"), "Q3 é final.zip");
    }
}
