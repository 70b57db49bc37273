extension Paper {
  /// What `shopdesk-print` reads: one object, the members of `Paper` by their names.
  public var json: String {
    let pages = pages.map { page in
      let blocks = page.blocks.map(\.json).joined(separator: ",")
      return
        "{\"title\":\(quoted(page.title)),\"subject\":\(quoted(page.subject)),\"reprint\":\(page.isReprint),\"blocks\":[\(blocks)]}"
    }
    // The shop's own goes without saying.
    let spoken = language == .zh ? "" : "\"language\":\(quoted(language.rawValue)),"
    return
      "{\"document\":\(quoted(document.rawValue)),\"format\":\(quoted(format.rawValue)),\(spoken)\"pages\":[\(pages.joined(separator: ","))]}"
  }
}

extension Paper.Block {
  fileprivate var json: String {
    switch self {
    case .heading(let text): return "{\"heading\":\(quoted(text))}"
    case .text(let text, let weight): return "{\"text\":\(quoted(text)),\"weight\":\(quoted(weight.rawValue))}"
    case .fields(let fields):
      let all = fields.map {
        "{\"label\":\(quoted($0.label)),\"value\":\(quoted($0.value)),\"weight\":\(quoted($0.weight.rawValue))}"
      }
      return "{\"fields\":[\(all.joined(separator: ","))]}"
    case .table(let table): return "{\"table\":\(table.json)}"
    case .barcode(let text): return "{\"barcode\":\(quoted(text))}"
    case .rule: return "{\"rule\":true}"
    case .signatures(let names): return "{\"signatures\":\(list(names))}"
    }
  }
}

extension Paper.Table {
  fileprivate var json: String {
    let columns = columns.map { "{\"title\":\(quoted($0.title)),\"share\":\($0.share),\"right\":\($0.isRight)}" }
    let rows = rows.map(list).joined(separator: ",")
    return "{\"columns\":[\(columns.joined(separator: ","))],\"rows\":[\(rows)],\"total\":\(total.map(list) ?? "null")}"
  }
}

private func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ",") + "]" }

/// Cleaned as for any other printer: what a character is must not depend on who prints it.
private func quoted(_ text: String) -> String {
  var out = "\""
  for scalar in PlainText.line(text).unicodeScalars {
    if scalar == "\"" || scalar == "\\" { out.unicodeScalars.append("\\") }
    out.unicodeScalars.append(scalar)
  }
  return out + "\""
}
