#!/bin/bash
# Measures on a training shop of its own in the build folder; the last line of each is key=value pairs.
set -euo pipefail
bin=$1
folder=$(mktemp -d .build/bench.XXXXXX)
trap 'rm -rf "$folder"' EXIT
"$bin" bench --help >/dev/null
orders=${ORDERS:-100000}
echo "== fill"; "$bin" bench fill --db "$folder/shop.db" --orders "$orders" --open 2000 --stocked
for procs in 1 4; do echo "== tx, $procs"; "$bin" bench tx --db "$folder/shop.db" --procs "$procs" --seconds 3; done
echo "== tx, 32 paced"; "$bin" bench tx --db "$folder/shop.db" --procs 32 --seconds 5 --think-ms 500
echo "== life"; "$bin" bench life 200 --db "$folder/shop.db"
