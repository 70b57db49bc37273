#!/bin/bash
# Writes the generated documents; with a folder as argument, there instead of Docs/.
set -euo pipefail
. Scripts/flags.sh
folder=${1:-Docs}
swift build "${flags[@]}" --product shopdesk >/dev/null
bin=$(swift build --show-bin-path)/shopdesk
mkdir -p "$folder"
"$bin" docs keys --lang en >"$folder/Keys.md"
"$bin" docs roles --lang en >"$folder/Roles.md"
"$bin" docs states --lang en >"$folder/States.md"
"$bin" docs commands --lang en >"$folder/Commands.md"
