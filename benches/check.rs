//! Owns the cost of checking: after one edit beside checking everything, on a large return with two years before it; and growth.
//! Must not know any rule.
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a bench talks to the person who runs it")]
#![expect(clippy::disallowed_methods, reason = "it measures time")]

use jiff::Timestamp;
use jiff::civil::date;
use quarterdeck::checks::{Checked, Context, History, check};
use quarterdeck::framework::Framework;
use quarterdeck::model::{
    Action, BodyId, Cause, Edit, Field, Measure, MeasureStatus, Parts, Period, Record, RecordKind, Ref, Return, Risk,
    Row, RowId, Status, Step, Treatment,
};
use quarterdeck::tables::RowText;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// After one edit, at most this share of checking everything.
const SHARE: f64 = 0.2;
/// Ten times the actions take at most so many times as long: linear, with room for a machine shared by several.
const GROWTH: f64 = 16.0;
const ROUNDS: usize = 30;

fn main() {
    let framework = framework(410, 170);
    let quarters = quarters();
    let (now, before) = quarters.split_last().expect("nine quarters");
    let before: Vec<Return> = before.iter().map(|period| filled(&framework, *period, 60)).collect();
    let mut ret = filled(&framework, *now, 60);
    let history = History::of(&before);
    let mut checked = Checked::all(&context(&ret, &history, &framework));
    let full = median(|_| {
        black_box(check(&context(&ret, &history, &framework)));
    });
    let edits: Vec<Duration> = (0..ROUNDS)
        .map(|round| {
            let step = edit(&ret, round);
            ret.apply(&step).expect("the step fits");
            let began = Instant::now();
            checked.again(&context(&ret, &history, &framework), &step.edits);
            black_box(checked.findings());
            began.elapsed()
        })
        .collect();
    let again = middle(edits);
    let share = again.as_secs_f64() / full.as_secs_f64();
    println!(
        "check: {} records, {} quarters before: everything {:.2} ms, after one edit {:.2} ms ({share:.2}, bar {SHARE})",
        ret.actions().len() + ret.measures().len() + ret.risks().len(),
        before.len(),
        full.as_secs_f64() * 1000.0,
        again.as_secs_f64() * 1000.0
    );
    assert!(share <= SHARE, "after one edit {share:.2} of the whole is done again");
    let growth = growth();
    println!("check: 100,000 actions take {growth:.1} times as long as 10,000 (bar {GROWTH})");
    assert!(growth <= GROWTH, "checking does not grow with the return but faster");
}

fn growth() -> f64 {
    let time = |count: usize| {
        let framework = framework(count, 0);
        let ret = filled(&framework, Period::Quarter(2022, 3), 0);
        let history = History::default();
        let mut best = Duration::MAX;
        // The small one is over soon, so that a pause of the machine would show: it is run more often.
        for _ in 0..if count < 50_000 { 5 } else { 2 } {
            let began = Instant::now();
            black_box(check(&context(&ret, &history, &framework)));
            best = best.min(began.elapsed());
        }
        println!("check: {count} actions in {:.0} ms", best.as_secs_f64() * 1000.0);
        best.as_secs_f64()
    };
    let small = time(10_000);
    time(100_000) / small
}

fn context<'a>(ret: &'a Return, history: &'a History<'a>, framework: &'a Framework) -> Context<'a> {
    Context::with_history(ret, history, framework, date(2023, 1, 20))
}

