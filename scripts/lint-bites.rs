//! Owns one violation of every ban and every lint the project turns on by name, each on a line that says which.
//! Must not be compiled into the project: scripts/lint-bites puts it into a scratch copy.
#![allow(dead_code, clippy::needless_pass_by_value, clippy::unnecessary_wraps, deprecated)]

use std::path::Path;

fn files(path: &Path, file: std::fs::File, allowed: std::fs::Permissions) {
    let _ = std::fs::write(path, ""); // bites: std::fs::write
    let _ = std::fs::copy(path, path); // bites: std::fs::copy
    let _ = std::fs::rename(path, path); // bites: std::fs::rename
    let _ = std::fs::remove_file(path); // bites: std::fs::remove_file
    let _ = std::fs::remove_dir(path); // bites: std::fs::remove_dir
    let _ = std::fs::remove_dir_all(path); // bites: std::fs::remove_dir_all
    let _ = std::fs::create_dir(path); // bites: std::fs::create_dir
    let _ = std::fs::create_dir_all(path); // bites: std::fs::create_dir_all
    let _ = std::fs::hard_link(path, path); // bites: std::fs::hard_link
    let _ = std::os::unix::fs::symlink(path, path); // bites: std::os::unix::fs::symlink
    let _ = std::fs::set_permissions(path, allowed.clone()); // bites: std::fs::set_permissions
    let _ = std::fs::File::create(path); // bites: std::fs::File::create
    let _ = std::fs::File::create_new(path); // bites: std::fs::File::create_new
    let _ = std::fs::File::options(); // bites: std::fs::File::options
    let _ = file.set_len(0); // bites: std::fs::File::set_len
    let _ = file.set_permissions(allowed); // bites: std::fs::File::set_permissions
    let _ = file.set_times(std::fs::FileTimes::new()); // bites: std::fs::File::set_times
    let _ = file.set_modified(std::time::SystemTime::UNIX_EPOCH); // bites: std::fs::File::set_modified
    let _ = std::fs::OpenOptions::new(); // bites: std::fs::OpenOptions
    let _ = std::fs::DirBuilder::new(); // bites: std::fs::DirBuilder
}

fn other_writers(path: &Path, mut zip: zip::ZipArchive<std::fs::File>) {
    let _ = rust_xlsxwriter::Workbook::new().save(path); // bites: rust_xlsxwriter::Workbook::save
    let _ = csv::Writer::from_path(path); // bites: csv::Writer::from_path
    let _ = csv::WriterBuilder::new().from_path(path); // bites: csv::WriterBuilder::from_path
    let _ = zip.extract(path); // bites: zip::ZipArchive::extract
    let _ = zip.extract_with_options(path, zip::read::ExtractOptions::default()); // bites: zip::ZipArchive::extract_with_options
    let _ = zip.extract_unwrapped_root_dir(path, |_: &Path| true); // bites: zip::ZipArchive::extract_unwrapped_root_dir
}

fn clocks(then: std::time::SystemTime, tick: std::time::Instant) {
    let _ = std::time::SystemTime::now(); // bites: std::time::SystemTime::now
    let _ = then.elapsed(); // bites: std::time::SystemTime::elapsed
    let _ = std::time::Instant::now(); // bites: std::time::Instant::now
    let _ = tick.elapsed(); // bites: std::time::Instant::elapsed
    let _ = jiff::Timestamp::now(); // bites: jiff::Timestamp::now
    let _ = jiff::ZonedDateTime::now(); // bites: jiff::ZonedDateTime::now
    let _ = jiff::tz::TimeZone::system(); // bites: jiff::tz::TimeZone::system
    let _ = jiff::tz::TimeZone::try_system(); // bites: jiff::tz::TimeZone::try_system
}

