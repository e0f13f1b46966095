//! Owns reading a heading: known words, words without a period or brackets, words under a group, cues, likeness.
//! Must not know the other columns of the table.

use super::concept::Concept;
use super::lift::Env;
use super::periods::{self, Mention};
use super::spelling::{has_words, outside_brackets, plain, without_examples};

/// What a heading can mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    /// The concepts, most likely first, each with a confidence in per cent and the reason.
    pub(super) candidates: Vec<Candidate>,
    /// The period it names.
    pub(super) mention: Option<Mention>,
    /// Whether it says a period and nothing else.
    pub(super) only_period: bool,
}

/// One thing a heading can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The concept.
    pub(super) concept: Concept,
    /// How sure, in per cent.
    pub(super) confidence: u8,
    /// Why.
    pub(super) why: &'static str,
}

impl Reading {
    /// Whether the heading is known and not only likely.
    pub(super) fn is_known(&self) -> bool {
        self.candidates.first().is_some_and(|candidate| candidate.confidence >= 75)
    }

    /// Whether it names a period and nothing else: a group, or a column of figures.
    pub(super) fn is_only_a_period(&self) -> bool {
        self.only_period
    }

    /// Whether it can mean this.
    pub(super) fn can_be(&self, concept: Concept) -> bool {
        self.candidates.iter().any(|candidate| candidate.concept == concept)
    }
}

/// Longest text taken for a heading.
const LONGEST: usize = 160;

/// Reads the texts of a heading from the top down, likeness to known headings included.
pub(super) fn read(env: &Env<'_>, path: &[String]) -> Reading {
    let (mut reading, rest) = sure(env, path);
    if reading.candidates.is_empty() && !rest.is_empty() {
        reading.candidates = likely(env, &rest);
    }
    reading
}

/// Reads one text only as far as it is beyond doubt, which is quick: most cells are no headings.
pub(super) fn glance(env: &Env<'_>, text: &str) -> Reading {
    // Without a bracket nothing of it is an example, which is left out of its length.
    if text.len() > LONGEST && !text.contains('(') && text.chars().nth(LONGEST).is_some() {
        return Reading::default();
    }
    env.names.glanced(text, || sure(env, std::slice::from_ref(&text.to_owned())).0)
}

/// What is beyond doubt, and the words that are left to guess at.
fn sure(env: &Env<'_>, path: &[String]) -> (Reading, String) {
    let whole = without_examples(&path.join(" "));
    if whole.chars().count() > LONGEST {
        return (Reading::default(), String::new());
    }
    let (mention, rest) = periods::mention(env.words, &whole, env.asked);
    let only_period = mention.is_some() && rest.is_empty();
    let candidates = known(env, path, &whole, &rest);
    let spoken = candidates.first().is_some_and(|candidate| candidate.why == WHOLE);
    // "Latest position" is a heading of its own; nothing in it is a period.
    let mention = mention.filter(|found| !spoken || found.dated);
    (Reading { candidates, mention, only_period: only_period && !spoken }, rest)
}

const WHOLE: &str = "the heading is one of its usual words";

fn all(concepts: &[Concept], confidence: u8, why: &'static str) -> Vec<Candidate> {
    concepts.iter().map(|concept| Candidate { concept: *concept, confidence, why }).collect()
}

fn known(env: &Env<'_>, path: &[String], whole: &str, rest: &str) -> Vec<Candidate> {
    let by = |words: &str| env.words.heading(words);
    let words = plain(whole);
    let last = path.last().map(String::as_str).unwrap_or_default();
    let first_line = last.lines().next().unwrap_or_default();
    let bare = |text: &str| periods::mention(env.words, &outside_brackets(text), env.asked).1;
    // Most cells are no headings, and each try costs as much as the first: only those that can differ from it are made.
    let has_brackets = whole.contains(['(', ')', '[', ']']);
    let without_brackets = if has_brackets { by(&bare(whole)) } else { &[] };
    let tries = [
        (by(&words), 98, WHOLE),
        (by(rest), 96, "the heading without its period is one of its usual words"),
        (without_brackets, 92, "the heading without its brackets is one of its usual words"),
    ];
    for (concepts, confidence, why) in tries {
        if !concepts.is_empty() {
            return all(concepts, confidence, why);
        }
    }
    if let Some(concept) = in_two_parts(env, whole)
        .or_else(|| under_group(env, path))
        .or_else(|| by_its_mark(env, path))
        .or_else(|| by_group(env, path))
    {
        return all(&[concept], 88, "both parts of the heading are its usual words");
    }
    if first_line != whole {
        for part in [plain(last), bare(last), bare(first_line)] {
            let concepts = by(&part);
            if !concepts.is_empty() {
                return all(concepts, 84, "part of the heading is one of its usual words");
            }
        }
    }
    if let Some(concept) = env.words.cue(&words) {
        return all(&[concept], 78, "the words that matter stand in the heading");
    }
    Vec::new()
}

