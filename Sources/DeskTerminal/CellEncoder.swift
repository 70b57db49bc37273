import CTerminal
import DeskScreen

/// Turns cells into what the C side takes.
enum CellEncoder {
  static func encode(_ cell: Cell, ambiguous: AmbiguousWidth) -> ct_cell {
    var base = cell.base
    if ambiguous == .wide, base >= 0x7F, let scalar = Unicode.Scalar(base), Width.isAmbiguous(scalar) {
      base = AsciiFallback.of(scalar).value
    }
    let marks = cell.hasMarks ? (cell.mark(0), cell.mark(1), cell.mark(2), cell.mark(3)) : (0, 0, 0, 0)
    return ct_cell(base: base, marks: marks, span: UInt8(cell.span), style: cell.ink.rawValue)
  }
}
