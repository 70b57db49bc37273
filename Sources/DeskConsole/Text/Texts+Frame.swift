import DeskCore

/// The frame around every pane, and what belongs to no pane.
extension Texts {
  public func title(_ pane: Pane) -> String {
    switch pane {
    case .service: pick("客服", "Service")
    case .shipping: pick("发货", "Shipping")
    case .stock: pick("库存", "Stock")
    case .promotion: pick("促销", "Promotions")
    case .supervisor: pick("主管", "Supervisor")
    }
  }

  var appName: String { "shopdesk" }
  var training: String { pick("[培训]", "[training]") }
  func imported(_ clock: String) -> String { pick("导入 \(clock)", "import \(clock)") }
  func importStale(_ span: String) -> String { pick("导入过期 \(span)", "import stale \(span)") }
  var neverImported: String { pick("还没导入", "never imported") }
  func online(_ count: Int) -> String { pick("在线 \(count)", "\(count) online") }

  var stepPrint: String { pick("打单", "print") }
  var stepPick: String { pick("取货", "pick") }
  var stepPack: String { pick("打包", "pack") }
  var stepBackup: String { pick("备份", "backup") }
  func left(_ span: String) -> String { pick("剩\(span)", "\(span) left") }
  func over(_ span: String, short: Int) -> String { pick("超\(span) 差\(short)", "\(span) over, \(short) short") }
  func overdueParcels(_ count: Int) -> String { pick("前日欠 \(count)", "overdue \(count)") }
  var complete: String { pick("完成", "done") }

  var levelNote: String { pick("提示", "note") }
  var levelWarning: String { pick("警告", "warning") }
  var levelError: String { pick("错误", "error") }
  var working: String { pick("处理中…", "working…") }
  func heldKeys(_ count: Int) -> String { pick("待处理按键 \(count)", "\(count) keys waiting") }
  func droppedKeys(_ count: Int) -> String { pick(" [其后 \(count) 个按键未执行]", " [\(count) keys typed after it were not run]") }

  func tooSmall(_ columns: Int, _ rows: Int) -> [String] {
    [
      pick("窗口太小: \(columns)×\(rows)", "window too small: \(columns)×\(rows)"),
      pick("至少需要 60×16", "needs at least 60×16"),
      pick("请拉大窗口", "please enlarge it"),
    ]
  }

  var switchToLatin: String { pick("请切换到英文输入 (或用 F 键)", "switch the input method to Latin letters (or use the F keys)") }
  var pasteIgnored: String { pick("这里不接受粘贴", "a paste means nothing here") }
  func unknownKey(_ key: String) -> String { pick("\(key) 在这里没有用, ? 看帮助", "\(key) does nothing here; ? for help") }
  var nothingSelected: String { pick("没有选中任何一行", "no row is selected") }
  /// A command that has nothing to be done to: what to choose or to type.
  func needsObject(_ kind: CommandKind) -> String {
    let object = parameter(kind.subjectArgument)
    guard let example = kind.target.example else { return nothingSelected }
    return pick(
      "没有选中\(object): 选一行, 或写 :\(kind.verb) \(example)",
      "no \(object) selected: choose a row or type :\(kind.verb) \(example)")
  }
  func rowIsRequest(_ request: String) -> String {
    pick(
      "\(request) 是申请, 不是订单: Enter 到待批, 在那里 A 批准, R 驳回",
      "\(request) is a request, not an order: Enter leads to it, there A approves and R rejects")
  }
  var gone: String { pick("已处理", "done") }
  func goneRow(_ person: String) -> String { pick("\(person)已处理", "\(person) did it") }
  func goneRefused(_ person: String) -> String {
    pick("这一行已由 \(person) 处理, 移动光标后再继续", "this row was done by \(person); move the cursor first")
  }
  var somebody: String { pick("别人", "somebody") }
  var me: String { pick("我", "me") }
  func copied(_ text: String) -> String { pick("已复制 \(text)", "copied \(text)") }
  var nothingToTakeBack: String { pick("没有可以放回或撤销的操作", "nothing to take back") }
  func notOffered(_ pane: String) -> String { pick("您的岗位看不到「\(pane)」", "your role does not include \(pane)") }
  var empty: String { pick("没有待办, 很好", "nothing to do, well done") }
  var noMatch: String { pick("没有符合筛选的行, Esc 取消筛选", "no row matches the filter; Esc clears it") }
  var loading: String { pick("读取中…", "loading…") }
  var filter: String { pick("筛选", "filter") }
  func filtered(_ text: String) -> String { pick("筛选: \(text)  Esc 取消", "filter: \(text)  Esc clears") }
  func stageStays(_ stage: String) -> String {
    pick("只列 \(stage) 的包裹; ← → 换阶段, 最左是全部", "only parcels that are \(stage); the arrows ← → change it, all are on the left")
  }
  func more(_ count: Int) -> String { pick("还有 \(count) 行", "\(count) more lines") }

