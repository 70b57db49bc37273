/// The escape sequence that hands text to the clipboard of the person's own machine, also through ssh (OSC 52).
enum Clipboard {
  /// Terminals drop longer ones.
  static let maximumBytes = 74_994

  /// Nil when the text is too long. Inside tmux the sequence is wrapped, for tmux would swallow it.
  static func sequence(for text: String, insideTmux: Bool) -> [UInt8]? {
    let encoded = Base64.encode(Array(text.utf8))
    guard encoded.count <= maximumBytes else { return nil }
    let plain = Array("\u{1B}]52;c;".utf8) + encoded + [0x07]
    guard insideTmux else { return plain }
    return Array("\u{1B}Ptmux;\u{1B}".utf8) + plain + Array("\u{1B}\\".utf8)
  }
}
