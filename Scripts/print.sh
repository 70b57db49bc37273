#!/bin/bash
# Builds shopdesk-print, which makes PDF, and puts it beside shopdesk. Apart from `make setup` because shopdesk runs without it.
#   Scripts/print.sh [debug|release]     with TOOLS=1 also what the tests read PDFs back with
set -euo pipefail
kind=${1:-release}

# libraries with their headers, a font with Chinese letters, and for the tests a PDF renderer and a barcode reader
missing=()
pkg-config --exists pangocairo 2>/dev/null || missing+=(pkg-config libcairo2-dev libpango1.0-dev)
printf '#include <zint.h>\n' | cc -E - >/dev/null 2>&1 || printf '#include <zint.h>\n' | clang -E - >/dev/null 2>&1 || missing+=(libzint-dev)
if ! command -v fc-list >/dev/null || [ -z "$(fc-list :lang=zh family 2>/dev/null | head -n 1)" ]; then missing+=(fontconfig fonts-wqy-zenhei); fi
if [ "${TOOLS:-}" = 1 ]; then
  command -v pdftoppm >/dev/null || missing+=(poppler-utils)
  command -v zbarimg >/dev/null || missing+=(zbar-tools)
fi

if [ ${#missing[@]} -gt 0 ]; then
  command -v apt-get >/dev/null || { echo "shopdesk-print needs cairo, pango and zint with their headers, and a Chinese font: ${missing[*]}" >&2; exit 1; }
  sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Please install as root: apt-get install ${missing[*]}" >&2; exit 1; }
    sudo=(sudo)
  fi
  "${sudo[@]}" apt-get update -q
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
fi

swift build --package-path Print -c "$kind" --static-swift-stdlib 2>&1 | grep -v "prohibited flag" | tail -n 20
made=$(swift build --package-path Print -c "$kind" --static-swift-stdlib --show-bin-path)/shopdesk-print
beside=$(swift build -c "$kind" --show-bin-path)
mkdir -p "$beside"
install -m 755 "$made" "$beside/shopdesk-print"
echo "shopdesk-print: $beside/shopdesk-print"
