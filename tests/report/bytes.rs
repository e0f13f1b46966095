//! The same content gives the same bytes, whatever order the bundles came in.

use crate::expected::{quarter_three, quarter_two};
use quarterdeck::consolidation::consolidate;
use quarterdeck::framework::Framework;
use quarterdeck::report::{corporate_html, corporate_xlsx, json_summary};

#[test]
fn any_order_of_bundles_gives_equal_files() {
    let framework = Framework::built_in();
    let (mut received, mut previous) = (quarter_three(), quarter_two());
    let one = consolidate(received.clone(), previous.clone(), &framework);
    received.reverse();
    previous.rotate_left(3);
    let other = consolidate(received, previous, &framework);
    assert_eq!(corporate_xlsx(&one), corporate_xlsx(&other));
    assert_eq!(corporate_html(&one), corporate_html(&other));
    assert_eq!(json_summary(&one), json_summary(&other));
}
