extension Paper {
  /// One file that a browser prints right: nothing is fetched, each page begins on a sheet of its own, a table's head is repeated on every
  /// sheet that it runs over, barcodes are drawn.
  public var html: String {
    let size = format == .label ? "100mm 150mm" : "A4"
    let margin = format == .label ? "4mm" : "12mm"
    let title = pages.first.map { Self.escaped("\($0.title) \($0.subject)") } ?? document.rawValue
    let body = pages.map { page in
      var out = "<section class=\"\(format.rawValue)\"><header>"
      if page.isReprint { out += "<p class=\"reprint\">\(Self.reprintMark)</p>" }
      if !page.title.isEmpty { out += "<h1>\(Self.escaped(page.title))</h1>" }
      return out + "</header>\n" + page.blocks.map(\.html).joined(separator: "\n") + "\n</section>"
    }
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)"><head><meta charset="utf-8"><title>\(title)</title>
      <style>@page{size:\(size);margin:\(margin)}\(Self.style)</style></head>
      <body>
      \(body.joined(separator: "\n"))
      </body></html>

      """
  }

  private static let style = """
    *{box-sizing:border-box}body{margin:0;font:10.5pt/1.35 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",\
    "WenQuanYi Zen Hei","PingFang SC",sans-serif;color:#000;background:#fff}section{break-after:page}section:last-child{break-after:auto}\
    h1{font-size:15pt;margin:0 0 2mm}h2{font-size:12pt;margin:3mm 0 1mm}p{margin:0 0 1mm;overflow-wrap:anywhere}.small{font-size:8.5pt}\
    .strong{font-weight:bold}.large{font-size:15pt;font-weight:bold}.alarm{font-weight:bold;border:1.5pt solid #000;padding:.5mm 1.5mm}\
    .reprint{float:right;border:1.5pt solid #000;padding:.5mm 2mm;font-weight:bold}dl{margin:0 0 1mm;display:flex;flex-wrap:wrap;gap:0 6mm}\
    dl div{max-width:100%}dt{display:inline;font-size:8.5pt;margin-right:1.5mm}dd{display:inline;margin:0;overflow-wrap:anywhere}\
    table{border-collapse:collapse;width:100%;table-layout:fixed;margin:1mm 0}thead{display:table-header-group}tr{break-inside:avoid}\
    th,td{border-bottom:.4pt solid #000;padding:.7mm 1mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{border-bottom-width:1pt}\
    .r{text-align:right}.total td{border-top:1pt solid #000;font-weight:bold}figure{margin:2mm 0;break-inside:avoid}\
    figure svg{display:block;height:14mm;max-width:100%}figcaption{font:10pt monospace;letter-spacing:.5pt}hr{border:0;border-top:.6pt solid #000}\
    .signatures{display:flex;gap:8mm;margin-top:10mm;break-inside:avoid}.signatures span{flex:1;border-bottom:.6pt solid #000;padding-bottom:8mm}
    """

  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in PlainText.line(text).unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}

extension Paper.Block {
  fileprivate var html: String {
    switch self {
    case .heading(let text): return "<h2>\(Paper.escaped(text))</h2>"
    case .text(let text, let weight): return "<p class=\"\(weight.rawValue)\">\(Paper.escaped(text))</p>"
    case .fields(let fields):
      let all = fields.map {
        "<div><dt>\(Paper.escaped($0.label))</dt><dd class=\"\($0.weight.rawValue)\">\(Paper.escaped($0.value))</dd></div>"
      }
      return "<dl>\(all.joined())</dl>"
    case .table(let table): return table.html
    case .barcode(let text):
      let letters = "<figcaption>\(Paper.escaped(text))</figcaption>"
      return "<figure>\(Code128(text)?.svg ?? "")\(letters)</figure>"
    case .rule: return "<hr>"
    case .signatures(let names):
      return "<div class=\"signatures\">\(names.map { "<span>\(Paper.escaped($0))</span>" }.joined())</div>"
    }
  }
}

extension Paper.Table {
  fileprivate var html: String {
    let shares = max(1, columns.reduce(0) { $0 + $1.share })
    let widths = columns.map { "<col style=\"width:\($0.share * 100 / shares)%\">" }.joined()
    func row(_ cells: [String], _ tag: String) -> String {
      zip(cells, columns).map { "<\(tag)\($1.isRight ? " class=\"r\"" : "")>\(Paper.escaped($0))</\(tag)>" }.joined()
    }
    let body = rows.map { "<tr>\(row($0, "td"))</tr>" }.joined(separator: "\n")
    let last = total.map { "<tr class=\"total\">\(row($0, "td"))</tr>" } ?? ""
    return
      "<table><colgroup>\(widths)</colgroup><thead><tr>\(row(columns.map(\.title), "th"))</tr></thead><tbody>\n\(body)\(last)</tbody></table>"
  }
}

extension Code128 {
  /// Bars of 0.35 mm with their quiet zones.
  var svg: String {
    let total = modules + 2 * Self.quiet
    var path = ""
    var x = Self.quiet
    for (index, width) in widths.enumerated() {
      if index.isMultiple(of: 2) { path += "M\(x) 0h\(width)v40h-\(width)z" }
      x += width
    }
    // Tenths of millimetres, so that no fraction is written in a country's own way.
    let tenths = total * 35 / 10
    return
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(total) 40\" width=\"\(tenths / 10).\(tenths % 10)mm\" preserveAspectRatio=\"none\" shape-rendering=\"crispEdges\"><path d=\"\(path)\"/></svg>"
  }
}
