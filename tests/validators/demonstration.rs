//! Every bundle of the demonstration is valid for every validator: real returns, not ones made to be tidy.

use crate::demo_files::bundles;
use crate::fixture::unzip;
use crate::tools::Validator;
use std::sync::Mutex;
use std::thread;

#[test]
fn the_twenty_bundles_of_the_demonstration() {
    let bundles = bundles();
    let pairs = bundles.iter().flat_map(|bundle| Validator::ALL.map(|validator| (validator, *bundle)));
    let (waiting, refused) = (Mutex::new(pairs), Mutex::new(Vec::new()));
    let next = || waiting.lock().expect("no worker panics holding it").next();
    let work = || {
        while let Some((validator, (name, bytes))) = next() {
            let (valid, said) = validator.verdict(&unzip(bytes));
            if !valid {
                refused.lock().expect("no worker panics holding it").push(format!("{name}, {validator:?}:\n{said}"));
            }
        }
    };
    // Most of the time goes into starting the validators, so as many run at once as there are processors.
    thread::scope(|scope| {
        for worker in 0..thread::available_parallelism().map_or(2, std::num::NonZero::get) {
            let named = thread::Builder::new().name(format!("validators {worker}"));
            named.spawn_scoped(scope, work).expect("a thread");
        }
    });
    let refused = refused.into_inner().expect("no worker panics holding it");
    println!("{} bundles, {} validators each, {} refusals", bundles.len(), Validator::ALL.len(), refused.len());
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}
