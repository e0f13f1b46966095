//! Owns how the width of a table is shared among its columns.
//! Must not know what stands in them.

/// The narrowest column of long words that can still be read.
const LEAST: f32 = 104.0;
/// What a column takes of room to spare.
const BREATH: f32 = 36.0;

/// What a column asks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    /// The width in which its longest words stand on one line.
    pub(super) natural: f32,
    /// Its share of the room when there is not enough for all.
    pub(super) weight: f32,
}

/// The width of each column, all of `available` in sum; nothing when the words would stand too narrow to be read.
pub(super) fn widths(wishes: &[Wish], available: f32) -> Option<Vec<f32>> {
    let mut widths: Vec<f32> = wishes.iter().map(|wish| wish.natural).collect();
    let mut open: Vec<usize> = (0..wishes.len()).filter(|at| natural(wishes, *at) > LEAST).collect();
    let spare = available - widths.iter().sum::<f32>();
    if spare >= 0.0 {
        return Some(roomy(widths, spare));
    }
    let mut room =
        available - (0..wishes.len()).filter(|at| !open.contains(at)).map(|at| natural(wishes, at)).sum::<f32>();
    loop {
        let weights: f32 = open.iter().filter_map(|at| wishes.get(*at)).map(|wish| wish.weight).sum();
        let own = |at: usize| wishes.get(at).map_or(0.0, |wish| room * wish.weight / weights.max(1.0)).max(LEAST);
        let content: Vec<usize> = open.iter().copied().filter(|at| natural(wishes, *at) <= own(*at)).collect();
        if content.is_empty() {
            for at in &open {
                if let Some(width) = widths.get_mut(*at) {
                    *width = own(*at);
                }
            }
            break;
        }
        room -= content.iter().map(|at| natural(wishes, *at)).sum::<f32>();
        open.retain(|at| !content.contains(at));
    }
    fit(widths, &open, available)
}

/// Room to spare lets the columns breathe, and goes to the words that name the row, so that figures stand at the right.
fn roomy(mut widths: Vec<f32>, spare: f32) -> Vec<f32> {
    let Some((first, others)) = widths.split_first_mut() else { return widths };
    let each = (spare * 0.4 / f32::from(u16::try_from(others.len()).unwrap_or(u16::MAX)).max(1.0)).min(BREATH);
    for width in others.iter_mut() {
        *width += each;
        *first -= each;
    }
    *first += spare;
    widths
}

/// Takes what the least widths added from the widest of the open columns; nothing when there is too little to take.
fn fit(mut widths: Vec<f32>, open: &[usize], available: f32) -> Option<Vec<f32>> {
    let over = widths.iter().sum::<f32>() - available;
    if over <= 0.5 {
        return Some(widths);
    }
    let slack: f32 = open.iter().filter_map(|at| widths.get(*at)).map(|width| width - LEAST).sum();
    if slack < over {
        return None;
    }
    for at in open {
        if let Some(width) = widths.get_mut(*at) {
            *width -= over * (*width - LEAST) / slack;
        }
    }
    Some(widths)
}

fn natural(wishes: &[Wish], at: usize) -> f32 {
    wishes.get(at).map_or(0.0, |wish| wish.natural)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(wishes: &[(f32, f32)], available: f32) -> Option<Vec<f32>> {
        let wishes: Vec<Wish> = wishes.iter().map(|&(natural, weight)| Wish { natural, weight }).collect();
        let widths = widths(&wishes, available)?;
        assert!((widths.iter().sum::<f32>() - available).abs() < 1.0, "{widths:?} of {available}");
        Some(widths.into_iter().map(f32::round).collect())
    }

    #[test]
    fn room_to_spare_goes_to_the_first_column_once_the_others_can_breathe() {
        assert_eq!(of(&[(200.0, 30.0), (60.0, 10.0), (60.0, 10.0)], 500.0), Some(vec![308.0, 96.0, 96.0]));
    }

    #[test]
    fn long_words_share_what_short_ones_leave() {
        let wishes = [(40.0, 10.0), (900.0, 20.0), (900.0, 40.0), (110.0, 20.0)];
        assert_eq!(of(&wishes, 750.0), Some(vec![40.0, 200.0, 400.0, 110.0]));
    }

    #[test]
    fn a_table_too_narrow_to_read_says_so() {
        assert_eq!(of(&[(40.0, 10.0), (900.0, 20.0), (900.0, 20.0), (900.0, 20.0)], 300.0), None);
    }

    #[test]
    fn no_column_is_narrower_than_can_be_read() {
        let found = of(&[(900.0, 1.0), (900.0, 50.0)], 500.0).unwrap();
        assert!(found.iter().all(|width| *width >= LEAST), "{found:?}");
    }
}