fn median(mut run: impl FnMut(usize)) -> Duration {
    let times = (0..ROUNDS).map(|round| {
        let began = Instant::now();
        run(round);
        began.elapsed()
    });
    middle(times.collect())
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Eight quarters and the one that is checked.
fn quarters() -> Vec<Period> {
    let mut all = vec![Period::Quarter(2022, 3)];
    while let Some(before) = all.last().and_then(|period| period.previous_quarter()).filter(|_| all.len() < 9) {
        all.push(before);
    }
    all.reverse();
    all
}

/// The built-in framework with one body that has so many actions and measures.
fn framework(actions: usize, measures: usize) -> Framework {
    let mut files: BTreeMap<String, Vec<u8>> = Framework::built_in().files();
    let line = |at: usize| {
        format!(
            "corporate-plan,{at},housing,quality-homes,,,Deliver the work of line {at} with partners,Head of Housing,,2022-04-01,2024-03-31\n"
        )
    };
    let head = "plan,ref,body,outcome,theme,service,action,owner,milestone,start_date,due_date\n";
    files.insert(
        "actions.csv".to_owned(),
        (head.to_owned() + &(1..=actions).map(line).collect::<String>()).into_bytes(),
    );
    let line = |at: usize| {
        format!(
            "M{at},housing,improvement,,quality-homes,Share of homes {at},Head of Housing,%,more,quarterly,last,2,points,,live,\n"
        )
    };
    let head = "ref,body,component,contract,outcome,measure,owner,unit,polarity,frequency,aggregation,tolerance,tolerance_kind,benchmark,lifecycle,aliases\n";
    files.insert(
        "measures.csv".to_owned(),
        (head.to_owned() + &(1..=measures).map(line).collect::<String>()).into_bytes(),
    );
    let line = |at: usize| format!("M{at},2022-23-Q3,90,,,\n");
    let due: String = (1..=measures).map(line).collect();
    files.insert(
        "due.csv".to_owned(),
        ("ref,period,target,target_upper,annual_target,target_date\n".to_owned() + &due).into_bytes(),
    );
    Framework::from_files(&files).expect("a framework")
}

fn filled(framework: &Framework, period: Period, risks: u32) -> Return {
    let body = BodyId::new("housing");
    let number = period.last_day().map_or(0, |day| i64::from(day.day_of_year()) + i64::from(day.year()));
    let actions = framework.planned_actions().iter().enumerate().map(|(at, planned)| Action {
        plan: planned.plan.clone(),
        reference: planned.reference.clone(),
        outcome: planned.outcome.clone(),
        action: planned.action.clone(),
        owner: planned.owner.clone(),
        due_date: planned.due_date,
        status: Some(if at % 9 == 0 { Status::Medium } else { Status::OnTrack }),
        confirmed_at: Some(Timestamp::UNIX_EPOCH),
        commentary: format!(
            "Work of {} went on with partners; the {at}th milestone of the plan was met in the month before last.",
            period.words()
        ),
        cause: if at % 9 == 0 { format!("Late supply in {}", period.words()) } else { String::new() },
        recovery: if at % 9 == 0 { "Extra shifts until the end of March".to_owned() } else { String::new() },
        recovery_owner: if at % 9 == 0 { "Head of Housing".to_owned() } else { String::new() },
        recovery_date: (at % 9 == 0).then(|| date(2023, 3, 31)),
        ..Action::default()
    });
    let measures = framework.measures().iter().enumerate().map(|(at, planned)| Measure {
        reference: planned.reference.clone(),
        period: Some(period),
        component: planned.component.clone(),
        measure: planned.measure.clone(),
        value: Some(Decimal::new(9000 + (number * 7 + i64::try_from(at).unwrap_or(0) * 13) % 900, 2)),
        target: Some(Decimal::from(90)),
        status: Some(MeasureStatus::Green),
        commentary: format!("The share rose a little in {}, as in most quarters of the plan so far.", period.words()),
        ..Measure::default()
    });
    let risks = (0..risks).map(|at| Risk {
        register: "strategic".to_owned(),
        reference: Ref::new(at.to_string()),
        title: format!("Risk of line {at}"),
        owner: "Head of Housing".to_owned(),
        likelihood: Some(2),
        impact: Some(4),
        score: Some(8),
        target_score: Some(6),
        treatment: Some(Treatment::Treat),
        mitigation: "A board meets each month".to_owned(),
        ..Risk::default()
    });
    let mut parts = Parts { actions: rows(actions), measures: rows(measures), risks: rows(risks), ..Parts::default() };
    parts.header.base_plan_hash = framework.base_plan_hash(&body, period);
    parts.header.prepared_by = "Performance Lead".into();
    (parts.header.body, parts.header.period) = (body, Some(period));
    Return::from_parts(parts).expect("row ids differ")
}

fn rows<R: Record>(records: impl Iterator<Item = R>) -> Vec<Row<R>> {
    let row =
        |(at, record)| Row { id: RowId::new(format!("{}{}", R::KIND.prefix(), at + 1)), record, extra: RowText::new() };
    records.enumerate().map(row).collect()
}

/// An edit of an action, a measure or a risk, in turn.
fn edit(ret: &Return, round: usize) -> Step {
    let (kind, row, name, now) = match round % 3 {
        0 => (
            RecordKind::Action,
            &ret.actions().rows()[round * 11].id,
            "status",
            if round.is_multiple_of(2) { "significant" } else { "on-track" },
        ),
        1 => (RecordKind::Measure, &ret.measures().rows()[round * 5].id, "value", "12.5"),
        _ => (RecordKind::Risk, &ret.risks().rows()[round].id, "likelihood", "3"),
    };
    let field = Field::named(kind, name).expect("a column");
    let was = ret.text(row, field).expect("the row is there");
    let edit = Edit::Field { row: row.clone(), field, was, now: now.to_owned() };
    Step::new(Timestamp::UNIX_EPOCH, "Lead", Cause::Typed, vec![edit])
}
