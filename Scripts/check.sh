#!/bin/bash
# What can be checked without running the shop: formatting, who imports whom, generated documents.
set -euo pipefail
. Scripts/flags.sh
ok=1

if swift format --version >/dev/null 2>&1; then
  swift format lint --strict --recursive --parallel Sources Tests Package.swift Print/Package.swift Print/Sources/shopdesk-print || ok=0
else
  echo "swift-format is not here: formatting was not checked"
fi

swift test "${flags[@]}" --filter ArchitectureTests >/dev/null 2>&1 || { echo "forbidden imports: swift test --filter ArchitectureTests"; ok=0; }

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
Scripts/docs.sh "$fresh"
for name in Keys Roles States Commands; do
  diff -u "Docs/$name.md" "$fresh/$name.md" || { echo "Docs/$name.md is stale: make docs"; ok=0; }
done

[ "$ok" -eq 1 ] && echo "check: all well"
[ "$ok" -eq 1 ]
