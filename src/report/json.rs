//! Owns the picture as one JSON object, for other programs.
//! Must not know the words of the page; codes stand here, as in the package.

use super::phrases::answer;
use crate::consolidation::{Counts, Population, Quarter, Split, Standing, headline_statuses};
use crate::framework::Framework;
use serde_json::{Value, json};

/// The picture as JSON: headline table, splits, returns, bridge and notices.
pub fn summary(quarter: &Quarter) -> Value {
    let framework = quarter.framework();
    let splits = |splits: Vec<Split>| -> Vec<Value> { splits.iter().map(|each| split(framework, each)).collect() };
    json!({
        "framework": framework.id(),
        "period": quarter.period().map(|period| period.to_string()),
        "previous_period": quarter.before().period.map(|period| period.to_string()),
        "as_at": quarter.now().as_at().map(|at| at.to_string()),
        "answer": answer(quarter),
        "actions": {
            "now": counts(framework, &quarter.counts_now()),
            "before": quarter.counts_before().map(|before| counts(framework, &before)),
        },
        "by_outcome": splits(quarter.by_outcome()),
        "by_body": splits(quarter.by_body()),
        "other_plans": splits(quarter.other_plans()),
        "returns": quarter.now().standings.iter().map(standing).collect::<Vec<_>>(),
        "bridge": Population::ALL.into_iter().filter_map(|population| bridge(quarter, population)).collect::<Vec<_>>(),
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

fn split(framework: &Framework, split: &Split) -> Value {
    json!({
        "id": split.id,
        "name": split.name,
        "now": counts(framework, &split.now),
        "before": counts(framework, &split.before),
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
    }))
}
