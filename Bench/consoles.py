#!/usr/bin/env python3
"""Many consoles at a person's pace on one shop: what was acknowledged is there, once; how long each command took; whether anybody was told
that the shop is busy (reliability.md G10).

usage: consoles.py BINARY [--procs 20] [--seconds 600] [--per-second 5] [--orders 2000] [--keep FOLDER]
Exits 1 when anything is lost or doubled, anybody saw an error, verify isn't sound, or p99 is above 250 ms.
"""
import argparse, json, os, shutil, sqlite3, subprocess, sys, tempfile, time

parser = argparse.ArgumentParser()
parser.add_argument("binary")
parser.add_argument("--procs", type=int, default=20)
parser.add_argument("--seconds", type=float, default=600)
parser.add_argument("--per-second", type=float, default=5)
parser.add_argument("--orders", type=int, default=2000)
parser.add_argument("--keep", help="leave the shop in this folder")
options = parser.parse_args()
binary = os.path.abspath(options.binary)
folder = options.keep or tempfile.mkdtemp(prefix="consoles.")
os.makedirs(folder, exist_ok=True)
db = os.path.join(folder, "shop.db")
os.environ["XDG_STATE_HOME"] = os.path.join(folder, "state")


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr or done.stdout}")
    return done.stdout


try:
    run(binary, "bench", "fill", "--db", db, "--orders", "1000", "--open", str(options.orders), "--stocked")
    load = os.getloadavg()[0]
    begin = time.clock_gettime(time.CLOCK_MONOTONIC) + 1 + 0.15 * options.procs
    think = 1000 / options.per_second
    workers = []
    for part in range(options.procs):
        out = open(os.path.join(folder, f"acks-{part}"), "w+")
        err = open(os.path.join(folder, f"errors-{part}"), "w+")
        workers.append((subprocess.Popen(
            [binary, "bench", "worker", "--db", db, "--part", str(part), "--of", str(options.procs), "--seconds", str(options.seconds),
             "--think-ms", str(think), "--begin", str(begin), "--acks"], stdout=out, stderr=err), out, err))
    largest = 0
    while any(process.poll() is None for process, _, _ in workers):
        try:
            largest = max(largest, os.path.getsize(db + "-wal"))
        except OSError:
            pass
        time.sleep(0.5)
    acknowledged, times, counts, complaints = [], [], [], []
    for process, out, err in workers:
        out.seek(0)
        mine = [line.split("\t") for line in out.read().splitlines()]
        acknowledged += [line[0] for line in mine]
        times += [float(line[1]) for line in mine]
        counts.append(len(mine))
        err.seek(0)
        said = err.read().strip()
        if process.returncode or said:
            complaints.append(f"exit {process.returncode}: {said}")
    sound = subprocess.run([binary, "verify", "--db", db, "--json"], capture_output=True, text=True)
    # Nobody has it open any more.
    stored = [row[0] for row in sqlite3.connect(f"file:{db}?mode=ro", uri=True).execute(
        "SELECT command_id FROM record WHERE command_id IS NOT NULL AND command IN ('claimOrder', 'releaseOrder') AND done = 1")]
    lost = set(acknowledged) - set(stored)
    doubled = len(stored) - len(set(stored)) + len(acknowledged) - len(set(acknowledged))
    times.sort()
    at = lambda share: times[min(len(times) - 1, int(share * len(times)))] if times else float("nan")
    print(f"load_before={load:.1f} load_after={os.getloadavg()[0]:.1f}")
    for complaint in complaints:
        print("told:", complaint)
    ok = bool(times) and not lost and not doubled and not complaints and sound.returncode == 0 and at(0.99) <= 250
    print(f"procs={options.procs} seconds={options.seconds:.0f} commands={len(times)} per_s={len(times) / options.seconds:.1f} "
          f"lost={len(lost)} doubled={doubled} errors_shown={len(complaints)} p50_ms={at(.5):.2f} p99_ms={at(.99):.2f} max_ms={times[-1] if times else 0:.1f} "
          f"fewest={min(counts)} most={max(counts)} wal_max_kib={largest // 1024} sound={json.loads(sound.stdout).get('sound')}")
    sys.exit(0 if ok else 1)
finally:
    if not options.keep:
        shutil.rmtree(folder, ignore_errors=True)
