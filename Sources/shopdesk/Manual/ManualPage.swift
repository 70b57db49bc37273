import DeskConsole

/// shopdesk(1), made of the parser's own description of each command. Commands are described in English in both languages, as `--help` does.
struct ManualPage {
  let program: CommandInfo
  let language: Language

  private func say(_ chinese: String, _ english: String) -> String { language == .zh ? chinese : english }

  var text: String {
    let global = Set(program.arguments(without: []).flatMap { $0.names?.map(\.text) ?? [] })
    var lines = [
      ".TH SHOPDESK 1 \"\" \"shopdesk\" \"\(say("用户命令", "User commands"))\"", ".SH \(say("名称", "NAME"))",
      "shopdesk \\- \(say("网店电子商务部控制台", "console for an online shop's e-commerce department"))", ".SH \(say("概要", "SYNOPSIS"))",
      ".B shopdesk", Self.plain(program.arguments(without: []).map(\.usage).joined(separator: " ")), ".br", ".B shopdesk",
      ".I \(say("命令", "command"))", "[...]", ".SH \(say("说明", "DESCRIPTION"))",
    ]
    lines.append(
      Self.plain(
        say(
          "不带命令时在本终端打开控制台, 与 open 相同。各命令的说明与 --help 一样用英文。", program.discussion ?? "")))
    lines.append(".SH \(say("选项", "OPTIONS"))")
    lines += program.arguments(without: []).flatMap(Self.item)
    lines.append(".SH \(say("命令", "COMMANDS"))")
    for command in program.shown { lines += section(command, "", global) }
    lines.append(".SH \(say("退出码", "EXIT STATUS"))")
    for exit in Exit.all { lines += [".TP", ".B \(exit.rawValue)", Self.plain(exit.meaning(say))] }
    lines.append(".SH \(say("环境变量", "ENVIRONMENT"))")
    for (name, meaning) in environment { lines += [".TP", ".B \(name)", Self.plain(meaning)] }
    lines.append(".SH \(say("文件", "FILES"))")
    for (name, meaning) in files { lines += [".TP", ".I \(Self.plain(name))", Self.plain(meaning)] }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ command: CommandInfo, _ before: String, _ global: Set<String>) -> [String] {
    let name = before.isEmpty ? command.commandName : before + " " + command.commandName
    var lines = [".SS \"\(Self.plain(name))\""]
    if let abstract = command.abstract, !abstract.isEmpty { lines.append(Self.plain(abstract)) }
    if let discussion = command.discussion, !discussion.isEmpty { lines += [".PP", Self.plain(discussion)] }
    lines += command.arguments(without: global).flatMap(Self.item)
    for part in command.shown { lines += section(part, name, global) }
    return lines
  }

  private static func item(_ argument: CommandInfo.ArgumentInfo) -> [String] {
    var text = argument.abstract ?? ""
    if let values = argument.allValues, !values.isEmpty, !values.allSatisfy(text.contains) {
      text += (text.isEmpty ? "" : " ") + "(" + values.joined(separator: ", ") + ")"
    }
    if let standard = argument.defaultValue { text += (text.isEmpty ? "" : " ") + "[\(standard)]" }
    return [".TP", ".B \(plain(argument.usage))", text.isEmpty ? "\\&" : plain(text)]
  }

  private var environment: [(String, String)] {
    [
      ("SHOPDESK_DB", say("店铺数据库, 同 --db", "The shop's database, as --db.")),
      (
        "SHOPDESK_USER, SHOPDESK_PASSWORD_FILE",
        say("脚本以谁的名义, 同 --user、--password-file", "Who acts in a script, as --user and --password-file.")
      ),
      ("SHOPDESK_SCALE", say("打包台的电子秤, 同 open --scale", "The bench's scale, as open --scale.")),
      ("SHOPDESK_NOW", say("固定时钟, 只用于培训店", "A clock that stands still; training shops only.")),
      ("XDG_STATE_HOME", say("login 的会话和演示店放在哪里", "Where the sessions of login and the demo shops are kept.")),
      ("NO_COLOR", say("不用颜色", "No colours.")),
    ]
  }

  private var files: [(String, String)] {
    [
      ("/var/lib/shopdesk/shop/shop.db", say("安装包所设的店铺", "The shop, as the package sets it.")),
      ("~/.local/share/shopdesk/shop.db", say("没有指定时的店铺", "The shop when none is named.")),
      (
        "shop.db-wal, shop.db-shm, shop.db-turn",
        say("店铺的一部分, 不要单独复制或删除", "Part of the shop: never copied or deleted by themselves.")
      ),
      ("/etc/default/shopdesk", say("店铺位置和语言, ssh 与 watch 都读", "Where the shop is and its language, for ssh and the watch.")),
      ("/usr/share/shopdesk/sshd/50-shopdesk.conf", say("sshd 的 ForceCommand 片段", "The ForceCommand snippet for sshd.")),
    ]
  }

  /// Text that roff takes for text.
  static func plain(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: true).map { line in
      let escaped = line.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\"", with: "\\(dq")
      return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
    }.joined(separator: "\n.br\n")
  }
}
