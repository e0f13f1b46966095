//! Owns recognising an e-mail address, a United Kingdom telephone number or a National Insurance number in a text.
//! Must not know which record the text stands in.

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Personal {
    Email,
    Telephone,
    NationalInsurance,
}

impl Personal {
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Email => "an e-mail address",
            Self::Telephone => "a telephone number",
            Self::NationalInsurance => "a National Insurance number",
        }
    }
}

/// What the text holds, each kind once.
pub(super) fn personal(text: &str) -> Vec<Personal> {
    let mut found = Vec::new();
    if text.contains('@') && text.split_whitespace().any(is_email) {
        found.push(Personal::Email);
    }
    if text.bytes().filter(u8::is_ascii_digit).count() >= 6 {
        if has_telephone(text) {
            found.push(Personal::Telephone);
        }
        if has_national_insurance(text) {
            found.push(Personal::NationalInsurance);
        }
    }
    found
}

fn is_email(token: &str) -> bool {
    let token = token.trim_matches(|c: char| !c.is_alphanumeric());
    let Some((name, domain)) = token.split_once('@') else { return false };
    let plain = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || "._%+-".contains(c));
    plain(name)
        && plain(domain)
        && domain.split_once('.').is_some_and(|(host, rest)| !host.is_empty() && rest.len() >= 2)
}

/// Ten or eleven digits that begin with 0, or 44 and ten digits; spaces, brackets and dashes may stand between them.
fn has_telephone(text: &str) -> bool {
    let joins = |c: char| matches!(c, ' ' | '-' | '(' | ')' | '\u{a0}');
    let mut run = String::new();
    let mut runs = Vec::new();
    let mut plus = false;
    for c in text.chars().chain(['.']) {
        match c {
            '+' if run.is_empty() => plus = true,
            c if c.is_ascii_digit() => run.push(c),
            c if joins(c) && !run.is_empty() => {}
            c if joins(c) => {}
            _ => {
                runs.push((plus, std::mem::take(&mut run)));
                plus = false;
            }
        }
    }
    let is_number = |(plus, run): &(bool, String)| {
        let national = run.starts_with('0')
            && matches!(run.len(), 10 | 11)
            && matches!(run.as_bytes().get(1), Some(b'1'..=b'3' | b'7'..=b'9'));
        let abroad = *plus && run.starts_with("44") && matches!(run.len(), 12 | 13);
        national || abroad
    };
    runs.iter().any(is_number)
}

/// Two letters, six digits, a letter from A to D, with or without spaces between.
fn has_national_insurance(text: &str) -> bool {
    let plain: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let starts = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| plain.get(at));
        let Some(window) = plain.get(at..at + 9) else { return false };
        let [a, b, digits @ .., suffix] = window else { return false };
        let letters = a.is_ascii_uppercase() && b.is_ascii_uppercase();
        let free = before.is_none_or(|c| !c.is_ascii_uppercase());
        letters && free && digits.iter().all(char::is_ascii_digit) && ('A'..='D').contains(suffix)
    };
    (0..plain.len()).any(starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_addresses_of_people_are_seen() {
        assert_eq!(personal("Ask jane.doe@sandwell.gov.uk."), [Personal::Email]);
        for text in ["Ring 0121 569 2200", "mobile 07700 900123", "+44 121 569 2200"] {
            assert_eq!(personal(text), [Personal::Telephone], "{text}");
        }
        assert_eq!(personal("case QQ 12 34 56 C closed"), [Personal::NationalInsurance]);
    }

    #[test]
    fn figures_of_a_return_are_not_taken_for_them() {
        for text in [
            "£71,700,000 of 70,470,000",
            "178 to 108 households, 2022-23",
            "by 31/03/2023 and 30/06/2023",
            "12 @ £20",
            "0800 to 1800",
            "reference 2022123456",
        ] {
            assert!(personal(text).is_empty(), "{text}");
        }
    }
}