fn likely(env: &Env<'_>, rest: &str) -> Vec<Candidate> {
    if let Some(concepts) = by_its_noun(env, rest) {
        return all(concepts, 70, "the noun of the heading is one of its usual words");
    }
    let like =
        like(env, rest).map(|(concept, confidence)| all(&[concept], confidence, "the heading is like its usual words"));
    like.unwrap_or_default()
}

/// "Path to green: lead", "Corrective action - by when": whose lead, and by when what.
fn in_two_parts(env: &Env<'_>, whole: &str) -> Option<Concept> {
    let (about, what) = whole.split_once([':', '–', '—']).or_else(|| whole.split_once(" - "))?;
    let what = env.words.heading(&plain(what));
    let about = env.words.heading(&plain(about));
    combine(about, what)
}

fn combine(about: &[Concept], what: &[Concept]) -> Option<Concept> {
    let has = |concepts: &[Concept], concept| concepts.contains(&concept);
    let date = has(what, Concept::Due) || has(what, Concept::EffectiveDate);
    if has(about, Concept::Recovery) || has(about, Concept::Mitigation) {
        return match () {
            () if has(what, Concept::Owner) => Some(Concept::RecoveryOwner),
            () if date => Some(Concept::RecoveryDate),
            () => None,
        };
    }
    None
}

/// "Target" over "L": target likelihood.
fn under_group(env: &Env<'_>, path: &[String]) -> Option<Concept> {
    let (last, groups) = path.split_last()?;
    let group = plain(&groups.join(" "));
    let has = |words: &[&str]| words.iter().any(|word| has_words(&group, word));
    let scores = match () {
        // Most cells stand under no group of scores, and that is seen before their words are read.
        () if group.is_empty() => return None,
        () if has(&["target", "aim", "appetite", "planned"]) => {
            Some(("target", [Concept::TargetLikelihood, Concept::TargetImpact, Concept::TargetScore]))
        }
        () if has(&["inherent", "gross", "uncontrolled", "raw", "unmitigated", "before controls"]) => {
            Some(("inherent", [Concept::InherentPart, Concept::InherentPart, Concept::InherentScore]))
        }
        () if has(&["previous", "last", "prior"]) => {
            Some(("previous", [Concept::NotKept, Concept::NotKept, Concept::PreviousScore]))
        }
        () if has(&["current", "residual", "net", "mitigated", "after controls", "now"]) => None,
        () => return None,
    };
    let last = periods::mention(env.words, last, env.asked).1;
    let own = env.words.heading(&last);
    let part = [Concept::Likelihood, Concept::Impact, Concept::Score].into_iter().find(|part| own.contains(part));
    let Some((mark, scores)) = scores else { return part };
    let of_part = part.and_then(|part| match part {
        Concept::Likelihood => scores.first(),
        Concept::Impact => scores.get(1),
        _ => scores.get(2),
    });
    env.words.heading(&format!("{mark} {last}")).first().or(of_part).copied()
}

/// "Net L", "Gross impact": the mark of a score stands before it in one heading.
fn by_its_mark(env: &Env<'_>, path: &[String]) -> Option<Concept> {
    let [heading] = path else { return None };
    let words = plain(heading);
    let (mark, rest) = words.split_once(' ')?;
    under_group(env, &[mark.to_owned(), rest.to_owned()])
}

/// "Direction of travel" over "short term" and "long term": what is left out as a group is left out below it.
fn by_group(env: &Env<'_>, path: &[String]) -> Option<Concept> {
    let (_, groups) = path.split_last()?;
    let first = env.words.heading(&plain(groups.first()?)).first().copied()?;
    matches!(first, Concept::Direction | Concept::NotKept).then_some(first)
}

