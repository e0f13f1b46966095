//! Owns a contract: its worth, its term and whether its meetings were held.
//! Must not know the measures that belong to it.

use super::{ContractId, Name, Record, RecordKind, Ref};
use crate::tables::columns;
use jiff::civil::Date;
use rust_decimal::Decimal;

columns! {
    /// A contract the council reports on.
    pub struct Contract {
        /// The contract, an id of the framework.
        contract: ContractId = "contract",
        /// Who delivers it.
        supplier: String = "supplier",
        /// Its value in pounds a year.
        value: Option<Decimal> = "value",
        /// The fee in pounds a year.
        fee: Option<Decimal> = "fee",
        /// When it starts.
        start: Option<Date> = "start",
        /// When it ends.
        end: Option<Date> = "end",
        /// What changed this quarter.
        change: String = "change",
        /// Why.
        change_reason: String = "change_reason",
        /// Penalties in pounds this quarter.
        penalties: Option<Decimal> = "penalties",
        /// Contract meetings due this quarter.
        meetings_due: Option<u32> = "meetings_due",
        /// Contract meetings held.
        meetings_held: Option<u32> = "meetings_held",
    }
}

impl Record for Contract {
    const KIND: RecordKind = RecordKind::Contract;

    fn name(&self) -> Name {
        Name { container: String::new(), reference: Ref::new(self.contract.as_str()), period: None }
    }
}
