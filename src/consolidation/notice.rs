//! Owns what the centre must be told about the bundles themselves: missing, twice, in conflict, set aside.
//! Must not know the figures in them.

use super::Unreadable;
use crate::model::BodyId;

/// How much a notice asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// A person must settle it before the picture can be published.
    Problem,
    /// Worth knowing.
    Notice,
}

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Two bundles of the same revision differ.
    Conflict,
    /// A bundle failed verification.
    NotVerified,
    /// A file holds no package at all.
    Unreadable,
    /// A draft was given.
    Draft,
    /// A bundle of a body the framework does not have.
    UnknownBody,
    /// A bundle of a quarter that is neither this one nor the one before.
    OtherQuarter,
    /// A bundle of the quarter before was given among this quarter's.
    QuarterBefore,
    /// A bundle was sent as incomplete.
    Incomplete,
    /// A bundle sent as incomplete stands beside a complete one, and is not counted.
    IncompleteAside,
    /// A bundle was made against another framework.
    OtherFramework,
    /// A record stands in the returns of two bodies.
    HeldTwice,
    /// A body has not returned.
    NotReceived,
    /// A later revision replaces an earlier one.
    Superseded,
    /// The same bundle was given twice.
    Duplicate,
}

/// Something the centre must know about the bundles.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Notice {
    /// How much it asks for.
    pub level: Level,
    /// What it is about.
    pub topic: Topic,
    /// The body, when one is concerned.
    pub body: Option<BodyId>,
    /// One sentence that stands alone.
    pub text: String,
    /// What to do about it; empty when there is nothing to do.
    pub remedy: String,
}

impl Notice {
    /// A notice; its topic decides how much it asks for.
    pub(super) fn new(topic: Topic, body: Option<&BodyId>, text: String, remedy: &str) -> Self {
        let level = match topic {
            Topic::Conflict
            | Topic::NotVerified
            | Topic::Unreadable
            | Topic::Draft
            | Topic::UnknownBody
            | Topic::HeldTwice => Level::Problem,
            _ => Level::Notice,
        };
        Self { level, topic, body: body.cloned(), text, remedy: remedy.to_owned() }
    }

    /// A file that holds no package.
    pub(super) fn unreadable(file: &Unreadable) -> Self {
        let text = format!("{} is not counted: {}", file.name, file.why);
        Self::new(Topic::Unreadable, None, text, "Compare receipt codes with the sender")
    }

    /// Whether it tells of a file that was given for this picture and is not in it.
    pub fn is_of_a_file_set_aside(&self) -> bool {
        let faulty = matches!(self.topic, Topic::NotVerified | Topic::Unreadable | Topic::Draft | Topic::UnknownBody);
        faulty || self.topic == Topic::OtherQuarter
    }
}
