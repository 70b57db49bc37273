import CTerminal
import DeskScreen

/// From what the C side reports to keys.
enum KeyDecoder {
  static func key(code: UInt32) -> Key? {
    switch ct_key(code) {
    case CT_UP: .up
    case CT_DOWN: .down
    case CT_LEFT: .left
    case CT_RIGHT: .right
    case CT_PAGE_UP: .pageUp
    case CT_PAGE_DOWN: .pageDown
    case CT_HOME: .home
    case CT_END: .end
    case CT_BACKSPACE: .backspace
    case CT_DELETE: .delete
    case CT_ENTER: .enter
    case CT_BACK_TAB: .backTab
    default: code > CT_F0.rawValue ? .function(Int(code - CT_F0.rawValue)) : nil
    }
  }

  static func key(scalar value: UInt32) -> Key? {
    switch value {
    case 0x09: return .tab
    // A line feed is what scanners and pastes without brackets send for Enter.
    case 0x0A, 0x0D: return .enter
    case 0x1B: return .escape
    case 0x08, 0x7F: return .backspace
    case 0x00...0x1A: return .control(Character(Unicode.Scalar(UInt8(value == 0 ? 0x40 : value + 0x60))))
    case 0x1C...0x1F: return .control(Character(Unicode.Scalar(UInt8(value + 0x40))))
    default: return Unicode.Scalar(value).map { .character(Character($0)) }
    }
  }
}
