import DeskCore
import DeskScreen
import Foundation

/// The one place that writes to standard output and standard error.
enum Output {
  static func write(_ answer: Answer, json: Bool) throws {
    for note in answer.notes { complain(note) }
    if json {
      try put(answer.json.text + "\n")
    } else if !answer.lines.isEmpty {
      try put(answer.lines.joined(separator: "\n") + "\n")
    }
  }

  /// Answers with an error: the message for people on standard error, with `--json` the error object on standard output.
  static func fail(_ error: any Error, _ describe: Describe, json: Bool) -> Exit {
    complain(describe.text(error))
    if json { try? put(JSON.object([("error", ErrorJSON.make(error, describe))]).text + "\n") }
    return Exit(error)
  }

  /// Everything or an error: a full disk behind a redirection is no success.
  static func put(_ text: String) throws {
    var text = text
    let whole = text.withUTF8 { bytes in fwrite(bytes.baseAddress, 1, bytes.count, stdout) == bytes.count }
    guard whole, fflush(stdout) == 0 else { throw errno == ENOSPC ? StoreFault.diskFull : StoreFault.inputOutput("stdout") }
  }

  static func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}

extension String {
  /// Text from outside as it may be shown on a terminal.
  var shown: String { Sanitizer.visible(self) }
}
