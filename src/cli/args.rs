//! Owns the command line's grammar: sub-commands, options and their help.
//! Must not know how any of it is done.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// A council's quarterly performance returns: from nine workbooks to one checked corporate picture, offline.
#[derive(Debug, Parser)]
#[command(name = "quarterdeck", version, about, disable_help_subcommand = true)]
#[command(
    after_help = "Without arguments, or with a file alone, the window opens.\n\nExit codes: 0 done; 1 done, and something must be fixed, conflicts or fails verification; 2 could not start."
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The sub-commands; none of them opens a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Turn a directorate's workbooks into a draft return; exit 1 while cells are still asked about or a sheet was not read to its end
    Import(ImportArguments),
    /// List what must be fixed or explained; exit 1 while something must be fixed
    Check(CheckArguments),
    /// Write an explanation of findings into a draft: of one record's, or of every finding of a rule at once
    Explain(ExplainArguments),
    /// Seal a draft into the bundle that is handed in; refuses while something must be fixed
    Export(ExportArguments),
    /// Prove that bundles are whole and unchanged, and show their receipt codes
    Verify(VerifyArguments),
    /// The centre opens a quarter: one starter package a body, made of last quarter's bundles; exit 1 where two of them contradict each other
    OpenQuarter(OpenQuarterArguments),
    /// Make one corporate picture from many bundles, with last quarter beside it
    Consolidate(ConsolidateArguments),
    /// Make an Excel form for a service manager who has no Quarterdeck; filled in, it imports with no question asked
    Template(TemplateArguments),
    /// Show the rules that are checked, all or those named: reason, remedy, explanations known to be acceptable, limits
    Rules(RulesArguments),
    /// Run the whole job on the sample workbooks: 20 workbooks, 20 bundles, two corporate pictures
    Demo(DemoArguments),
    /// Read one workbook for the process that started this one: its bytes from the input, what it holds to the output
    #[command(hide = true)]
    ReadWorkbook(ReadWorkbookArguments),
}

/// `quarterdeck import`
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// The workbooks: .xlsx, .xlsm, .xlsb, .xls, .ods, .csv or .tsv
    #[arg(required = true, value_name = "WORKBOOK")]
    pub workbooks: Vec<PathBuf>,
    /// Whose return it is: an id or a name of the framework, such as housing or "Law & Governance"
    #[arg(long, value_name = "ID")]
    pub body: String,
    /// The quarter, such as 2022-23-Q3 or "Q3 2022/23"
    #[arg(long)]
    pub period: String,
    /// The folder of another framework; the built-in one is Sandwell's of 2022/23
    #[arg(long, value_name = "DIR")]
    pub framework: Option<PathBuf>,
    /// Last quarter's accepted bundle of the same body, and those before it where there are some; else those the draft remembers
    #[arg(long, value_name = "PACKAGE")]
    pub previous: Vec<PathBuf>,
    /// Answers given before: what words and headings of this body's workbooks mean
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
    /// Write the answers given so far with every question still open, ready to be filled in and given with --mapping
    #[arg(long, value_name = "FILE")]
    pub write_mapping: Option<PathBuf>,
    /// What is decided where the workbook and the draft differ
    #[command(flatten)]
    pub decided: Decided,
    /// The role that prepared the return, where the workbook does not say
    #[arg(long, value_name = "ROLE")]
    pub prepared_by: Option<String>,
    /// Where the draft goes; a draft of the same return that is there already is added to
    #[arg(short, long = "output", value_name = "DRAFT")]
    pub output: PathBuf,
    /// Print one JSON object and nothing else
    #[arg(long)]
    pub json: bool,
}

/// What is decided beforehand, for where there is nobody to ask.
#[derive(Debug, Args)]
pub struct Decided {
    /// Import although the workbook says it is of another body or another quarter
    #[arg(long)]
    pub insist: bool,
    /// Where a value was changed in the draft, take what the workbook says; without this the draft keeps its own
    #[arg(long)]
    pub workbook_wins: bool,
    /// Take records out of the draft that the workbook no longer lists and nobody has changed; without this they stay
    #[arg(long)]
    pub remove_gone: bool,
}

/// `quarterdeck check`
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// A draft or a bundle
    pub package: PathBuf,
    /// Last quarter's accepted bundle of the same body, and those before it where there are some; else those the draft remembers
    #[arg(long, value_name = "PACKAGE")]
    pub previous: Vec<PathBuf>,
    /// Write this workbook again with each finding as a note on its cell, to send back to a service manager
    #[arg(long, value_name = "WORKBOOK", requires = "output")]
    pub annotate: Option<PathBuf>,
    /// Where the annotated workbook goes
    #[arg(short, long = "output", value_name = "OUT.xlsx", requires = "annotate")]
    pub output: Option<PathBuf>,
    /// Print one JSON object and nothing else
    #[arg(long)]
    pub json: bool,
}