  // Signing in and the idle lock.
  var signInTitle: String { pick("登录", "Sign in") }
  var nameLabel: String { pick("登录名", "name") }
  var passwordLabel: String { pick("密码", "password") }
  var signingIn: String { pick("正在登录…", "signing in…") }
  var signInHelp: String { pick("Enter 登录   Tab 换栏   Ctrl-Q 离开", "Enter sign in   Tab next field   Ctrl-Q leave") }
  var lockedTitle: String { pick("已锁定", "Locked") }
  func lockedFor(_ name: String) -> String { pick("\(name) 离开了一会儿, 请输入密码继续", "\(name) was away: password to go on") }
  var unlockHelp: String { pick("Enter 解锁   Ctrl-Q 退出登录并离开", "Enter unlock   Ctrl-Q sign out and leave") }
  var sessionEnded: String { pick("登录已结束, 请重新登录", "your session has ended, sign in again") }
  var mustChangePassword: String {
    pick("密码由别人设定, 请先改成自己的 · ROL-7", "somebody else gave you this password: replace it first · ROL-7")
  }
  var changePasswordTitle: String { pick("修改密码", "Change password") }
  var oldPasswordLabel: String { pick("现密码", "present") }
  var newPasswordLabel: String { pick("新密码", "new") }
  var againLabel: String { pick("再输一次", "again") }
  var notTheSame: String { pick("两次输入不一样", "the two are not the same") }
  var passwordChanged: String { pick("密码已改", "password changed") }
  var changePasswordHelp: String { pick("Enter 下一栏, 改密码   Ctrl-Q 离开", "Enter next, change   Ctrl-Q leave") }

  // Overlays.
  var helpTitle: String { pick("帮助: 按键", "Help: keys") }
  var helpHint: String { pick("输入文字或按键名筛选   Esc 关闭", "type to filter by word or key   Esc closes") }
  var paletteTitle: String { pick("命令", "Commands") }
  /// - Parameter near: verbs with their titles.
  func unknownVerb(_ word: String, near: [String]) -> String {
    pick("没有命令 \(word)", "no command \(word)")
      + (near.isEmpty ? "" : pick("; 相近的: ", "; perhaps ") + list(near))
      + pick("。全部命令: 清空这一行 (Ctrl-U) 再用上下键看, 按键: ?", ". All of them: empty this line (Ctrl-U) and move down; keys: ?")
  }
  var paletteHint: String {
    pick(
      "中文、英文或拼音首字母, 后面可跟参数   Enter 执行   Esc 关闭",
      "a name in Chinese, English or pinyin initials, then arguments   Enter runs   Esc closes")
  }
  var messagesTitle: String { pick("消息记录", "Messages") }
  var noMessages: String { pick("还没有消息", "no messages yet") }
  var pageHint: String { pick("↑↓ 翻看   Y 复制   Esc 关闭", "up/down scroll   Y copy   Esc closes") }
  var formHint: String {
    pick(
      "Enter 提交  Tab 换栏  ←→ 或数字选择  F12 挂起  Esc 取消", "Enter submit  Tab next  arrows, digits choose  F12 lay aside  Esc cancel")
  }
  var submitNothing: String { pick("Enter 提交", "Enter submit") }
  var confirmTitle: String { pick("请确认", "Please confirm") }
  var confirmIrreversible: String { pick("做了就不能撤销", "this cannot be taken back") }
  var confirmCancel: String { pick("n 取消", "n cancel") }
  var confirmGo: String { pick("y 确定", "y go ahead") }
  func confirmType(_ count: Int) -> String { pick("请输入数量 \(count) 再按 Enter", "type the count \(count), then Enter") }
  func confirmWrongCount(_ typed: String, _ count: Int) -> String {
    pick("\(typed) 不是 \(count), 没有执行: 请输入 \(count)", "\(typed) is not \(count), nothing was done: type \(count)")
  }
  func confirmOnlyDigits(_ count: Int) -> String {
    pick("这里只收数字: 请输入 \(count), 或 Esc 取消", "only digits here: type \(count), or Esc to cancel")
  }
  func confirmQuestion(_ kind: CommandKind, _ count: Int) -> String {
    switch kind.target {
    case .parcel: "\(title(kind)): \(parcels(count))"
    case .order: "\(title(kind)): \(orders(count))"
    default: title(kind)
    }
  }
  func originally(_ text: String) -> String { pick("原: \(text)", "was: \(text)") }
  func nowStands(_ text: String) -> String { pick("现在: \(text)", "now: \(text)") }
  func batchDone(_ kind: CommandKind, done: Int, failed: Int) -> String {
    failed == 0
      ? pick("\(title(kind)): \(done) 个全部完成", "\(title(kind)): all \(done) done")
      : pick("\(title(kind)): 完成 \(done), 未成 \(failed), 见 :messages", "\(title(kind)): \(done) done, \(failed) not; see :messages")
  }
  public func dropped(_ numbers: [String]) -> String {
    pick("不得发出 (平台已关闭或退款) ", "left out, closed or refunded by the platform: ") + list(numbers) + " · ORD-8"
  }
  var platformTold: String { pick("平台已收发货结果", "the marketplace took the result") }
  func sheetWritten(_ kind: CommandKind, _ path: String, _ rows: Int) -> String {
    pick("\(title(kind)): 已写出 \(rows) 行 \(path)", "\(title(kind)): \(rows) rows written: \(path)")
  }

