#!/bin/bash
# Installs what Debian and Ubuntu lack for building: the headers of ncursesw and SQLite. Does nothing when they are there.
set -euo pipefail

command -v swift >/dev/null || { echo "Swift 6 is needed: https://www.swift.org/install/linux/" >&2; exit 1; }

# The compiler knows best whether a header can be found.
has() { printf '#include <%s>\n' "$1" | cc -E - >/dev/null 2>&1 || printf '#include <%s>\n' "$1" | clang -E - >/dev/null 2>&1; }

missing=()
has ncursesw/ncurses.h || has ncurses.h || missing+=(libncursesw5-dev)
has sqlite3.h || missing+=(libsqlite3-dev)
[ ${#missing[@]} -eq 0 ] && exit 0

command -v apt-get >/dev/null || { echo "Please install the development files of ncursesw and SQLite: ${missing[*]}" >&2; exit 1; }
sudo=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "Please install as root: apt-get install ${missing[*]}" >&2; exit 1; }
  sudo=(sudo)
fi
"${sudo[@]}" apt-get update -q
"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
