import CTerminal
import DeskScreen
import Glibc

extension CursesBackend {
  @discardableResult
  public func copyToClipboard(_ text: String) -> Bool {
    guard let bytes = Clipboard.sequence(for: text, insideTmux: getenv("TMUX") != nil) else { return false }
    return ct_write(bytes, Int32(bytes.count))
  }
}
