import DeskCore

/// What a form that says little by itself does when Enter is pressed: what happens, how long, what is touched.
extension Texts {
  func formSays(_ kind: CommandKind) -> String? {
    switch kind {
    case .backUp:
      pick(
        "把整个店铺复制到一个新文件, 读回核对后记入记录。几秒到几分钟, 在旁边做, 照常做事; 店铺不动, 过期的旧备份会清除。离开控制台就中止。",
        "Copies the whole shop into a new file, reads it back and records it. Seconds to minutes, beside your work; the shop stays as it is, "
          + "backups past their time are removed. Leaving the console stops it.")
    case .drillBackup:
      pick(
        "把最新的备份恢复到一个临时文件, 按全部规则核对, 然后删掉临时文件, 结果好坏都记入记录。几秒到几分钟, 在旁边做; 店铺和备份都不动。离开控制台就中止。不用填, 按 Enter 开始。",
        "Restores the newest backup into a temporary file, checks it by every rule, removes that file and records the result, good or bad. "
          + "Seconds to minutes, beside your work; neither the shop nor the backup is touched. Leaving the console stops it. "
          + "Nothing to type: Enter begins.")
    case .rotateRoster:
      pick(
        "按 ROL-8 写入这些人每天的班: 每周早班晚班对换, 相邻两人相反; 每人每周休一天, 休息日每周后移一天。只写从开始日起的这几周, 马上生效; 手工排的日子照下面的选择处理。",
        "Enters everybody's shift for each day (ROL-8): early and late change every week, neighbours opposite; each has one day off a week, "
          + "a day later each week. Only these weeks from the first day on, at once; days entered by hand as chosen below.")
    default: nil
    }
  }

  /// What to type into a field that must be filled, while it is empty.
  func fieldHint(_ kind: CommandKind, _ parameter: String) -> String {
    switch (kind, parameter) {
    case (.rotateRoster, "people"):
      pick("登录名或姓名, 空格隔开, 2–60 人; 第一位先上早班", "who, with blanks between, 2–60; the first begins early")
    case (.rotateRoster, "from"): pick("开始的日子, 如 2026-12-05", "the first day, such as 2026-12-05")
    default: ""
    }
  }
}
