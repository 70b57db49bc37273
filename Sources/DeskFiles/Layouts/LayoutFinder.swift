import DeskCore

/// Recognises what a file is by the trimmed names in its header, wherever in the first rows that is (traps 2, 3, 5).
enum LayoutFinder {
  struct Found {
    var layout: Layout
    var delimiter: UInt8
    /// Texts of the rows above the header, for a remark about the whole file.
    var preamble: String
  }

  /// Throws `unknownLayout` with the widest row near the top, `ambiguousLayout` when two kinds fit equally.
  static func find(_ text: FileText) throws(FileRefusal) -> Found {
    let cells = try CellReader(text)
    var widest: [String] = []
    var widestRow: Int?
    var failure: FileRefusal?
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: "\t")] {
      do throws(FileRefusal) {
        if let found = try find(text, cells, delimiter, widest: &widest, widestRow: &widestRow) { return found }
      } catch {
        if case .ambiguousLayout = error.reason { throw error }
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    let header = widest.joined(separator: ",")
    throw FileRefusal(file: text.name, row: widestRow, reason: .unknownLayout(header: Excerpt.of(header, limit: 400)))
  }

  private static func find(
    _ text: FileText, _ cells: CellReader, _ delimiter: UInt8, widest: inout [String], widestRow: inout Int?
  ) throws(FileRefusal) -> Found? {
    var scanner = CSVScanner(text, delimiter: delimiter)
    var best: Layout?
    var bestPreamble = ""
    var preamble = ""
    while scanner.row < FileLimits.headerRows {
      do throws(FileRefusal) {
        guard try scanner.next() else { break }
      } catch {
        // With a header in hand, what follows it is the row reader's business.
        if best != nil { break }
        throw error
      }
      var names = (0..<scanner.fieldCount).map { cells.string(scanner.field($0)) }
      while names.last == "" { names.removeLast() }
      if names.isEmpty { continue }
      if names.count > widest.count {
        widest = names
        widestRow = scanner.row
      }
      if let layout = try recognise(names, row: scanner.row, file: text.name), layout.headers.count > best?.headers.count ?? 0 {
        best = layout
        bestPreamble = preamble
      }
      if preamble.utf8.count < 4096 { preamble += names.joined(separator: " ") + "\n" }
    }
    return best.map { Found(layout: $0, delimiter: delimiter, preamble: bestPreamble) }
  }

  /// The layout of a header row, nil when it isn't one.
  static func recognise(_ names: [String], row: Int, file: String) throws(FileRefusal) -> Layout? {
    let present = Set(names)
    if let package = ProductPackage.layout(names, row: row) { return package }
    let kinds = ImportKind.allCases.filter { kind in
      kind.required.allSatisfy { $0.contains { $0.names.contains(where: present.contains) } }
        && !kind.forbidden.contains(where: present.contains)
    }
    guard let kind = kinds.first else { return nil }
    guard kinds.count == 1 else {
      throw FileRefusal(file: file, row: row, reason: .ambiguousLayout(kinds.map(\.rawValue)))
    }
    guard kind == .orders || kind == .details else {
      return Layout(name: "shopdesk-\(kind.rawValue)", kind: kind, platform: "", headers: names, headerRow: row)
    }
    let candidates = KnownLayout.all.filter { $0.kind == kind }
    if let exact = candidates.first(where: { $0.headers.count == names.count && Set($0.headers) == present }) {
      return Layout(name: exact.name, kind: kind, platform: exact.platform, headers: names, headerRow: row)
    }
    let scored = candidates.map { ($0, 2 * present.intersection($0.headers).count * 100 / (present.count + $0.headers.count)) }
    let nearest = scored.max { $0.1 < $1.1 }
    guard let (known, score) = nearest, score >= 70 else {
      return Layout(name: "taobao-\(kind.rawValue)-other?", kind: kind, platform: "taobao", headers: names, headerRow: row)
    }
    return Layout(name: known.name + "?", kind: kind, platform: known.platform, headers: names, headerRow: row)
  }
}
