import DeskCore

/// What isn't as it should be below the rules: short for the strip of every screen, and whole, with what helps.
extension Texts {
  func reason(_ reason: LookingReason) -> String {
    switch reason {
    case .file: pick("数据库文件不能写", "its file may not be written")
    case .folder: pick("数据库所在目录不能写", "nothing may be made in its folder")
    case .disk: pick("磁盘是只读的", "the disk is read-only")
    }
  }

  func cure(_ reason: LookingReason) -> String {
    switch reason {
    case .file, .folder:
      pick(
        "请以店铺的系统用户打开, 或请数据库管理员改好权限 (目录 0700, 文件 0600)",
        "open it as the shop's system user, or have the database admin set its permissions right (folder 0700, file 0600)")
    case .disk: pick("请数据库管理员检查磁盘, 改回可写", "have the database admin look at the disk and make it writable again")
    }
  }

  func brief(_ notice: ShopNotice) -> String {
    switch notice {
    case .lookingOnly: pick("只读: 只能查看", "read-only: looking only")
    case .logLarge(let bytes, _): pick("日志 \(size(bytes)) 过大", "log too large: \(size(bytes))")
    case .clockBehind(let seconds): pick("时钟慢了 \(roughSpan(seconds))", "clock is \(roughSpan(seconds)) back")
    case .clockRanBack(let times, _, _): pick("时钟倒退过 \(times) 次", "clock ran back \(times) times")
    }
  }

  /// As a sentence: what is so, why, and what helps.
  public func notice(_ notice: ShopNotice) -> String {
    switch notice {
    case .lookingOnly(let reason):
      pick(
        "店铺只能查看, 什么也存不下: \(self.reason(reason)); \(cure(reason)), 然后退出重新打开",
        "the shop is open for looking only and nothing can be stored, because \(self.reason(reason)); \(cure(reason)), then leave and open it again"
      )
    case .logLarge(let bytes, let readers):
      pick(
        "数据库日志 (-wal) 已 \(size(bytes)), 会占满磁盘: ", "the database's log (-wal) has grown to \(size(bytes)) and will fill the disk: ")
        + (readers.isEmpty
          ? pick(
            "此刻没有程序一直在读; 有人再存一步就会收回, 还在涨就请数据库管理员看是谁打开着它",
            "nobody reads on and on at this moment; it is folded in when somebody stores the next step. If it still grows, have the database admin find out who has it open"
          )
          : pick(
            "\(list(readers.map(reader))) 一直在读, 收不回; 等它读完或由数据库管理员结束它, 之后再存一步就会收回",
            "\(list(readers.map(reader))) reads on and on and keeps it; wait for it, or have the database admin end it: the next step that is stored folds it in"
          ))
    case .clockBehind(let seconds):
      pick(
        "本机时钟比已有的记录慢 \(roughSpan(seconds)): 时限和时间都会不对; 请数据库管理员校准 (timedatectl)",
        "this machine's clock is \(roughSpan(seconds)) behind records that are there already: deadlines and times are wrong; have the database admin set it (timedatectl)"
      )
    case .clockRanBack(let times, let record, let seconds):
      pick(
        "记录的时间倒退过 \(times) 次, 第一次在记录 \(record) (\(roughSpan(seconds))): 先后以记录号为准",
        "times of records run back \(times) times, first at record \(record) (by \(roughSpan(seconds))): their numbers tell the order"
      )
    }
  }

  private func reader(_ reader: LogReader) -> String {
    pick("进程 \(reader.process)", "process \(reader.process)") + (reader.name.map { " (\($0))" } ?? "")
  }
}
