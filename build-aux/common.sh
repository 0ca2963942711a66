# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Annexa contributors
#
# What build-aux/run and build-aux/test share: the packages of Debian 12 they need, and how they build. Sourced by both.

source_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build_root=$source_root/_build

# Sorting, dates and the messages of tools are the same on every machine.
export LC_ALL=C.UTF-8

# What compiles the programs.
build_packages=(
  appstream
  desktop-file-utils
  gcc
  gettext
  libadwaita-1-dev
  libc6-dev
  libcmark-gfm-dev
  libcmark-gfm-extensions-dev
  libglib2.0-dev
  libgtk-4-dev
  libharfbuzz-dev
  libjson-glib-dev
  libqrencode-dev
  libsqlite3-dev
  libxlsxwriter-dev
  libxml2-dev
  libxml2-utils
  libzip-dev
  meson
  pkgconf
  shared-mime-info
)

# What the window and the pages of reports need when they run: nothing of it is pulled in by the libraries alone.
look_packages=(
  adwaita-icon-theme
  fonts-cantarell
  librsvg2-common
)

# What only the tests need: a display without a screen, the bus for accessibility, other countries' habits, and
# independent readers of what Annexa writes.
test_packages=(
  at-spi2-core
  dbus
  dbus-x11
  gir1.2-atspi-2.0
  libglib2.0-bin
  libreoffice-calc-nogui
  libreoffice-writer-nogui
  locales
  openbox
  poppler-utils
  procps
  python3-gi
  qpdf
  util-linux
  x11-utils
  xauth
  xdotool
  xvfb
)

say () {
  printf '%s\n' "$*" >&2
}

fail () {
  say "$@"
  exit 1
}

# Prints those of the given packages that are not installed.
list_missing () {
  local name
  local -A installed=()

  while read -r state name; do
    [ "$state" = installed ] && installed[$name]=yes
  done < <(dpkg-query --show --showformat '${db:Status-Status} ${Package}\n')

  for name in "$@"; do
    [ -n "${installed[$name]:-}" ] || printf '%s\n' "$name"
  done
}

run_apt_get () {
  local as_root=()

  [ "$(id -u)" = 0 ] || as_root=(sudo)
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=400 "$@" >&2
}

# Installs what is missing and asks for the network only then.
install_packages () {
  local missing

  if ! command -v dpkg-query > /dev/null; then
    say "This is not Debian, so nothing is installed. These packages of Debian 12 are needed, by whatever name: $*"
    return
  fi

  mapfile -t missing < <(list_missing "$@")
  [ "${#missing[@]}" -gt 0 ] || return 0

  if [ "$(id -u)" != 0 ] && ! { command -v sudo > /dev/null && sudo true; }; then
    say "Annexa needs some packages that are not installed, and only an administrator may install them."
    say "Become root, or have an administrator do it, and start this again:"
    fail "  apt-get install --no-install-recommends ${missing[*]}"
  fi

  say "Installing ${#missing[@]} packages: ${missing[*]}"
  run_apt_get update || fail "The lists of packages cannot be fetched. Connect to the network and start this again."
  run_apt_get install -y --no-install-recommends "${missing[@]}" \
    || fail "Not every package could be installed: the lines above say why."
}

# Configures a folder once, and builds what has changed since the last time: build_in FOLDER OPTION...
build_in () {
  local folder=$1

  shift
  if [ ! -f "$folder/build.ninja" ]; then
    meson setup "$folder" "$source_root" "$@" >&2 || fail "Annexa could not be configured: the lines above say why."
  fi
  meson compile -C "$folder" >&2 || fail "Annexa could not be built: the lines above say why."
}
