//! Owns what a package's file is called.
//! Must not know folders.

use crate::model::Header;
use crate::tables::CellText;

/// The name of a sealed bundle's file: `PMF_2022-23-Q3_housing_r1.zip`.
pub fn file_name(header: &Header) -> String {
    format!("{}.zip", file_stem(header))
}

/// The same without its extension. Only small letters, digits and "-" of a body get in: the name may come from anywhere.
pub(super) fn file_stem(header: &Header) -> String {
    let plain = |text: String| -> String {
        let kept = text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(60).collect::<String>();
        if kept.is_empty() { "none".to_owned() } else { kept }
    };
    let (period, body) = (plain(header.period.text()), plain(header.body.text().to_ascii_lowercase()));
    format!("PMF_{period}_{body}_r{}", header.revision.unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BodyId, Period};

    #[test]
    fn a_bundle_is_named_by_period_body_and_revision() {
        let period = Some(Period::Quarter(2022, 3));
        let header = Header { body: BodyId::new("housing"), period, revision: Some(2), ..Header::default() };
        assert_eq!(file_name(&header), "PMF_2022-23-Q3_housing_r2.zip");
    }

    #[test]
    fn a_hostile_body_does_not_lead_out_of_the_folder() {
        let header = Header { body: BodyId::new("../../etc/Passwd"), ..Header::default() };
        assert_eq!(file_name(&header), "PMF_none_etcpasswd_r1.zip");
    }
}
