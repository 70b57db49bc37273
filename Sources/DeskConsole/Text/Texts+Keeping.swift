import DeskCore

/// Words about backups (REC-2).
extension Texts {
  public var system: String { pick("系统", "system") }
  var backupsTitle: String { pick("备份", "backups") }
  var noBackups: String { pick("还没有备份: 按 : 输入 backup 立即备份", "no backup yet: type :backup to make one now") }
  func overdue(_ span: String) -> String { pick("超\(span)", "\(span) over") }

  func keepingReason(_ reason: Refusal.Reason, clock: (Instant) -> String) -> String? {
    switch reason {
    case .noBackup: pick("没有可演练的备份: 先备份", "there is no backup to try: back up first")
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

  /// One backup in a line: when, why, how large, up to which record, whether its file is there.
  public func backup(_ row: BackupRow, at: String, drilled: String?, person: String) -> String {
    var parts = [at, row.day.map { pick("\($0.iso) 的晚备份", "due \($0.iso)") } ?? pick("\(person) 手工", "by \(person)")]
    parts += [size(row.bytes), pick("记录 \(row.head.record)", "record \(row.head.record)"), pick("已核对", "verified"), row.file]
    if row.removedAt != nil { parts.append(pick("已按规定清除", "removed by retention")) }
    if let drilled {
      parts.append(
        row.isSound == false ? pick("演练不通过 \(drilled)", "drill failed \(drilled)") : pick("演练 \(drilled)", "drill \(drilled)"))
    }
    return parts.joined(separator: "  ")
  }

  /// What a restore brings and what it loses, line by line (REC-2).
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
    lines += report.faults.prefix(5).map { pick("备份本身的问题: \($0)", "a fault of the backup itself: \($0)") }
    if let aside = report.aside {
      lines.append(pick("原来的文件放在: \(aside)", "the replaced file lies at: \(aside)"))
      lines.append(pick("已恢复; 所有人重新登录", "restored; everybody signs in again"))
    } else if isDry {
      lines.append(pick("只是演示, 什么都没有改", "a dry run: nothing was changed"))
    }
    return lines
  }
}
