import DeskTestKit
import Foundation
import Testing

@testable import shopdesk

/// `docs man`: made of the parser's own description, so it can't be out of date; but it can be wrong for roff.
@Suite("The manual page")
struct ManualTests {
  private func page(_ language: String) throws -> String {
    let told = try Program.run(
      ["docs", "man", "--lang", language], environment: [:], in: FileManager.default.temporaryDirectory.path)
    #expect(told.exit == 0, "\(told.complaint)")
    return told.out
  }

  @Test("Every command, option and exit code stands in it, in both languages, and every line is roff's or plain text")
  func whole() throws {
    let program = try CommandInfo.program()
    for (language, words) in [
      ("zh", ["名称", "概要", "退出码", "环境变量", "文件"]), ("en", ["NAME", "SYNOPSIS", "EXIT STATUS", "ENVIRONMENT", "FILES"]),
    ] {
      let text = try page(language)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      #expect(lines.first?.hasPrefix(".TH SHOPDESK 1 ") == true)
      for word in words { #expect(lines.contains(".SH \(word)"), "\(language): \(word)") }
      let macros = [".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".I", ".br"]
      for line in lines where line.hasPrefix(".") || line.hasPrefix("'") {
        #expect(macros.contains { line == $0 || line.hasPrefix($0 + " ") }, "\(language): \(line)")
      }
      #expect(!text.contains("\\ "), "a backslash of ours that roff would take")
      func sections(_ command: CommandInfo, _ before: String) -> [String] {
        let name = before.isEmpty ? command.commandName : before + " " + command.commandName
        return [name] + command.shown.flatMap { sections($0, name) }
      }
      let names = program.shown.flatMap { sections($0, "") }
      #expect(names.count > 60)
      for name in names { #expect(lines.contains(".SS \"\(ManualPage.plain(name))\""), "\(language): \(name)") }
      for name in ["backup list", "restore", "watch", "verify", "order claim"] { #expect(names.contains(name), "\(name)") }
      for exit in Exit.all { #expect(lines.contains(".B \(exit.rawValue)"), "\(language): \(exit)") }
      for option in ["\\-\\-digest\\-to", "\\-\\-dry\\-run", "\\-\\-password\\-file"] {
        #expect(text.contains(option), "\(language): \(option)")
      }
    }
  }

  @Test("Text that roff would take for its own is written as text")
  func plain() {
    #expect(ManualPage.plain("a-b \\n \"c\"") == "a\\-b \\en \\(dqc\\(dq")
    #expect(ManualPage.plain(".x\n'y\n\nz") == "\\&.x\n.br\n\\&'y\n.br\nz")
  }
}