fn environment(path: &Path) {
    let _ = std::env::var("X"); // bites: std::env::var
    let _ = std::env::var_os("X"); // bites: std::env::var_os
    let _ = std::env::vars(); // bites: std::env::vars
    let _ = std::env::vars_os(); // bites: std::env::vars_os
    let _ = std::env::args(); // bites: std::env::args
    let _ = std::env::args_os(); // bites: std::env::args_os
    let _ = std::env::temp_dir(); // bites: std::env::temp_dir
    let _ = std::env::home_dir(); // bites: std::env::home_dir
    let _ = std::env::current_dir(); // bites: std::env::current_dir
    let _ = std::env::set_current_dir(path); // bites: std::env::set_current_dir
    let _ = std::env::current_exe(); // bites: std::env::current_exe
}

fn processes() {
    let _ = std::process::Command::new("x"); // bites: std::process::Command::new
}

fn threads() {
    let _ = std::thread::spawn(|| ()); // bites: std::thread::spawn
    std::thread::scope(|scope| {
        let _ = scope.spawn(|| ()); // bites: std::thread::Scope::spawn
    });
}

fn network() {
    let _ = std::net::TcpStream::connect("localhost:1"); // bites: std::net::TcpStream
    let _ = std::net::TcpListener::bind("localhost:1"); // bites: std::net::TcpListener
    let _ = std::net::UdpSocket::bind("localhost:1"); // bites: std::net::UdpSocket
}

fn window(mut table: egui_extras::TableBody<'_>) {
    use eframe::egui::Color32;
    let _ = Color32::from_rgb(1, 2, 3); // bites: eframe::egui::Color32::from_rgb
    let _ = Color32::from_rgb_additive(1, 2, 3); // bites: eframe::egui::Color32::from_rgb_additive
    let _ = Color32::from_rgba_premultiplied(1, 2, 3, 4); // bites: eframe::egui::Color32::from_rgba_premultiplied
    let _ = Color32::from_rgba_unmultiplied(1, 2, 3, 4); // bites: eframe::egui::Color32::from_rgba_unmultiplied
    let _ = Color32::from_rgba_unmultiplied_const(1, 2, 3, 4); // bites: eframe::egui::Color32::from_rgba_unmultiplied_const
    let _ = Color32::from_gray(1); // bites: eframe::egui::Color32::from_gray
    let _ = Color32::from_black_alpha(1); // bites: eframe::egui::Color32::from_black_alpha
    let _ = Color32::from_white_alpha(1); // bites: eframe::egui::Color32::from_white_alpha
    let _ = Color32::from_additive_luminance(1); // bites: eframe::egui::Color32::from_additive_luminance
    let _ = Color32::from_hex("#010203"); // bites: eframe::egui::Color32::from_hex
    table.row(1.0, |_| ()); // bites: egui_extras::TableBody::row
    let _ = rfd::FileDialog::new(); // bites: rfd::FileDialog
    let _ = rfd::AsyncFileDialog::new(); // bites: rfd::AsyncFileDialog
    let _ = rfd::MessageDialog::new(); // bites: rfd::MessageDialog
    let _ = rfd::AsyncMessageDialog::new(); // bites: rfd::AsyncMessageDialog
}

/// The lints of Cargo.toml.
pub mod lints {
    pub fn undocumented() {} // bites: missing_docs

    mod inside {
        pub fn unreachable() {} // bites: unreachable_pub
    }

    fn qualified(path: &std::path::Path) {
        use std::path::Path;
        let _ = std::path::Path::new(path) == Path::new(""); // bites: unused_qualifications
    }

    unsafe fn unsafely() {} // bites: unsafe_code

    fn panics(value: Option<u8>) {
        let _ = value.unwrap(); // bites: clippy::unwrap_used
        let _ = value.expect("a value"); // bites: clippy::expect_used
    }

    fn unfinished() {
        todo!() // bites: clippy::todo
    }

    fn unwritten() {
        unimplemented!() // bites: clippy::unimplemented
    }

    fn talks() {
        let _ = dbg!(1); // bites: clippy::dbg_macro
        println!("heard"); // bites: clippy::print_stdout
        eprintln!("heard"); // bites: clippy::print_stderr
    }

    // scripts/lint-bites gives this one a body of 81 lines.
    fn long() {} // bites: clippy::too_many_lines
}
