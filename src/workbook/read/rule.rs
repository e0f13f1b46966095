//! Owns what a conditional format's rule asks of a cell, for the rules that can be told without a spreadsheet program.
//! Must not know colours.

use rust_decimal::Decimal;

use super::super::address::CellRef;
use super::super::cell::{Cell, Value};
use super::beside::WrittenRule;

/// What a rule asks.
#[derive(Debug, PartialEq)]
pub(super) struct Rule {
    asked: Asked,
    of: Place,
    negated: bool,
}

#[derive(Debug, PartialEq)]
enum Asked {
    Is(Operator, Literal),
    Between(Literal, Literal),
    Contains(String),
    Begins(String),
    Ends(String),
    Blank,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Operator {
    Equal,
    Less,
    Greater,
}

#[derive(Debug, Clone, PartialEq)]
enum Literal {
    Text(String),
    Number(Decimal),
}

/// Which cell is asked: the cell itself, or one that moves along with it where it has no `$`.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    Itself,
    Other { at: CellRef, row_stays: bool, column_stays: bool },
}

impl Rule {
    /// None when it cannot be told.
    pub(super) fn read(written: &WrittenRule) -> Option<Self> {
        let text = || Some(written.text.to_lowercase()).filter(|text| !text.is_empty());
        let of_itself = |asked, negated| Some(Self { asked, of: Place::Itself, negated });
        match written.kind.as_str() {
            "cellIs" => {
                let first = literal(written.formulas.first()?)?;
                let second = || written.formulas.get(1).and_then(|formula| literal(formula));
                let (operator, negated) = match written.operator.as_str() {
                    "equal" => (Operator::Equal, false),
                    "notEqual" => (Operator::Equal, true),
                    "lessThan" => (Operator::Less, false),
                    "greaterThanOrEqual" => (Operator::Less, true),
                    "greaterThan" => (Operator::Greater, false),
                    "lessThanOrEqual" => (Operator::Greater, true),
                    "between" => return of_itself(Asked::Between(first, second()?), false),
                    "notBetween" => return of_itself(Asked::Between(first, second()?), true),
                    _ => return None,
                };
                of_itself(Asked::Is(operator, first), negated)
            }
            "containsText" => of_itself(Asked::Contains(text()?), false),
            "notContainsText" => of_itself(Asked::Contains(text()?), true),
            "beginsWith" => of_itself(Asked::Begins(text()?), false),
            "endsWith" => of_itself(Asked::Ends(text()?), false),
            "containsBlanks" => of_itself(Asked::Blank, false),
            "notContainsBlanks" => of_itself(Asked::Blank, true),
            "expression" => comparison(written.formulas.first()?),
            _ => None,
        }
    }

    /// Whether it holds for the cell at a place; `first` is the cell its formula is written for.
    pub(super) fn holds<'a>(
        &self,
        at: CellRef,
        first: CellRef,
        cell_at: impl FnOnce(CellRef) -> Option<&'a Cell>,
    ) -> bool {
        let moved = |stays: bool, given: u32, now: u32, first: u32| {
            if stays { Some(given) } else { (given + now).checked_sub(first) }
        };
        let asked = match self.of {
            Place::Itself => Some(at),
            Place::Other { at: given, row_stays, column_stays } => {
                let row = moved(row_stays, given.row, at.row, first.row);
                let column = moved(column_stays, given.column, at.column, first.column);
                row.zip(column).map(|(row, column)| CellRef::new(row, column))
            }
        };
        let cell = asked.and_then(cell_at).filter(|cell| !cell.is_empty());
        self.asked.holds(cell) != self.negated
    }
}

impl Asked {
    fn holds(&self, cell: Option<&Cell>) -> bool {
        let shown = || cell.map(|cell| cell.shown().to_lowercase()).unwrap_or_default();
        match self {
            Self::Is(operator, literal) => compare(cell, literal).is_some_and(|order| match operator {
                Operator::Equal => order.is_eq(),
                Operator::Less => order.is_lt(),
                Operator::Greater => order.is_gt(),
            }),
            Self::Between(low, high) => {
                compare(cell, low).is_some_and(std::cmp::Ordering::is_ge)
                    && compare(cell, high).is_some_and(std::cmp::Ordering::is_le)
            }
            Self::Contains(text) => shown().contains(text),
            Self::Begins(text) => shown().starts_with(text),
            Self::Ends(text) => shown().ends_with(text),
            Self::Blank => shown().trim().is_empty(),
        }
    }
}

