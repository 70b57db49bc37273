import DeskCore

extension Texts {
  /// Rejected rows that are named one by one; further ones are counted.
  static let namedRows = 200

  /// What came of an import, a line for each file and each rejected row. File names and cells are as they came: the caller sanitises.
  public func importReport(_ report: ImportReport) -> [String] {
    var lines: [String] = []
    for file in report.files {
      let counts = pick(
        "\(file.rows) 行 新 \(file.new) 变 \(file.changed) 同 \(file.same) 旧 \(file.older) 拒 \(file.rejected.count)",
        "\(file.rows) rows, \(file.new) new, \(file.changed) changed, \(file.same) same, \(file.older) older, \(file.rejected.count) rejected"
      )
      lines.append("\(file.file)  \(file.kind.rawValue)  \(file.layout)  \(counts)")
      for row in file.rejected.prefix(Self.namedRows) { lines.append("  \(file.file): \(rejectedRow(row))") }
      if file.rejected.count > Self.namedRows { lines.append("  .. \(file.rejected.count - Self.namedRows)") }
      if !file.warnings.isEmpty {
        lines.append("  " + pick("请看一下, 不影响其余: \(file.warnings.count)", "to be seen, the rest was taken: \(file.warnings.count)"))
      }
      for row in file.warnings.prefix(Self.namedRows) { lines.append("  ! \(file.file): \(rejectedRow(row))") }
      if file.warnings.count > Self.namedRows { lines.append("  .. \(file.warnings.count - Self.namedRows)") }
    }
    if report.newSKUs > 0 { lines.append(pick("新商品待完善: \(report.newSKUs)", "New SKUs to be completed: \(report.newSKUs)")) }
    if report.dryRun { lines.append(pick("试运行, 未写入", "Dry run: nothing was written")) }
    return lines
  }
}
