import DeskCore
import DeskFiles
import Foundation

/// Where passwords come from: the first line of a file, or the terminal without echo. Never an argument: those show in process lists.
enum PasswordInput {
  /// - Throws: a file refusal (exit code 66) when the file can't be read.
  static func file(_ path: String) throws -> String {
    try Reach.check(path)
    guard let data = FileManager.default.contents(atPath: path) else { throw FileRefusal(file: path, reason: .unreadable("read")) }
    let line = data.prefix(4096).split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false).first ?? Data()
    guard let text = String(bytes: line, encoding: .utf8) else { throw FileRefusal(file: path, reason: .unreadable("UTF-8")) }
    return text.hasSuffix("\r") ? String(text.dropLast()) : text
  }

  /// Asks on the terminal; echo is off while the person types, also when they stop with Ctrl-C.
  ///
  /// - Throws: `passwordNeeded` when there is no terminal to ask on.
  static func ask(_ prompt: String) throws -> String {
    guard isatty(0) == 1 else { throw UsageFault.passwordNeeded }
    var old = termios()
    guard tcgetattr(0, &old) == 0 else { throw UsageFault.passwordNeeded }
    var quiet = old
    quiet.c_lflag &= ~tcflag_t(ECHO | ISIG)
    tcsetattr(0, TCSAFLUSH, &quiet)
    defer {
      tcsetattr(0, TCSAFLUSH, &old)
      FileHandle.standardError.write(Data("\n".utf8))
    }
    FileHandle.standardError.write(Data(prompt.utf8))
    guard let line = readLine(strippingNewline: true), !line.contains("\u{3}") else { throw UsageFault.passwordNeeded }
    return line
  }
}
