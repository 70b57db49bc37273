#!/usr/bin/env python3
"""`make bench`: each figure with its floor, taken in turn in one run, and their ratio.

usage: run.py BINARY [--orders N] [--open N] [--rounds N] [--only NAMES]
Needs a C compiler and libsqlite3-dev, libncursesw5-dev, libssl-dev (the floor programs hash through libcrypto).
"""
import argparse, os, re, select, shutil, statistics, subprocess, sys, tempfile, time

from terminal import Program, at, settle

here = os.path.dirname(os.path.abspath(__file__))
parser = argparse.ArgumentParser()
parser.add_argument("binary")
parser.add_argument("--orders", type=int, default=1_000_000)
parser.add_argument("--open", type=int, default=2_000)
parser.add_argument("--rounds", type=int, default=3)
parser.add_argument("--only", default="tx,paced,life,import,find,console,change")
options = parser.parse_args()
wanted = set(options.only.split(","))
binary = os.path.abspath(options.binary)
folder = tempfile.mkdtemp(prefix="bench.", dir=os.path.join(here, "..", ".build"))
PASSWORD = "bench-shop-2026"
os.environ["XDG_STATE_HOME"] = os.path.join(folder, "state")
os.environ["LANG"] = "C.UTF-8"


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr or done.stdout}")
    return done.stdout


def values(text):
    return {k: float(v) for k, v in re.findall(r"(\w+)=([0-9.eE+-]+)(?=\s|$)", text)}


def floor(*arguments):
    return values(run(os.path.join(folder, "sqlite_limit"), *map(str, arguments)))


def ours(*arguments):
    return values(run(binary, "bench", *map(str, arguments)))


def median(pairs):
    return statistics.median(pairs)


def line(name, limit, value, unit, ratio, goal):
    print(f"{name:34} limit {limit:>10} ours {value:>10} {unit:9} ratio {ratio:>6}  goal {goal}", flush=True)


def shop(name, orders, opened, *more):
    path = os.path.join(folder, name)
    print(f"   {name}:", run(binary, "bench", "fill", "--db", path, "--orders", str(orders), "--open", str(opened), *more).strip(), flush=True)
    return path


def login(path):
    """The console goes on with the session that `login` keeps, as people use it."""
    secret = os.path.join(folder, "password")
    with open(secret, "w") as file:
        file.write(PASSWORD + "\n")
    os.chmod(secret, 0o600)
    run(binary, "login", "--db", path, "--user", "bench0", "--password-file", secret)


def opened(path):
    """A console with its first queue on the screen, and the milliseconds that took."""
    program = Program([binary, "--db", path])
    # Order numbers of the measured shop, shortened in the middle.
    seconds = program.wait(rb"3515\.\.")
    program.quiet(0.3)
    return program, seconds * 1000


def bench_tx(small):
    limit, mine = [], []
    for _ in range(options.rounds):
        limit.append(floor("tx", floor_db, 1, 2, "FULL", "flocksha")["tx_per_s"])
        mine.append(ours("tx", "--db", small, "--procs", 1, "--seconds", 2)["tx_per_s"])
    line("durable commands, 1 process", f"{median(limit):.0f}", f"{median(mine):.0f}", "per s", f"{median(mine) / median(limit):.2f}", ">= 0.5")
    for procs in (4, 32):
        text = ours("tx", "--db", small, "--procs", procs, "--seconds", 3)
        base = floor("tx", floor_db, procs, 3, "FULL", "flocksha")
        line(f"durable commands, {procs} saturated", f"{base['tx_per_s']:.0f}", f"{text['tx_per_s']:.0f}", "per s",
             f"{text['tx_per_s'] / base['tx_per_s']:.2f}", f"(max {text['max_ms']:.0f} ms, slowest share {text['slowest_share']:.2f})")


def bench_paced(small):
    base = floor("tx", floor_db, 32, 5, "FULL", "flocksha", 1, 100)
    text = ours("tx", "--db", small, "--procs", 32, "--seconds", 5, "--think-ms", 100)
    line("32 paced at 10/s, p99", f"{base['p99_ms']:.2f}", f"{text['p99_ms']:.2f}", "ms", f"{text['p99_ms'] / base['p99_ms']:.2f}",
         f"<= 5 ms (max {text['max_ms']:.0f})")


def bench_life(small):
    limit = floor("tx", floor_db, 1, 2, "FULL", "flocksha")["tx_per_s"] / 8
    text = ours("life", 300, "--db", small)
    line("whole lives, 8 commands each", f"{limit:.0f}", f"{text['orders_per_s']:.0f}", "per s", f"{text['orders_per_s'] / limit:.2f}", ">= 0.4")


def bench_import():
    files = os.path.join(folder, "files")
    made = run(binary, "bench", "synthetic", "--orders", "100000", files)
    lists = [os.path.join(files, n) for n in sorted(os.listdir(files)) if n.endswith(".csv")]
    print("   ", made.strip().split(" list=")[0])
    limit, mine, reads, indexing = [], [], [], []
    for round in range(options.rounds):
        target = os.path.join(folder, f"c{round}.db")
        limit.append(floor("bulk", target, 100000, 1000, "FULL", "sha")["seconds"])
        path = os.path.join(folder, f"import{round}.db")
        run(binary, "bench", "fill", "--db", path, "--orders", "0", "--open", "1")
        text = ours("import", "--db", path, *lists)
        mine.append(text["seconds"])
        reads.append(text["read_s"])
        indexing.append(text["index_s"])
        for name in (target, path):
            os.remove(name)
    line("import 100,000 orders, 250,000 lines", f"{median(limit):.2f}", f"{median(mine):.2f}", "s", f"{median(mine) / median(limit):.2f}",
         f"<= 2.5 (reading {median(reads):.2f} s; the index after it {median(indexing):.2f} s)")


