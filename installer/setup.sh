# shellcheck shell=bash
#
# Set-up shared by ./run, ./test and ./bench. Sourced by bash, not run.
#
#   prepare NAME     have .venv filled from requirements/NAME.txt (lock, dev or bench)
#   libraries KIND   have the system libraries Qt needs (offscreen, xcb or wayland)
#
# Both return at once when nothing has changed since the last time.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
venv="$root/.venv"
python="$venv/bin/python"

say() { printf '%s\n' "$*" >&2; }

# The first Python on the path that is new enough; PYTHON=... chooses another.
find_python() {
    local candidate
    for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11; do
        if [ -n "$candidate" ] && command -v "$candidate" >/dev/null &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    say "Python 3.11 or newer is needed. 需要 Python 3.11 或更新版本。"
    return 1
}

# Installs Debian packages as root or with passwordless sudo, else prints the line to type.
apt_install() {
    local as_root=()
    if ! command -v apt-get >/dev/null; then
        say "Please install what these Debian packages hold 请安装: $*"
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! sudo -n true 2>/dev/null; then
            say "Please type 请执行: sudo apt-get install --no-install-recommends $*"
            return 1
        fi
        as_root=(sudo -n)
    fi
    say "Installing 正在安装: $*"
    "${as_root[@]}" apt-get update -qq >/dev/null
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# A lock holds those before it: who has the packages of dev has those of lock.
contained_in() {
    case "$1" in
        lock) echo "lock" ;;
        dev) echo "lock dev" ;;
        bench) echo "lock dev bench" ;;
    esac
}

prepare() {
    local wanted="$1" lock
    if [ -x "$python" ] && cmp -s "$root/requirements/$wanted.txt" "$venv/installed/$wanted.txt"; then
        return
    fi
    say "Setting up, once only; a minute or two. 首次准备运行环境，约一两分钟……"
    if ! "$python" -c 'import pip' 2>/dev/null; then
        local base
        base="$(find_python)"
        "$base" -c 'import ensurepip, venv' 2>/dev/null || apt_install python3-venv
        "$base" -m venv --clear "$venv"
    fi
    rm -rf "$venv/installed"
    "$python" -m pip install --quiet --disable-pip-version-check --require-hashes \
        -r "$root/requirements/$wanted.txt"
    mkdir "$venv/installed"
    for lock in $(contained_in "$wanted"); do
        cp "$root/requirements/$lock.txt" "$venv/installed/"
    done
}

# What the loader cannot find for Qt and the plugin of this kind of screen.
missing_libraries() {
    local qt
    qt="$(echo "$venv"/lib/python3*/site-packages/PySide6)"
    ldd "$qt"/QtWidgets.abi3.so "$qt"/QtPrintSupport.abi3.so "$qt"/QtSvg.abi3.so \
        "$qt/Qt/plugins/platforms/libq$1.so" | sed -n 's/^[[:space:]]*\(.*\) => not found$/\1/p' | sort -u
}

libraries() {
    local kind="$1" packages missing
    if [ -e "$venv/installed/libraries-$kind" ] || [ "$(uname -s)" != Linux ]; then
        return
    fi
    packages=(libglib2.0-0 libgl1 libegl1 libfontconfig1 libxkbcommon0 libdbus-1-3)
    case "$kind" in
        xcb) packages+=(libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxkbcommon-x11-0 libxcb-shape0) ;;
        wayland) packages+=(libwayland-client0 libwayland-cursor0 libwayland-egl1) ;;
    esac
    if [ -n "$(missing_libraries "$kind")" ]; then
        apt_install "${packages[@]}"
        missing="$(missing_libraries "$kind")"
        if [ -n "$missing" ]; then
            say "Qt still lacks 仍缺少: $missing"
            return 1
        fi
    fi
    : >"$venv/installed/libraries-$kind"
}