  func shipFileWritten(_ path: String, _ count: Int) -> String {
    pick("发货文件 \(orders(count)): \(path)", "ship file, \(orders(count)): \(path)")
  }
}

/// The panes' own words.
extension Texts {
  func dispatchNote(_ id: String) -> String { pick("发货单 \(id)", "dispatch note \(id)") }

  // Columns.
  var columnDue: String { pick("时限", "due") }
  var columnOrder: String { pick("订单", "order") }
  var columnBuyer: String { pick("买家", "buyer") }
  var columnPaid: String { pick("实付", "paid") }
  var columnGoods: String { pick("商品", "goods") }
  var columnMarks: String { pick("标记", "marks") }
  var columnOwner: String { pick("经办", "held by") }
  var columnParcel: String { pick("包裹", "parcel") }
  var columnStage: String { pick("状态", "stage") }
  var columnRecipient: String { pick("收件人", "recipient") }
  var columnCourier: String { pick("快递", "courier") }
  var columnWaybill: String { pick("运单号", "waybill") }
  var columnPieces: String { pick("件", "pcs") }
  public var columnSKU: String { pick("货号", "SKU") }
  public var columnTitle: String { pick("品名", "title") }
  var columnOnHand: String { pick("现有", "on hand") }
  var columnReserved: String { pick("占用", "reserved") }
  public var columnAvailable: String { pick("可用", "available") }
  var columnLocation: String { pick("库位", "location") }
  var columnBarcode: String { pick("条码", "barcode") }
  var columnComplete: String { pick("资料", "data") }
  var incomplete: String { pick("待补", "missing") }
  var columnTime: String { pick("时间", "time") }
  var columnWhat: String { pick("事项", "what") }
  var columnSubject: String { pick("对象", "subject") }
  var columnBy: String { pick("经手", "by") }
  var columnQueue: String { pick("队列", "queue") }
  var columnOpen: String { pick("待办", "open") }
  var columnLate: String { pick("超时", "late") }
  var columnSoon: String { pick("1小时内", "within 1h") }
  var columnOldest: String { pick("最早", "oldest") }
  var columnHeld: String { pick("已认领", "held") }
  var columnBusiest: String { pick("最忙", "busiest") }
  var columnExpected: String { pick("应交", "expected") }
  var columnReady: String { pick("待交接", "to hand over") }
  var columnHandedOver: String { pick("已交接", "handed over") }
  var columnOpenYet: String { pick("未发货", "not shipped") }