def bench_find(big):
    text = ours("find", "--db", big)
    goals = {"number": 50, "numberTail": 50, "buyer": 50, "initials": 50, "phone": 50, "sku": 50, "words": 150, "rareWords": 150, "two": 150, "apart": 150, "nothing": 150}
    for kind, goal in goals.items():
        line(f"find-as-you-type by {kind}, p99", "", f"{text[kind + '_p99_ms']:.1f}", "ms", "", f"<= {goal} (p50 {text[kind + '_p50_ms']:.1f})")
    line("queue open, p99", "", f"{text['queue_p99_ms']:.1f}", "ms", "", f"<= 16 (p50 {text['queue_p50_ms']:.1f})")


def bench_console(big):
    base = Program([os.path.join(folder, "ncurses_floor")])
    base.wait(rb"READY")
    base.quiet()
    floor_move, floor_page = settle(base, [b"j"], 200), settle(base, [b"f"], 100)
    base.stop()
    starts = []
    for _ in range(9):
        program, took = opened(big)
        starts.append(took)
        program.stop()
    line("start to first queue on screen", "", f"{median(starts):.0f}", "ms", "", f"<= 40 (worst of 9: {max(starts):.0f})")
    program, _ = opened(big)
    for label, writers in (("", 0), (", 4 writers", 4)):
        children = [subprocess.Popen([binary, "bench", "worker", "--db", big, "--part", str(n), "--of", "4", "--seconds", "30", "--think-ms", "20"],
                                     stdout=subprocess.DEVNULL) for n in range(writers)]
        time.sleep(0.5 if writers else 0)
        # Other people's changes repaint by themselves: with writers beside, the first answer is what the key gets.
        if writers:
            move = [m for m in (program.key(b"j" if n % 30 < 15 else b"k", 0.004)[0] for n in range(200)) if m is not None]
        else:
            move = settle(program, [b"j"] * 15 + [b"k"] * 15, 200)
        page = settle(program, [b"\x1b[6~", b"\x1b[6~", b"\x1b[5~", b"\x1b[5~"], 60) if not writers else []
        line(f"row key{label}, p50", f"{at(floor_move, .5):.2f}", f"{at(move, .5):.2f}", "ms", f"{at(move, .5) / at(floor_move, .5):.2f}", "<= 3")
        line(f"row key{label}, p99", f"{at(floor_move, .99):.2f}", f"{at(move, .99):.2f}", "ms", "", "<= 8 ms")
        if page:
            line("page key, p50", f"{at(floor_page, .5):.2f}", f"{at(page, .5):.2f}", "ms", f"{at(page, .5) / at(floor_page, .5):.2f}", "<= 3")
        for child in children:
            child.terminate()
            child.wait()
        program.quiet()
    line("memory, big shop open", "", f"{program.memory():.1f}", "MiB", "", "<= 35")
    program.stop()


def bench_change(big):
    watchers = [opened(big)[0] for _ in range(4)]
    actor = watchers[0]
    actor.quiet()
    times = []
    for n in range(40):
        for other in watchers[1:]:
            other.quiet(0.02, 0.2)
        # Away from the turn of the second, when every clock repaints anyway.
        while not 0.1 < time.time() % 1 < 0.6:
            time.sleep(0.01)
        for other in watchers[1:]:
            other.quiet(0.01, 0.05)
        start = time.monotonic()
        os.write(actor.fd, b"a" if n % 2 == 0 else b"z")
        waiting = {other.fd: other for other in watchers[1:]}
        while waiting and time.monotonic() - start < 1:
            for fd in select.select(list(waiting), [], [], 0.1)[0]:
                waiting.pop(fd).read(0)
                times.append((time.monotonic() - start) * 1000)
        times += [float("inf")] * len(waiting)
        for program in watchers:
            program.quiet(0.05, 0.4)
    line("change seen by 3 others, p99", "", f"{at(times, .99):.0f}", "ms", "", f"<= 150 (p50 {at(times, .5):.0f}, n {len(times)})")
    before = [p.cpu() for p in watchers]
    time.sleep(10)
    idle = max(p.cpu() - b for p, b in zip(watchers, before)) / 10 * 100
    line("idle, most of a core", "", f"{idle:.2f}", "%", "", "<= 1")
    for program in watchers:
        program.stop()


try:
    for source, libraries in (("sqlite_limit", ["-lsqlite3", "-lcrypto"]), ("ncurses_floor", ["-lncursesw"])):
        run("cc", "-O2", "-w", "-o", os.path.join(folder, source), os.path.join(here, source + ".c"), *libraries)
    floor_db = os.path.join(folder, "floor.db")
    run(os.path.join(folder, "sqlite_limit"), "bulk", floor_db, "100000", "1000", "FULL", "sha")
    if wanted & {"tx", "paced", "life"}:
        small = shop("small.db", 100_000, options.open, "--stocked")
        if "tx" in wanted: bench_tx(small)
        if "paced" in wanted: bench_paced(small)
        if "life" in wanted: bench_life(small)
    if "import" in wanted: bench_import()
    if wanted & {"find", "console", "change"}:
        big = shop("big.db", options.orders, options.open)
        login(big)
        if "find" in wanted: bench_find(big)
        if "console" in wanted: bench_console(big)
        if "change" in wanted: bench_change(big)
finally:
    shutil.rmtree(folder, ignore_errors=True)
