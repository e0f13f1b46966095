# Sourced by scripts/run and scripts/test: finds Rust and installs what is missing, quietly, and only that.
# Debian packages need root or password-less sudo; without either the one line to type is printed and the exit is 2.
# Everything else goes into .tools/ inside the project. Nothing outside it is changed.

cd "$(dirname "${BASH_SOURCE[0]}")/.."
tools="$PWD/.tools"
mkdir -p "$tools"

stop() { # says what to do and leaves: nothing was broken, something is missing
    echo "$*" >&2
    exit 2
}

# The folder Rust was installed in: PATH, then where rustup puts it for this account or for the whole machine. HOME may be
# a new one (a clean-room run), so the account's own home is asked for too.
find_cargo() {
    local account_home
    account_home=$(getent passwd "$(id -u)" | cut -d: -f6 || true)
    export HOME="${HOME:-$account_home}"
    local folder
    for folder in "$HOME/.cargo/bin" "$account_home/.cargo/bin" /usr/local/cargo/bin; do
        command -v cargo >/dev/null && break
        if [ -x "$folder/cargo" ]; then PATH="$folder:$PATH"; fi
    done
    command -v cargo >/dev/null ||
        stop "Rust is missing. Install it with rustup, the Rust project's own installer, then run this again."
    # Cargo by rustup keeps its compilers beside its own folder; a new HOME would hide them and fetch them all again.
    local beside
    beside=$(dirname "$(dirname "$(dirname "$(command -v cargo)")")")
    if [ -z "${RUSTUP_HOME:-}" ] && [ ! -d "$HOME/.rustup/toolchains" ]; then
        for folder in "$beside/.rustup" "$beside/rustup"; do
            if [ -d "$folder/toolchains" ]; then export RUSTUP_HOME="$folder"; fi
        done
    fi
    export PATH
    cargo --version >/dev/null 2>&1 || rustup toolchain install >/dev/null 2>&1 ||
        stop "The Rust compiler that rust-toolchain.toml names is missing. Run: rustup toolchain install"
}

# need COMMAND PACKAGE: notes the Debian package when there is no such command.
missing=()
need() {
    command -v "$1" >/dev/null || missing+=("$2")
}

# need_library FILE PACKAGE: notes the Debian package when the linker knows no such library.
need_library() {
    { PATH="$PATH:/sbin:/usr/sbin" ldconfig -p; } | grep -q "\s$1 " || missing+=("$2")
}

# What the window finds at run time rather than when it is built.
need_window() {
    need_library libX11-xcb.so.1 libx11-xcb1
    need_library libXcursor.so.1 libxcursor1
    need_library libXi.so.6 libxi6
    need_library libXrandr.so.2 libxrandr2
    need_library libxkbcommon-x11.so.0 libxkbcommon-x11-0
    need_library libGL.so.1 libgl1
    need_library libEGL.so.1 libegl1
    need_library libvulkan.so.1 libvulkan1
}

install_missing() {
    [ ${#missing[@]} -gt 0 ] || return 0
    local packages="${missing[*]}"
    missing=()
    command -v apt-get >/dev/null || stop "Missing (by their Debian names): $packages. Install them, then run this again."
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        as_root=(sudo -n)
        sudo -n true 2>/dev/null ||
            stop "Some packages are missing. Run this line, then try again: sudo apt-get install -y --no-install-recommends $packages"
    fi
    echo "Installing $packages"
    # shellcheck disable=SC2086 # the names are words of their own
    { "${as_root[@]}" apt-get update && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends $packages; } >"$tools/apt.log" 2>&1 ||
        stop "apt-get could not install $packages; the end of .tools/apt.log says: $(tail -n 3 "$tools/apt.log")"
}

# What building needs.
setup_build() {
    need cc "gcc libc6-dev" # gcc only recommends the headers it cannot link without
    need ld binutils
    need pkg-config pkg-config
    install_missing
    find_cargo
}

# What the tests need besides: other people's validators, a browser with the accessibility rules, a second zip reader, LibreOffice.
setup_tests() {
    need unzip unzip
    python3 -c 'import venv, ensurepip, tomllib' 2>/dev/null || missing+=(python3-venv)
    find_chromium >/dev/null || missing+=(chromium)
    # Fills in a form, and the bindings it is led by, which are the system Python's.
    need soffice libreoffice-calc
    { python3 -c 'import uno' || /usr/bin/python3 -c 'import uno'; } >/dev/null 2>&1 || missing+=(python3-uno)
    [ -n "$(find /usr/share/fonts -name '*.[to]tf' -print -quit 2>/dev/null)" ] || missing+=(fonts-dejavu-core)
    # A screen of their own and drivers that draw in software, for the tests of the window.
    need Xvfb xvfb
    need_window
    [ -n "$(find /usr/share/vulkan -name 'lvp_icd*' -print -quit 2>/dev/null)" ] || missing+=(mesa-vulkan-drivers)
    [ -n "$(find /usr/lib -name swrast_dri.so -print -quit 2>/dev/null)" ] || missing+=(libgl1-mesa-dri)
    need node nodejs
    need npm npm
    setup_build
    once validators scripts/validators.txt install_validators
    once axe scripts/accessibility/package-lock.json install_axe
    once cargo-deny scripts/setup.sh install_cargo_deny
}

# once NAME FILE COMMAND: runs COMMAND unless it has succeeded for this content of FILE.
once() {
    local stamp="$tools/$1.done"
    [ -f "$stamp" ] && cmp -s "$2" "$stamp" && return 0
    echo "Setting up $1"
    "$3" >"$tools/$1.log" 2>&1 || stop "Setting up $1 failed; the end of .tools/$1.log says: $(tail -n 3 "$tools/$1.log")"
    cp "$2" "$stamp"
}

install_validators() {
    rm -rf "$tools/venv"
    python3 -m venv "$tools/venv" && "$tools/venv/bin/pip" install --quiet --disable-pip-version-check -r scripts/validators.txt
}

# Node trusts its own list of authorities; an office network's own is in the machine's list.
install_axe() {
    local machine_list=/etc/ssl/certs/ca-certificates.crt
    if [ -r "$machine_list" ]; then export NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-$machine_list}"; fi
    mkdir -p "$tools/axe" && cp scripts/accessibility/package*.json "$tools/axe/" &&
        npm ci --prefix "$tools/axe" --ignore-scripts --no-audit --no-fund
}

# Unoptimised: it runs for a second, and building it this way takes one minute instead of five.
install_cargo_deny() {
    CARGO_TARGET_DIR="$tools/cargo-deny-build" cargo install cargo-deny --version 0.20.2 --locked --debug --root "$tools/cargo" &&
        rm -rf "$tools/cargo-deny-build"
}

find_chromium() {
    local name
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" && return 0
    done
    return 1
}

# What people read workbooks with, for the benchmark of imports. Without a network it goes without them, and says so.
setup_rivals() {
    local stamp="$tools/bench.done"
    [ -f "$stamp" ] && return 0
    python3 -m venv "$tools/bench" && "$tools/bench/bin/pip" install --quiet --disable-pip-version-check \
        python-calamine==0.4.0 polars==2.1.0 fastexcel==0.21.0 openpyxl==3.1.5 >"$tools/bench.log" 2>&1 &&
        touch "$stamp" || echo "The readers to compare with could not be installed; the benchmark leaves them out"
}
