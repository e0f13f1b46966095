//! Owns the picture as one JSON object, for other programs.
//! Must not know the words of the page; codes stand here, as in the package.

use super::answer::{answer, evidence};
use crate::consolidation::{
    Counts, FoundIn, Named, Population, Quarter, Recount, Split, Standing, Suggestion, headline_statuses,
};
use crate::framework::Framework;
use serde_json::{Value, json};

/// The picture as JSON: headline table, splits, returns, bridge and notices.
pub fn summary(quarter: &Quarter) -> Value {
    let framework = quarter.framework();
    let splits = |splits: Vec<Split>| -> Vec<Value> { splits.iter().map(|each| split(framework, each)).collect() };
    let compared = quarter.comparison();
    json!({
        "framework": framework.id(),
        "period": quarter.period().map(|period| period.to_string()),
        "previous_period": quarter.before().period.map(|period| period.to_string()),
        "as_at": quarter.now().as_at().map(|at| at.to_string()),
        "answer": answer(quarter),
        "evidence": evidence(quarter),
        "bodies_returned": quarter.now().counted().count(),
        "bodies": quarter.now().standings.len(),
        "actions": {
            "now": counts(framework, &quarter.counts_now()),
            "before": compared.as_ref().map(|compared| counts(framework, &compared.before)),
            "now_of_same_bodies": compared.as_ref().map(|compared| counts(framework, &compared.now)),
            "bodies_compared": compared.as_ref().map(|compared| &compared.bodies),
            "change": compared.as_ref().map(|_| change(quarter)),
        },
        "by_outcome": splits(quarter.by_outcome()),
        "by_body": splits(quarter.by_body()),
        "other_plans": splits(quarter.other_plans()),
        "returns": quarter.now().standings.iter().map(standing).collect::<Vec<_>>(),
        "bridge": Population::ALL.into_iter().filter_map(|population| bridge(quarter, population)).collect::<Vec<_>>(),
        "findings": quarter.findings().iter().map(finding).collect::<Vec<_>>(),
        "last_quarter_restated": quarter.recount().map(|recount| recounted(framework, &recount)),
        "exempt_records": quarter.exempt_records(),
        "notices": quarter.notices(),
        "has_problems": quarter.has_problems(),
    })
}

fn counts(framework: &Framework, counts: &Counts) -> Value {
    let statuses = headline_statuses(framework).into_iter();
    let mut out: serde_json::Map<String, Value> =
        statuses.map(|status| (status.code().to_owned(), json!(counts.get(status)))).collect();
    out.insert("of_which_complete".to_owned(), json!(counts.complete()));
    out.insert("all".to_owned(), json!(counts.total()));
    Value::Object(out)
}

/// What changed, of the bodies that returned in both quarters.
fn change(quarter: &Quarter) -> Value {
    let rows = quarter.headline().into_iter();
    Value::Object(rows.map(|row| (row.status.code().to_owned(), json!(row.change()))).collect())
}

fn split(framework: &Framework, split: &Split) -> Value {
    json!({
        "id": split.id,
        "name": split.name,
        "now": split.now.as_ref().map(|now| counts(framework, now)),
        "before": split.before.as_ref().map(|before| counts(framework, before)),
    })
}

fn standing(standing: &Standing) -> Value {
    let bundle = standing.counted.as_ref();
    json!({
        "body": standing.body,
        "state": standing.state,
        "file": bundle.map(|bundle| &bundle.name),
        "receipt": bundle.map(|bundle| &bundle.receipt),
        "revision": bundle.map(crate::consolidation::Received::revision),
        "not_counted": standing.uncounted,
    })
}

/// Last quarter's counts, as reported and as restated.
fn recounted(framework: &Framework, recount: &Recount) -> Value {
    json!({
        "changes": recount.changes,
        "actions": { "reported": counts(framework, &recount.actions), "restated": counts(framework, &recount.actions_restated) },
        "measures": { "reported": recount.measures, "restated": recount.measures_restated },
    })
}

/// A finding; of an exempt record, only where it stands.
fn finding(found: &FoundIn) -> Value {
    let own = &found.finding;
    let told = |text: &str| if found.exempt { Value::Null } else { json!(text) };
    json!({
        "body": found.body,
        "rule": own.rule,
        "tier": own.tier,
        "place": own.place,
        "headline": told(&own.headline),
        "remedy": told(&own.remedy),
        "explanation": own.explanation.as_deref().map(told),
        "explained_by": own.explained_by,
        "at_the_centre": found.at_the_centre,
    })
}

fn bridge(quarter: &Quarter, population: Population) -> Option<Value> {
    let bridge = quarter.bridge(population)?;
    let change = |change: &crate::consolidation::Change| {
        json!({
            "body": change.body,
            "container": change.key.container,
            "ref": change.key.reference,
            "text": change.text,
            "flow": change.flow,
            "event": change.event.as_ref().and_then(|event| event.event),
        })
    };
    Some(json!({
        "population": population,
        "opening": bridge.total.opening,
        "closing": bridge.total.closing,
        "accounted_for": bridge.total.balances(),
        "changes": bridge.changes.iter().map(change).collect::<Vec<_>>(),
        "suggestions": bridge.suggestions().iter().map(suggestion).collect::<Vec<_>>(),
    }))
}

fn suggestion(own: &Suggestion) -> Value {
    let named = |all: &[Named]| -> Vec<Value> {
        let one = |own: &Named| json!({ "body": own.body, "container": own.key.container, "ref": own.key.reference });
        all.iter().map(one).collect()
    };
    json!({ "event": own.kind, "from": named(&own.from), "to": named(&own.to), "alike": own.confidence })
}
