//! Owns the words that say which way something went, and how each has to stand to be a claim.
//! Must not know how a sentence is read.

use super::directions::Way;
use super::tokens::ByWord;

/// How a word has to stand to be a claim.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `rose`, `has improved`: after what moved.
    Past,
    /// `is improving`: after a form of to be.
    Lasting,
    /// `continues to rise`.
    Bare,
    /// `an increase in`.
    Noun,
    /// `higher than`: before what it is compared with.
    Than,
}

/// The words, with the way and the form.
const LEXICON: &[(&str, Way, Form)] = &[
    (
        "rose|risen|increased|grew|grown|climbed|jumped|doubled|trebled|tripled|quadrupled|soared|surged|leapt|spiked|mounted",
        Way::Up,
        Form::Past,
    ),
    ("went|gone|come|crept|edged|nudged|ticked|shot|picked up", Way::Up, Form::Past),
    (
        "fell|fallen|decreased|dropped|reduced|declined|halved|shrank|shrunk|dipped|slumped|plunged|plummeted|tumbled|sank|\
         sunk|diminished|lessened|slid|contracted|eased",
        Way::Down,
        Form::Past,
    ),
    ("went|gone|come|came|crept|edged|nudged|ticked|brought|driven|cut down", Way::Down, Form::Past),
    ("cut by|from|to", Way::Down, Form::Past),
    ("tailed off|away", Way::Down, Form::Past),
    ("moved|gone|going|heading|headed|moving in the right direction", Way::Better, Form::Past),
    ("moved|gone|going|heading|headed|moving in the wrong direction", Way::Worse, Form::Past),
    ("improved|recovered|strengthened|rallied|rebounded", Way::Better, Form::Past),
    ("bounced back", Way::Better, Form::Past),
    ("worsened|deteriorated|weakened|regressed", Way::Worse, Form::Past),
    ("gone|went backwards", Way::Worse, Form::Past),
    ("rising|increasing|growing|climbing", Way::Up, Form::Lasting),
    ("falling|decreasing|dropping|declining|reducing", Way::Down, Form::Lasting),
    ("going|coming|trending|creeping up|upwards", Way::Up, Form::Lasting),
    ("going|coming|trending|creeping down|downwards", Way::Down, Form::Lasting),
    ("improving|recovering|strengthening", Way::Better, Form::Lasting),
    ("worsening|deteriorating|weakening", Way::Worse, Form::Lasting),
    ("rise|increase|grow|climb", Way::Up, Form::Bare),
    ("fall|decrease|drop|decline|reduce", Way::Down, Form::Bare),
    ("improve|recover", Way::Better, Form::Bare),
    ("worsen|deteriorate", Way::Worse, Form::Bare),
    ("upward|upwards|rising|increasing trend|trajectory|movement", Way::Up, Form::Noun),
    ("downward|downwards|falling|declining|decreasing trend|trajectory|movement", Way::Down, Form::Noun),
    ("improving trend|picture|position|trajectory", Way::Better, Form::Noun),
    ("worsening|deteriorating trend|picture|position|trajectory", Way::Worse, Form::Noun),
    ("increase|rise|growth|uplift|jump|upturn|surge|spike|hike|leap", Way::Up, Form::Noun),
    ("decrease|reduction|fall|drop|decline|dip|downturn|slump", Way::Down, Form::Noun),
    ("improvement", Way::Better, Form::Noun),
    ("deterioration|worsening", Way::Worse, Form::Noun),
    ("not as good|strong as", Way::Worse, Form::Than),
    ("not as bad|poor as", Way::Better, Form::Than),
    ("not as high|many|much as", Way::Down, Form::Than),
    ("not as low|few as", Way::Up, Form::Than),
    ("more quickly|promptly", Way::Better, Form::Than),
    ("more slowly", Way::Worse, Form::Than),
    ("higher|greater|up|more|larger|bigger", Way::Up, Form::Than),
    ("less than last|previous", Way::Down, Form::Than),
    ("lower|fewer|down|smaller", Way::Down, Form::Than),
    ("better|stronger|quicker|faster|shorter|healthier", Way::Better, Form::Than),
    ("worse|weaker|poorer|slower|longer", Way::Worse, Form::Than),
];

/// The words that are compared with what follows “than”.
pub(super) const THAN: &str = "higher|greater|up|more|larger|bigger|lower|fewer|less|down|smaller|better|stronger|quicker|faster|shorter|\
    healthier|worse|weaker|poorer|slower|longer|not";

/// What says that nothing moved.
const SAME: &[&str] = &[
    "the same as",
    "the same level|rate|figure|position|result as|in",
    "is|are|was|were|remained|remains|remain|stayed|stays|been broadly? unchanged|stable|static|steady|flat|constant",
    "unchanged from|since|on",
    "identical to last|the quarter|previous",
    "no change",
    "no real|material|movement difference|movement|change",
    "remained|remains|stayed|stays the same",
    "not changed|moved",
    "plateaued",
    "held|hold|holds|holding steady|firm",
    "in line with last|the quarter|previous",
    "consistent with last|the quarter|previous",
    "remained|remains|stayed|stays at",
];

/// Where to look in the words.
pub(super) static LEXICON_BY_WORD: ByWord<(&str, Way, Form)> = ByWord::of(LEXICON, |(pattern, ..)| pattern);

/// Where to look in what says that nothing moved.
pub(super) static SAME_BY_WORD: ByWord<&str> = ByWord::of(SAME, |pattern| pattern);
