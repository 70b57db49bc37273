#!/usr/bin/env python3
"""A wave's papers and files, and scans at its bench: `python3 Bench/wave.py BINARY [--parcels N] [--history ORDERS]`.

Makes a training shop with N parcels, on top of ORDERS older orders if wanted, and measures the whole process of each document: pick list,
labels as PDF, ship file. Then scans at the bench: from the Enter of a scan to the last byte of the repaint, alone and while another
process works on orders.
"""
import argparse, json, os, statistics, subprocess, sys, tempfile, threading, time

from terminal import Program

parser = argparse.ArgumentParser()
parser.add_argument("binary")
parser.add_argument("--parcels", type=int, default=2000)
parser.add_argument("--history", type=int, default=0)
parser.add_argument("--rounds", type=int, default=5)
options = parser.parse_args()
binary = os.path.abspath(options.binary)
folder = tempfile.mkdtemp(prefix="wave.")
PASSWORD = "bench-shop-2026"
environment = dict(os.environ, SHOPDESK_DB=f"{folder}/shop.db", SHOPDESK_NOW="2026-11-24T10:00:00+08:00", LANG="zh_CN.UTF-8",
                   XDG_STATE_HOME=f"{folder}/state", HOME=folder)


def write(name, text):
    with open(f"{folder}/{name}", "w", encoding="utf-8", newline="") as file: file.write(text)
    return f"{folder}/{name}"


def run(person, *arguments, given=None, fails=(0,)):
    mine = dict(environment)
    # The big shop's people hold every post that is needed here.
    if person and options.history: person = "bench0"
    if person: mine.update(SHOPDESK_USER=person, SHOPDESK_PASSWORD_FILE=f"{folder}/pw")
    done = subprocess.run([binary, *arguments], env=mine, capture_output=True, text=True, input=given, cwd=folder)
    if done.returncode not in fails: sys.exit(f"{arguments}: {done.stderr or done.stdout}"[:2000])
    return done.stdout


def timed(name, goal, *arguments):
    times = []
    for _ in range(options.rounds):
        start = time.perf_counter()
        run("shipper", *arguments)
        times.append((time.perf_counter() - start) * 1000)
    print(f"{name:34} {statistics.median(times):9.1f} ms  (worst {max(times):.1f})  goal {goal}", flush=True)


write("pw", PASSWORD + "\n"), write("first", "given-by-boss-1\n")
if options.history:
    print(run(None, "bench", "fill", "--db", environment["SHOPDESK_DB"], "--orders", str(options.history), "--open", "1000").strip(), flush=True)
else:
    run(None, "init", "--training", "--shop", "示例店", "--admin", "boss", "--password-file", "pw")
    for name, role in [("agent", "presaleAgent"), ("shipper", "shipper"), ("goods", "merchandiser")]:
        run("boss", "person", "add", name, "--name", name, "--role", role, "--password-file", "first")
        run(None, "passwd", "--user", name, "--password-file", "first", "--new-password-file", "pw")
COUNT, SKUS = options.parcels, 240
heads = ("订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,"
         "联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝种类 ,物流单号 ,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费")
orders, details = [heads], ["订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码"]
number = lambda place: f"60{930000000000000 + place * 7919003}"
for place in range(COUNT):
    cells = [f"b{place}", "", "30.00", "0.00", "0", "30.00", "0", "30.00", "0", "买家已付款，等待卖家发货", "", f"收件{place}",
             f"浙江省 杭州市 西湖区 示例路{place}号(310000)", "快递", "", f"'138{place:08d}", "2026-11-24 08:00:00", "2026-11-24 08:00:30", "示例货", "2", "",
             "", "", "3", "0", "示例店", "订单未关闭", "0", "0元"]
    orders.append(f'="{number(place)}",' + ",".join(f'"{cell}"' for cell in cells))
    for line in range(2):
        sku = f"W-{(place * 7 + line * 31) % SKUS}"
        details.append(f'="{number(place)}","示例货 {sku}","10.00","{1 + line}","{sku}","颜色分类：白","","","买家已付款，等待卖家发货","{sku}",')
files = [write("ExportOrderList202611240830.csv", "\r\n".join(orders) + "\r\n"),
         write("ExportOrderDetailList202611240830.csv", "\r\n".join(details) + "\r\n")]
run("goods", "import", write("goods.csv", "商家编码,名称,条码,库位,数量\r\n" + "".join(
    f"W-{n},示例货{n},69{10000000000 + n},{'ABCD'[n % 4]}-{n // 40:02d}-{n % 40:02d},9999\r\n" for n in range(SKUS))))
run("agent", "import", *files)


