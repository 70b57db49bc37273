import DeskCore
import DeskScreen
import Foundation
import Glibc

/// The one place that writes to standard output and standard error.
enum Output {
  static func show(_ answer: Answer, json: Bool) throws {
    for note in answer.notes { complain(note) }
    if answer.isStreamed { return }
    if json {
      try put(answer.json.shown + "\n")
    } else if !answer.lines.isEmpty {
      try put(answer.lines.joined(separator: "\n") + "\n")
    }
  }

  /// Answers with an error: the message for people on standard error, with `--json` the error object on standard output.
  static func fail(_ error: any Error, _ describe: Describe, json: Bool) -> Exit {
    complain(describe.text(error))
    if json { try? put(JSON.object([("error", ErrorJSON.make(error, describe))]).shown + "\n") }
    return Exit(error)
  }

  /// Everything or an error: a full disk behind a redirection is no success.
  static func put(_ text: String) throws {
    var text = text
    try text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Glibc.write(1, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw errno == ENOSPC ? StoreFault.diskFull : StoreFault.inputOutput("stdout") }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }

  static func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}

extension String {
  /// Text from outside as it may be shown on a terminal.
  var shown: String { Sanitizer.visible(self) }
}
