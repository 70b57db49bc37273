# Sourced: how the scripts build for tests. CI builds once and is never debugged, so it builds without debug information, which is faster.
# Everywhere else the same as `swift build`, so that nothing is built twice.
flags=()
if [ -n "${CI:-}" ]; then flags=(-debug-info-format none); fi