  // Marks.
  var unreadMessages: String { pick("留言", "msg") }
  func amended(_ count: Int) -> String { pick("改单\(count)", "amended \(count)") }
  func unacknowledged(_ count: Int) -> String { pick("红旗未阅", "flag!") }
  func late(_ count: Int) -> String { pick("超时\(count)", "\(count) late") }

  // The order's card.
  var cardLines: String { pick("商品", "Lines") }
  var cardAddress: String { pick("收件", "Ship to") }
  var cardMessages: String { pick("留言", "Messages") }
  var buyerSays: String { pick("买家", "buyer") }
  var sellerSays: String { pick("卖家", "seller") }
  var unread: String { pick("未读, 按 v", "unread: v") }
  var read: String { pick("已读", "read") }
  var cardAmendments: String { pick("改单", "Amendments") }
  var cardParcels: String { pick("包裹", "Parcels") }
  var cardNext: String { pick("下一步", "Next") }
  var cardHistory: String { pick("往单", "History") }
  var cardTogether: String { pick("可合单", "Ships with") }
  func historyCounts(_ count: String, open: Int, closed: Int) -> String {
    pick("同买家另有 \(count) 单, 未发 \(open), 已关闭 \(closed)", "\(count) other orders, \(open) unshipped, \(closed) closed")
  }
  func cases(_ count: Int) -> String { pick("售后\(count)次", "cases \(count)") }
  func contacts(_ count: Int) -> String { pick("联系\(count)次", "contacts \(count)") }
  var cardTimeline: String { pick("经过", "Timeline") }
  var cardWishes: String { pick("要求", "Wishes") }
  var cardInvoice: String { pick("发票", "Invoice") }
  var paid: String { pick("实付", "paid") }
  var goodsMoney: String { pick("货款", "goods") }
  var shippingFee: String { pick("运费", "shipping") }
  var refunded: String { pick("平台已退", "refunded") }
  var maskedByPlatform: String { pick("平台隐藏了收件信息", "recipient hidden by the platform") }
  var stockAvailable: String { pick("可用", "avail.") }
  func refusedAttempt(_ what: String) -> String { pick("\(what) (未获许可)", "\(what) (not permitted)") }

  // The bench.
  var benchTitle: String { pick("打包台", "Packing bench") }
  func benchToday(_ done: Int, _ total: Int) -> String { pick("今日 \(done)/\(total) · 16:00", "today \(done)/\(total) · 16:00") }
  var benchScan: String { pick("扫描", "Scan") }
  var benchEmpty: String { pick("扫描发货单、运单号或包裹号开始", "scan a dispatch note, waybill or parcel number to begin") }
  var benchLast: String { pick("上一件", "last item") }
  func benchMissing(_ count: Int) -> String { pick("还差 \(count) 件", "\(count) to go") }
  var benchWeigh: String { pick("已齐, 请称重: 输入克数按 Enter, 或直接扫下一个包裹", "complete: type the weight in grams, or scan the next parcel") }
  func benchFlag(_ note: String) -> String { pick("红旗: \(note)   按 F5 已阅", "red flag: \(note)   F5 acknowledges") }
  func benchStop(_ text: String) -> String { pick("停! \(text)", "STOP! \(text)") }
  func benchWaiting(_ count: Int) -> String { pick("排队 \(count)", "\(count) queued") }
  func benchWeighed(_ id: String, grams: Int) -> String { pick("\(id) \(grams) 克, 请扫下一个", "\(id) \(grams) g; scan the next") }
  func benchCleared(_ id: String?, dropped: Int) -> String {
    let left = id.map { pick("台上的 \($0) 已放下", "\($0) taken off the table") }
    let scans = dropped == 0 ? nil : pick("其后 \(dropped) 次扫描未执行", "\(dropped) scans after it were not taken")
    return [left, scans].compactMap { $0 }.joined(separator: pick(", ", "; "))
  }
  func benchLeft(_ id: String, missing: Int) -> String {
    pick("\(id) 还差 \(missing) 件, 已放下", "\(id) left with \(missing) to go")
  }

  // Board.
  var boardTitle: String { pick("各队列", "Queues") }
  var logTitle: String { pick("最近记录", "Latest records") }
  var allOpen: String { pick("全部在办", "all open") }
  var movementsTitle: String { pick("流水账", "Movements") }
}
