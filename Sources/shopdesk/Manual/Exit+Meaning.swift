extension Exit {
  static let all: [Exit] = [
    .done, .refused, .notFound, .stale, .usage, .badData, .noInput, .unavailable, .defect, .inputOutput, .busy, .notPermitted,
  ]

  /// What a script may take it for (contract.md, exit codes).
  func meaning(_ say: (String, String) -> String) -> String {
    switch self {
    case .done: say("做成了", "Done.")
    case .refused: say("规则或状态不允许; verify: 有问题; run: 不是全部做成", "Refused by a rule or the state; verify: not sound; run: not all.")
    case .notFound: say("没有这个名字的东西", "Nothing of that name.")
    case .stale: say("看过之后已被改动 (--seen)", "Changed since it was seen (--seen): read again, decide again.")
    case .usage: say("用法不对; 没有终端却要打开控制台", "Wrong usage; the console without a terminal.")
    case .badData: say("文件不能用, 或有行被拒 (其余已存)", "A file can't be used, or rows were rejected (the others are stored).")
    case .noInput: say("输入、密码或数据库文件不存在或读不了", "An input, password or database file is missing or unreadable.")
    case .unavailable:
      say("不能当作数据库用: 别的程序的、更新版本的、网络磁盘上的", "Not usable as the database: another program's, newer, on a network file system.")
    case .defect: say("程序缺陷, 请上报", "A defect of ours: report it.")
    case .inputOutput: say("磁盘满、只读、损坏、读写出错", "Disk full, read-only, damaged, input/output error.")
    case .busy: say("正忙, 什么也没做, 请再试", "Busy, nothing was done: try again.")
    case .notPermitted: say("没有登录或没有权限", "Not signed in, or not permitted.")
    }
  }
}
