import DeskCore

/// Words about backups (REC-2).
extension Texts {
  public var system: String { pick("系统", "system") }
  var backupsTitle: String { pick("备份", "backups") }
  var noBackups: String { pick("还没有备份: 按 : 输入 backup 立即备份", "no backup yet: type :backup to make one now") }
  func overdue(_ span: String) -> String { pick("超\(span)", "\(span) over") }

  /// In the strip while it is made.
  func keepingNow(_ kind: CommandKind, _ progress: KeepProgress?) -> String {
    let stage: String =
      switch progress {
      case nil: ""
      case .copying(let percent): " \(percent)%"
      case .checking: kind == .backUp ? pick(" 核对中", " verifying") : ""
      }
    return pick("正在\(title(kind))", "\(title(kind)) under way") + stage
  }

  func keepingBegun(_ kind: CommandKind) -> String {
    pick("已开始\(title(kind)), 照常做事, 做完会说", "\(title(kind)) has begun: go on with your work, its end will be told")
  }

  func keepingAlready(_ kind: CommandKind) -> String {
    pick("正在\(title(kind)), 做完再来", "\(title(kind)) is under way here: wait for its end")
  }

  func keepingWouldGo(_ kind: CommandKind) -> String {
    pick("\(title(kind))还没做完, 现在离开就作废; 再按一次离开", "\(title(kind)) isn't finished and would be dropped; leave again to leave")
  }

  func keepingReason(_ reason: Refusal.Reason, clock: (Instant) -> String) -> String? {
    switch reason {
    case .noBackup: pick("没有可演练的备份: 先备份", "there is no backup to try: back up first")
    case .noFolder(let path):
      pick(
        "没有这个文件夹: \(path); 先建好再备份 (命令行可加 --make-folder), 或不写文件夹, 存到店铺旁的 backup",
        "there is no folder \(path): make it first (--make-folder on the command line), or name none for backup/ beside the shop")
    case .backupUnderWay(let by, let since):
      pick("正在备份 (\(by), \(clock(since)) 起), 请稍候", "a backup is under way (\(by), since \(clock(since))): wait for it")
    case .cannotRestore(let obstacle): pick("不能恢复这个文件: ", "this file can't be restored: ") + text(obstacle)
    default: nil
    }
  }

  private func text(_ obstacle: RestoreObstacle) -> String {
    switch obstacle {
    case .otherShop: pick("是另一家店铺的备份", "it is another shop's")
    case .otherKind: pick("培训店铺和正式店铺不能互换", "a training shop and a real one can't take each other's place")
    case .unsound(let what): pick("它已损坏: \(what)", "it is damaged: \(what)")
    }
  }

  var restoreHint: String {
    pick("恢复: shopdesk restore 文件 --dry-run 先看会丢什么", "restore: shopdesk restore FILE --dry-run says first what would be lost")
  }

  /// The alarm that everybody sees (reliability.md F23).
  public func backupMissing(hours: Int) -> String {
    pick("已 \(hours) 小时没有备份", "no backup for \(hours) h")
  }

  public var drillDue: String { pick("恢复演练已过一个月", "restore drill is over a month old") }

  /// `37.2 MB`.
  public func size(_ bytes: Int64) -> String {
    bytes < 1_000_000 ? "\((bytes + 999) / 1000) kB" : "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB"
  }

  /// One backup in a line: when, why, how large, and what came of it, which must be seen on the narrowest screen.
  public func backup(_ row: BackupRow, at: String, drilled: String?, person: String) -> String {
    var parts = [at, row.day.map { pick("\($0.iso) 晚备份", "due \($0.iso)") } ?? pick("\(person) 手工", "by \(person)")]
    parts += [size(row.bytes), pick("已核对", "verified")]
    if row.removedAt != nil { parts.append(pick("已按规定清除", "removed by retention")) }
    if let drilled {
      parts.append(
        row.isSound == false ? pick("演练不通过 \(drilled)", "drill failed \(drilled)") : pick("演练 \(drilled)", "drill \(drilled)"))
    }
    return parts.joined(separator: "  ")
  }

  /// Up to which record it goes, its file, and where that lies.
  public func backupFile(_ row: BackupRow) -> String {
    pick("记录 \(row.head.record)", "record \(row.head.record)") + "  " + row.file + "  " + pick("在 ", "in ") + row.folder
  }

  /// What a restore brings and what it loses, line by line (REC-2).
  /// What `verify` goes through, by the name that its JSON has.
  public func check(_ name: String) -> String {
    guard language == .zh else { return name }
    return switch name {
    case "records": "记录链"
    case "closings": "另存的日结摘要"
    case "integrity": "文件完整性"
    case "orders": "订单"
    case "orders that can be found": "可查订单"
    case "amendments": "改单"
    case "parcels": "包裹"
    case "cases": "售后单"
    case "work items": "待办"
    case "hours of work": "待办按小时"
    case "movements": "库存流水"
    case "listings": "上架"
    case "counts": "盘点单"
    case "purchases": "采购单"
    case "promotions": "促销"
    case "promotion uses": "促销使用"
    case "revisions": "页面修订"
    case "people": "人员"
    case "stand-ins": "临时代理"
    case "leave": "请假"
    case "roster": "排班"
    case "loans": "账号借用"
    case "sights": "查看买家信息"
    case "backups": "备份"
    case "days": "账日"
    case "day figures": "日数字"
    default: name
    }
  }

  public func restore(_ report: RestoreReport, isDry: Bool, moment: (Instant) -> String) -> [String] {
    var lines = [
      pick(
        "备份: 到记录 \(report.backup.record) (\(moment(report.backupAt)))",
        "backup: up to record \(report.backup.record) (\(moment(report.backupAt)))")
    ]
    if report.replaced == nil {
      lines.append(pick("现在的店铺文件读不出来, 数不出会丢什么", "the present shop can't be read: what is lost can't be counted"))
    } else if report.lostRecords == 0 {
      lines.append(pick("没有比备份新的记录", "nothing is newer than the backup"))
    } else {
      let from = report.lostFrom.map(moment) ?? ""
      let to = report.lostTo.map(moment) ?? ""
      lines.append(
        pick(
          "比备份新、将不在店铺里: \(report.lostRecords) 条记录 (\(report.common + 1)–\(report.replaced?.record ?? 0)), \(from) – \(to)",
          "newer than the backup, gone from the shop: \(report.lostRecords) records (\(report.common + 1)–\(report.replaced?.record ?? 0)), \(from) – \(to)"
        ))
      for one in report.lostCommands.prefix(12) {
        lines.append("  \(one.count) × " + (CommandKind(rawValue: one.command).map(title) ?? one.command))
      }
      if report.lostOrders > 0 {
        lines.append(
          pick("新订单 \(report.lostOrders): ", "orders that came since \(report.lostOrders): ")
            + [report.firstOrder, report.lastOrder].compactMap(\.self).joined(separator: " – "))
      }
    }
    if !report.accounts.isEmpty {
      lines.append(
        pick("账号回到备份时的样子, 请核对: ", "accounts are as they were then, look at: ") + report.accounts.joined(separator: " "))
    }
    lines += report.faults.prefix(5).map(fault).map { pick("备份本身的问题: \($0)", "a fault of the backup itself: \($0)") }
    if let aside = report.aside {
      lines.append(pick("原来的文件放在: \(aside)", "the replaced file lies at: \(aside)"))
      lines.append(pick("已恢复; 所有人重新登录", "restored; everybody signs in again"))
    } else if isDry {
      lines.append(pick("只是试算, 什么都没有改", "a dry run: nothing was changed"))
    }
    return lines
  }
}
