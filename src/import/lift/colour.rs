//! Owns reading a status off a colour: the hue decides, whatever the shade.
//! Must not know where the colour stands.

use crate::model::Status;
use crate::workbook::Rgb;

/// The status a fill stands for; nothing for white, black and colours nobody uses for a status.
pub(in crate::import) fn status([red, green, blue]: Rgb) -> Option<Status> {
    let (r, g, b) = (i32::from(red), i32::from(green), i32::from(blue));
    let (most, least) = (r.max(g).max(b), r.min(g).min(b));
    let spread = most - least;
    if spread < 24 {
        return (70..=225).contains(&most).then_some(Status::NoUpdate);
    }
    let sixth = |a: i32, b: i32| 60 * (a - b) / spread;
    let hue = if most == r {
        sixth(g, b).rem_euclid(360)
    } else if most == g {
        sixth(b, r) + 120
    } else {
        sixth(r, g) + 240
    };
    match hue {
        0..=20 | 340..=359 => Some(Status::Significant),
        21..=67 => Some(Status::Medium),
        68..=170 => Some(Status::OnTrack),
        171..=260 => Some(Status::Complete),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_people_fill_cells_with() {
        let cases = [
            ([0x00, 0xB0, 0x50], Some(Status::OnTrack)),
            ([0x92, 0xD0, 0x50], Some(Status::OnTrack)),
            ([0xC6, 0xEF, 0xCE], Some(Status::OnTrack)),
            ([0xFF, 0xC0, 0x00], Some(Status::Medium)),
            ([0xFF, 0xEB, 0x9C], Some(Status::Medium)),
            ([0xFF, 0xFF, 0x00], Some(Status::Medium)),
            ([0xED, 0x7D, 0x31], Some(Status::Medium)),
            ([0xFF, 0x00, 0x00], Some(Status::Significant)),
            ([0xFF, 0xC7, 0xCE], Some(Status::Significant)),
            ([0xC0, 0x00, 0x00], Some(Status::Significant)),
            ([0x00, 0x70, 0xC0], Some(Status::Complete)),
            ([0xBD, 0xD7, 0xEE], Some(Status::Complete)),
            ([0xBF, 0xBF, 0xBF], Some(Status::NoUpdate)),
            ([0x80, 0x80, 0x80], Some(Status::NoUpdate)),
            ([0xFF, 0xFF, 0xFF], None),
            ([0x00, 0x00, 0x00], None),
            ([0x70, 0x30, 0xA0], None),
        ];
        for (colour, wanted) in cases {
            assert_eq!(status(colour), wanted, "{colour:02X?}");
        }
    }
}