/// `quarterdeck explain`
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// The draft
    pub draft: PathBuf,
    /// The rule, such as ACT.03
    #[arg(long, value_name = "RULE")]
    pub rule: String,
    /// The record's reference, such as 27a; without it, every finding of the rule
    #[arg(long = "ref", value_name = "REF")]
    pub reference: Option<String>,
    /// The explanation; an empty one takes it away
    #[arg(long)]
    pub text: String,
    /// The role that explains
    #[arg(long, value_name = "ROLE")]
    pub by: String,
    /// Last quarter's accepted bundle of the same body, and those before it where there are some; else those the draft remembers
    #[arg(long, value_name = "PACKAGE")]
    pub previous: Vec<PathBuf>,
}

/// `quarterdeck export`
#[derive(Debug, Args)]
pub struct ExportArguments {
    /// The draft
    pub draft: PathBuf,
    /// The folder the bundle goes to
    #[arg(short, long = "output", value_name = "DIR")]
    pub output: PathBuf,
    /// The role that signs off, such as "Director of Housing"
    #[arg(long, value_name = "ROLE")]
    pub signed_off_by: String,
    /// When it was signed off, such as 2023-01-20 or 2023-01-20T09:12:00Z; now, unless given
    #[arg(long, value_name = "TIME")]
    pub signed_off_at: Option<String>,
    /// Last quarter's accepted bundle of the same body, and those before it where there are some; else those the draft remembers
    #[arg(long, value_name = "PACKAGE")]
    pub previous: Vec<PathBuf>,
    /// Send it although something must be fixed: the bundle says so and lists what is open. Not while cells are still asked about
    #[arg(long)]
    pub incomplete: bool,
}

/// `quarterdeck verify`
#[derive(Debug, Args)]
pub struct VerifyArguments {
    /// Bundles, or folders of bundles
    #[arg(required = true, value_name = "BUNDLE|DIR")]
    pub bundles: Vec<PathBuf>,
    /// Print one JSON object and nothing else
    #[arg(long)]
    pub json: bool,
}

/// `quarterdeck open-quarter`
#[derive(Debug, Args)]
pub struct OpenQuarterArguments {
    /// The quarter to open, such as 2022-23-Q4 or "Q4 2022/23"
    #[arg(long)]
    pub period: String,
    /// Last quarter's bundles, or folders of them
    #[arg(long, required = true, value_name = "BUNDLE|DIR")]
    pub previous: Vec<PathBuf>,
    /// The folder of the quarter's framework; without it, that of last quarter's bundles, rolled on in the first quarter of a year
    #[arg(long, value_name = "DIR")]
    pub framework: Option<PathBuf>,
    /// The folder the starter packages go to; one that is there already is not written over
    #[arg(short, long = "output", value_name = "DIR")]
    pub output: PathBuf,
}

/// `quarterdeck consolidate`
#[derive(Debug, Args)]
pub struct ConsolidateArguments {
    /// Bundles, or folders of bundles
    #[arg(required = true, value_name = "BUNDLE|DIR")]
    pub bundles: Vec<PathBuf>,
    /// Last quarter's bundles, or folders of them
    #[arg(long, value_name = "BUNDLE|DIR")]
    pub previous: Vec<PathBuf>,
    /// The folder corporate.xlsx, corporate.html and findings.csv go to
    #[arg(short, long = "output", value_name = "DIR")]
    pub output: PathBuf,
    /// Print one JSON object and nothing else
    #[arg(long)]
    pub json: bool,
}

/// `quarterdeck template`
#[derive(Debug, Args)]
pub struct TemplateArguments {
    /// Whose return it is: an id or a name of the framework, such as housing or "Law & Governance"
    #[arg(long, value_name = "ID")]
    pub body: String,
    /// The quarter, such as 2022-23-Q3 or "Q3 2022/23"
    #[arg(long)]
    pub period: String,
    /// Only what one service answers for: its actions, and the measures and risks of the roles that lead them
    #[arg(long, value_name = "NAME")]
    pub service: Option<String>,
    /// The folder of another framework; the built-in one is Sandwell's of 2022/23
    #[arg(long, value_name = "DIR")]
    pub framework: Option<PathBuf>,
    /// Last quarter's accepted bundle of the same body: its statuses, figures and words stand beside this quarter's
    #[arg(long, value_name = "PACKAGE")]
    pub previous: Option<PathBuf>,
    /// Where the form goes, such as repairs.xlsx; a file that is there already is not written over
    #[arg(short, long = "output", value_name = "WORKBOOK")]
    pub output: PathBuf,
}

/// `quarterdeck rules`
#[derive(Debug, Args)]
pub struct RulesArguments {
    /// Only these, such as ACT.03
    #[arg(value_name = "RULE")]
    pub rules: Vec<String>,
    /// Print one JSON object and nothing else
    #[arg(long)]
    pub json: bool,
}

/// `quarterdeck read-workbook`, which the program itself starts: see `reading`.
#[derive(Debug, Args)]
pub struct ReadWorkbookArguments {
    /// The file's name, for what is said about it
    pub name: String,
}

/// `quarterdeck demo`
#[derive(Debug, Args)]
pub struct DemoArguments {
    /// The folder everything goes to
    #[arg(short, long = "output", value_name = "DIR", default_value = "quarterdeck-demo")]
    pub output: PathBuf,
    /// Use the workbooks of this folder (2022-23-q2 and 2022-23-q3) in place of those inside the program
    #[arg(long, value_name = "DIR")]
    pub samples: Option<PathBuf>,
}
