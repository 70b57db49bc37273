#!/usr/bin/env python3
"""The stock pane on many SKUs: what its questions take, asked by the program itself and through the real console on a pseudo-terminal; and
product files into a shop.

usage: goods.py BINARY [--skus N] [--movements M] [--db FILE] [--repeats N]
A release build is what figures are stated for; whatever else runs on the machine shows in them. FILE is kept and used again.
"""
import argparse, json, os, re, subprocess, sys, tempfile, time

from terminal import Program, at, settle

parser = argparse.ArgumentParser()
parser.add_argument("binary")
parser.add_argument("--skus", type=int, default=50_000)
parser.add_argument("--movements", type=int, default=5_000_000)
parser.add_argument("--db")
parser.add_argument("--repeats", type=int, default=20)
parser.add_argument("--files-only", action="store_true", help="only the product files")
options = parser.parse_args()
binary = os.path.abspath(options.binary)
folder = tempfile.mkdtemp(prefix="goods.")
path = options.db or os.path.join(folder, "goods.db")
os.environ["XDG_STATE_HOME"] = os.path.join(folder, "state")
os.environ["LANG"] = "C.UTF-8"


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr or done.stdout}")
    return done.stdout


def line(name, times, goal):
    print(f"{name:42} p50 {at(times, .5):8.2f} ms  p99 {at(times, .99):8.2f} ms  goal {goal}", flush=True)


print("product files, into a training shop:", flush=True)
for rows, goal in ((20_000, ""), (50_000, "<= 5")):
    shop, file = os.path.join(folder, f"files-{rows}.db"), os.path.join(folder, f"{rows}.csv")
    people = json.loads(run(binary, "demo", "--db", shop, "--seed", "7", "--orders", "10", "--no-open", "--json"))["people"]
    keeper = next(one for one in people if one["role"] == "merchandiser")
    word = os.path.join(folder, "keeper")
    with open(word, "w") as out:
        out.write(keeper["password"] + "\n")
    os.chmod(word, 0o600)
    with open(file, "w") as out:
        out.write("商家编码,名称,属性,条码,库位,数量,成本,底价,价格,安全库存,店铺\n")
        for at_row in range(1, rows + 1):
            code = at_row * 7919 % rows
            out.write(f"F-{code:06},纯棉四件套 加厚 {code},颜色分类：红色;尺码：{code % 40},69{2_000_000_000 + code},{chr(65 + code % 20)}-{code % 90:02}-{code % 12:02},{code % 50},12.50,15.00,19.90,{code % 20},taobao/示例旗舰店\n")
    for what in ("new", "same"):
        began = time.monotonic()
        run(binary, "import", file, "--db", shop, "--user", keeper["name"], "--password-file", word)
        print(f"  {rows} rows, {what:38} {time.monotonic() - began:8.2f} s   goal {goal}", flush=True)
if options.files_only:
    sys.exit(0)

print("program:", flush=True)
text = run(binary, "bench", "goods", "--db", path, "--skus", str(options.skus), "--movements", str(options.movements), "--repeats", str(options.repeats))
for name, value in re.findall(r"(\S+)=(\S+)", text):
    print(f"  {name:40} {value}")

secret = os.path.join(folder, "password")
with open(secret, "w") as file:
    file.write("bench-shop-2026\n")
os.chmod(secret, 0o600)
run(binary, "login", "--db", path, "--user", "bench0", "--password-file", secret)

print("console, key to settled screen:", flush=True)
program = Program([binary, "--db", path])
program.wait(rb"shopdesk")
program.quiet(0.5)
# From the first pane to the stock and back: what is timed is the stock on the screen.
opening = []
for _ in range(options.repeats):
    program.key(b"1")
    opening += settle(program, [b"3"], 1)
line("pane open", opening, "<= 16")
for label, typed in (("code", b"G-0123"), ("initials", b"cmsjt"), ("place", b"B-12-"), ("nothing", b"zzzq")):
    times = []
    for _ in range(max(1, options.repeats // 4)):
        program.key(b"/")
        times += settle(program, [bytes([key]) for key in typed], len(typed))
        program.key(b"\x1b")
        program.quiet(0.2, 1)
    line(f"filter per key, {label}", times, "<= 30")
accounts = []
for _ in range(options.repeats):
    program.key(b"j")
    accounts += settle(program, [b"\r"], 1)
    program.key(b"\x1b")
    program.quiet(0.1, 1)
line("running account", accounts, "<= 16")
sorting = settle(program, [b"s", b"S"], 36)
line("another column", sorting, "")
program.stop()
