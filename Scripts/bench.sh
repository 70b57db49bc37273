#!/bin/bash
# Each figure with its floor, taken in turn in one run. ORDERS=100000 make bench measures on a smaller shop; the full one takes some minutes.
set -euo pipefail
command -v python3 >/dev/null && command -v cc >/dev/null || { echo "make bench needs python3 and a C compiler"; exit 1; }
[ -e /usr/include/openssl/evp.h ] || { echo "make bench needs libssl-dev for its floor programs"; exit 1; }
exec python3 Bench/run.py "$1" --orders "${ORDERS:-1000000}"