def lines(person, commands):
    """Carries commands out. What is refused is named, each with its rule: the first answers of a batch are mostly those that went well."""
    text = "\n".join(json.dumps({"id": f"{person}-{commands[0][0]}-{at}", "command": name, "args": args}) for at, (name, args) in enumerate(commands))
    answers = [json.loads(line) for line in run(person, "run", "-", given=text, fails=(0, 2)).splitlines() if line]
    refused = [(answer, commands[at]) for at, answer in enumerate(answers) if "error" in answer]
    if not refused and len(answers) == len(commands): return
    for answer, (name, args) in refused[:20]:
        print(f"REFUSED {name} {json.dumps(args, ensure_ascii=False)}: {json.dumps(answer['error'], ensure_ascii=False)}", file=sys.stderr)
    sys.exit(f"{commands[0][0]}: {len(refused)} of {len(commands)} refused, {len(answers)} answered")


ids = [f"P261124-{place + 1:04d}" for place in range(COUNT)]
waybill = lambda place: f"YT{8800000000000 + place}"
lines("agent", [c for p in range(COUNT) for c in [("contactOrder", {"order": number(p), "outcome": "confirmed"}), ("confirmOrder", {"order": number(p)})]])
lines("shipper", [("assignWaybill", {"parcel": ids[p], "courier": "YTO", "number": waybill(p)}) for p in range(COUNT)])
lines("shipper", [("printParcel", {"parcel": one}) for one in ids])
print(f"wave of {COUNT} parcels, {SKUS} articles", flush=True)
timed("pick list", "200 ms", "picklist", "--wave", "2026-11-24")
timed("labels as PDF", "20 s", "paper", "label", "--wave", "2026-11-24", "--format", "pdf", "-o", f"{folder}/labels.pdf")
lines("shipper", [("pickParcel", {"parcel": one}) for one in ids])
barcode = lambda sku: f"69{10000000000 + sku}"
scans = lambda p: [barcode((p * 7) % SKUS)] + [barcode((p * 7 + 31) % SKUS)] * 2



# What the shop was filled with is on the disk before anything is measured: its writing back is no part of a scan.
os.sync()
time.sleep(3)
bench = Program([binary], {name: value for name, value in environment.items() if name not in ("TERM", "LC_ALL")})
bench.wait(rb"Ctrl-Q")
bench.key(("bench0" if options.history else "shipper").encode() + b"\r"), bench.key(PASSWORD.encode() + b"\r", gap=1.5)
bench.key(b":bench\r", gap=1)


def scanned(name, places):
    settled = []
    for place in places:
        for scan in [waybill(place), *scans(place), str(300 + place)]:
            first, last = bench.key(scan.encode() + b"\r", gap=0.05)
            settled.append(last or float("inf"))
    settled.sort()
    print(f"{name:34} p50 {settled[len(settled) // 2]:.1f} ms, p99 {settled[int(len(settled) * 0.99)]:.1f} ms, max {settled[-1]:.1f} ms, "
          f"{len(settled)} scans  goal p99 16 ms", flush=True)


done = min(200, COUNT)
scanned("scan to repaint", range(done // 2))
# An agent beside it: a note every 20 ms or so, in a process of its own, for as long as the scans last.
beside = subprocess.Popen([binary, "run", "-"], env=dict(environment, SHOPDESK_USER="bench0" if options.history else "agent",
                          SHOPDESK_PASSWORD_FILE=f"{folder}/pw"), stdin=subprocess.PIPE, stdout=open(f"{folder}/beside", "w"), text=True, cwd=folder)
stop = threading.Event()


def work():
    at = 0
    while not stop.is_set():
        beside.stdin.write(json.dumps({"id": f"beside-{at}", "command": "noteOrder", "args": {"order": number(at % COUNT), "text": f"n{at}"}}) + "\n")
        beside.stdin.flush()
        at += 1
        time.sleep(0.02)


agent = threading.Thread(target=work, daemon=True)
agent.start()
scanned("the same beside an agent", range(done // 2, done))
stop.set(), agent.join()
beside.communicate()
answers = open(f"{folder}/beside").read().splitlines()
if beside.returncode or len(answers) < 50: sys.exit(f"the agent beside did not work: {answers[:1]}")
bench.key(b"\x11", gap=1)

# A scan that got lost leaves its parcel open, claimed by the bench, and everything after it unshippable: said here, by name.
items = json.loads(run("shipper", "parcel", "list", "--wave", "2026-11-24", "--stage", "picked", "--limit", "1000", "--json"))["items"]
open_ones = [item for item in items if item.get("parcel", item.get("id")) in set(ids[:done])]
if open_ones:
    for item in open_ones[:20]: print("NOT PACKED AT THE BENCH", json.dumps(item, ensure_ascii=False), file=sys.stderr)
    sys.exit(f"the bench left {len(open_ones)} of {done} parcels open: scans were lost or refused")

rest = range(done, COUNT)
lines("shipper", [("packParcel", {"parcel": ids[p], "scan": scans(p), "weight": 500}) for p in rest])
lines("shipper", [("shipParcel", {"parcel": one}) for one in ids])
timed("ship file", "200 ms", "export", "ship", "--platform", "taobao", "--wave", "2026-11-24", "-o", f"{folder}/ship.csv")
timed("manifest", "-", "manifest", "YTO", "--wave", "2026-11-24")
timed("shipping report", "-", "report", "shipping", "--date", "2026-11-24")
