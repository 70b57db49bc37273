#!/bin/bash
# All tests, and one closing line that is counted from what the test runners themselves report.
set -uo pipefail
. Scripts/flags.sh
log=$(mktemp)
trap 'rm -f "$log" "$log.terminals" "$log.service"' EXIT

# PDFs are tested where they can be made: their program, its libraries and a barcode reader are installed where that is possible.
if TOOLS=1 Scripts/print.sh debug; then
  export SHOPDESK_PDF_TESTS=required
elif [ -n "${CI:-}" ]; then
  echo "0 passed, 0 failed (shopdesk-print could not be built, which CI must)"
  exit 1
else
  echo "shopdesk-print could not be built: the tests that read PDFs back are skipped"
fi

swift build --build-tests "${flags[@]}" 2>&1 | tail -n 40
[ "${PIPESTATUS[0]}" -eq 0 ] || { echo "0 passed, 0 failed (the build failed)"; exit 1; }
swift test --skip-build "${flags[@]}" --skip shopdeskTests 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
# The program in processes of its own comes after: beside tests that keep every core busy its waits would measure them. What sits at a
# terminal mostly waits for it, so it goes beside what doesn't, in two parts. SwiftPM runs one thing at a time, hence the runner itself.
terminals='shopdeskTests\.(ConsoleSignIn|ScaleOnTheBench|TerminalCare|TwoTerminals|WholeWayByKeys|DayOfTheWave)Tests'
service='shopdeskTests\.(ServiceRules|ServiceDay|Paper|WholeWay|Account)Tests'
program() { NO_COLOR=1 .build/debug/shopdeskPackageTests.xctest --testing-library swift-testing --no-parallel "$@" 2>&1; }
program --filter "$terminals" > "$log.terminals" &
sitting=$!
program --filter "$service" > "$log.service" &
serving=$!
program --filter shopdeskTests --skip "$terminals" --skip "$service" | tee -a "$log"
programs=${PIPESTATUS[0]}
wait $sitting || programs=$?
wait $serving || programs=$?
cat "$log.terminals" "$log.service" | tee -a "$log"
[ "$programs" -eq 0 ] || status=$programs

# Swift Testing writes one line for each test when it ends; XCTest writes `Test Case … passed|failed`.
passed=$(grep -cE "^(✔|\[OK\]|.? ?)? ?Test (case )?.* passed( after|$)|^Test Case '.*' passed" "$log")
failed=$(grep -cE "^(✘|\[FAIL\]|.? ?)? ?Test (case )?.* failed( after|$)|^Test Case '.*' failed" "$log")
runs=$(grep -cE "Test run with [0-9]+ tests? .*(passed|failed)" "$log")
bad=$(grep -cE "Test run with [0-9]+ tests? .*failed" "$log")
# The line about the whole run has the same form as that of a test.
passed=$((passed - runs + bad))
failed=$((failed - bad))
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed"
[ "$status" -eq 0 ] && [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