/// Text with text, without regard to capitals, and number with number; a spreadsheet program holds text to be above any number.
fn compare(cell: Option<&Cell>, literal: &Literal) -> Option<std::cmp::Ordering> {
    match (cell.map(|cell| &cell.value), literal) {
        (None, Literal::Text(text)) => Some("".cmp(text.as_str())),
        (None, Literal::Number(number)) => Some(Decimal::ZERO.cmp(number)),
        (Some(Value::Text(held)), Literal::Text(text)) => Some(held.to_lowercase().as_str().cmp(text)),
        (Some(Value::Number(held)), Literal::Number(number)) => Some(held.cmp(number)),
        (Some(Value::Text(_)), Literal::Number(_)) => Some(std::cmp::Ordering::Greater),
        (Some(Value::Number(_)), Literal::Text(_)) => Some(std::cmp::Ordering::Less),
        _ => None,
    }
}

/// `"Red"` or `3`.
fn literal(formula: &str) -> Option<Literal> {
    let formula = formula.trim();
    match formula.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(text) if !text.replace("\"\"", "").contains('"') => {
            Some(Literal::Text(text.replace("\"\"", "\"").to_lowercase()))
        }
        Some(_) => None,
        None => formula.parse().ok().map(Literal::Number),
    }
}

/// `$D5="Red"`, and `NOT(ISERROR(SEARCH("red",D5)))`, which is how some programs write "contains".
fn comparison(formula: &str) -> Option<Rule> {
    let formula = formula.trim().trim_start_matches('=');
    let search = formula.strip_prefix("NOT(ISERROR(SEARCH(").and_then(|rest| rest.strip_suffix(")))"));
    if let Some((text, place)) = search.and_then(|inside| inside.rsplit_once(',')) {
        let Literal::Text(text) = literal(text)? else { return None };
        return Some(Rule { asked: Asked::Contains(text), of: self::place(place)?, negated: false });
    }
    let sign = formula.find(['=', '<', '>'])?;
    let (place, rest) = formula.split_at(sign);
    let signs = rest.find(|c: char| !matches!(c, '=' | '<' | '>'))?;
    let (sign, value) = rest.split_at(signs);
    let (operator, negated) = match sign {
        "=" => (Operator::Equal, false),
        "<>" => (Operator::Equal, true),
        "<" => (Operator::Less, false),
        ">=" => (Operator::Less, true),
        ">" => (Operator::Greater, false),
        "<=" => (Operator::Greater, true),
        _ => return None,
    };
    Some(Rule { asked: Asked::Is(operator, literal(value)?), of: self::place(place)?, negated })
}

fn place(written: &str) -> Option<Place> {
    let written = written.trim();
    let column_stays = written.starts_with('$');
    let row_stays = written.get(1..).is_some_and(|rest| rest.contains('$'));
    Some(Place::Other { at: written.parse().ok()?, row_stays, column_stays })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expression(formula: &str) -> Option<Rule> {
        Rule::read(&WrittenRule {
            kind: "expression".to_owned(),
            formulas: vec![formula.to_owned()],
            ..WrittenRule::default()
        })
    }

    fn at(written: &str) -> CellRef {
        written.parse().expect("an address")
    }

    #[test]
    fn a_rule_looks_where_its_formula_points_from_each_cell() {
        let red = Cell::new(at("D7"), Value::Text("RED".into()), None);
        let rule = expression("$D5=\"Red\"").expect("a comparison");
        let holds = |of: &str| rule.holds(at(of), at("A5"), |asked| Some(&red).filter(|red| red.at == asked));
        assert!(holds("A7") && holds("C7"));
        assert!(!holds("A6"));
    }

    #[test]
    fn what_needs_a_spreadsheet_program_is_not_guessed() {
        for formula in ["$D5=$E5", "TODAY()>$D5", "AND($D5=\"Red\",$E5=1)", "Sheet2!A1=\"Red\"", "LEN(A1)=0"] {
            assert_eq!(expression(formula), None, "{formula}");
        }
        assert!(expression("NOT(ISERROR(SEARCH(\"amber\",B2)))").is_some());
    }
}