/// "Priority outcome" is an outcome and "Annual fee paid to the council" an annual fee: the longest known words at the end, else at the start.
fn by_its_noun<'e>(env: &'e Env<'_>, rest: &str) -> Option<&'e [Concept]> {
    let words: Vec<&str> = rest.split(' ').collect();
    // "Reflections of the service" are no service: the noun stands before the first of these words.
    let joint = |word: &&str| matches!(*word, "of" | "for" | "from" | "in" | "on" | "with" | "about" | "to" | "by");
    let own = words.iter().position(joint).filter(|at| *at > 0).unwrap_or(words.len());
    let known = |part: &[&str]| {
        let text = part.join(" ");
        let concepts = env.words.heading(&text);
        (text.len() > 2 && !concepts.is_empty()).then_some(concepts)
    };
    let first = usize::from(own == words.len() || own < 2);
    let ends = (first..own).filter_map(|from| words.get(from..own));
    let mut starts = (1..words.len()).rev().filter_map(|to| words.get(..to));
    ends.into_iter().find_map(known).or_else(|| starts.find_map(|part| known(part).filter(|_| part.len() > 1)))
}

/// The heading whose words this one shares most of, when that is more than half.
fn like(env: &Env<'_>, rest: &str) -> Option<(Concept, u8)> {
    let own = telling(rest);
    if own.is_empty() {
        return None;
    }
    let mut best: Option<(usize, &str, Concept)> = None;
    for (text, concepts) in env.words.headings() {
        let other = telling(text);
        let shared = own.iter().filter(|word| other.contains(word)).count();
        let all = own.len() + other.len() - shared;
        let share = (shared * 100).checked_div(all).unwrap_or(0);
        let Some(concept) = concepts.first() else { continue };
        // Ties go to the first in the alphabet, so that the answer is always the same.
        let better = best.is_none_or(|(known, words, _)| share > known || (share == known && text < words));
        if share >= 60 && better {
            best = Some((share, text, *concept));
        }
    }
    best.map(|(share, _, concept)| (concept, u8::try_from(share * 7 / 10).unwrap_or(60)))
}

/// The words that tell headings and titles apart, without endings.
pub(super) fn telling(text: &str) -> Vec<String> {
    const SMALL: [&str; 18] = [
        "the", "a", "an", "of", "for", "to", "is", "and", "or", "in", "on", "it", "this", "that", "by", "are", "be",
        "your",
    ];
    let words = text.split(' ').filter(|word| !word.is_empty() && !SMALL.contains(word));
    words.map(|word| if word.len() > 4 { word.trim_end_matches('s').to_owned() } else { word.to_owned() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::Framework;
    use crate::import::names::Names;
    use crate::model::Period;

    fn reading(path: &[&str]) -> Reading {
        let framework = Framework::built_in();
        let names = &Names::of(&framework);
        let env = Env::without_a_workbook(names, Period::Quarter(2022, 3));
        read(&env, &path.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn headings_people_write() {
        let cases: &[(&[&str], Concept)] = &[
            (&["RAG"], Concept::Status),
            (&["Q3 RAG"], Concept::Status),
            (&["Quarter 3", "RAG rating"], Concept::Status),
            (&["Progress Update"], Concept::Commentary),
            (&["Update (Oct-Dec)"], Concept::Commentary),
            (&["Start Date -\n mmm/yy (e.g. Dec-22)"], Concept::StartDate),
            (&["Post-Mitigated Impact"], Concept::Impact),
            (&["Latest position"], Concept::Commentary),
            (&["Cause (A and R only)"], Concept::Cause),
            (&["Path to green: lead"], Concept::RecoveryOwner),
            (&["Corrective action: by when"], Concept::RecoveryDate),
            (&["Target", "L"], Concept::TargetLikelihood),
            (&["Inherent risk", "Score"], Concept::InherentScore),
            (&["Inherent risk", "LxI"], Concept::InherentScore),
            (&["Current risk", "LxI"], Concept::Score),
            (&["Net L"], Concept::Likelihood),
            (&["Direction of travel", "short term"], Concept::Direction),
            (&["Target risk", "Consequence"], Concept::TargetImpact),
            (&["If grey: why, and when is an update expected"], Concept::NoUpdateReason),
            (&["Why has the date moved?"], Concept::DateReason),
            (&["Q3 Actual"], Concept::Value),
            (&["Responsible Officers"], Concept::Owner),
        ];
        for (path, wanted) in cases {
            let found = reading(path);
            assert_eq!(found.candidates.first().map(|c| c.concept), Some(*wanted), "{path:?}");
        }
    }

    #[test]
    fn a_period_alone_is_no_heading_yet() {
        assert!(reading(&["Quarter 2"]).is_only_a_period());
        assert!(reading(&["Colour of the door"]).candidates.is_empty());
    }
}
