import DeskPaper
import Testing

/// One fixed paper in each of its forms, and what outsiders put into it.
@Suite("Paper in every form") struct PaperTests {
  static let note = Paper(
    .dispatchNote,
    pages: [
      Paper.Page(
        title: "发货单 P1", subject: "P1", isReprint: true,
        blocks: [
          .barcode("P1"), .fields([.init("店铺", "示例店"), .init("订单", "4600", weight: .strong)]), .rule,
          .text("改单 <1> & \"2\"", .alarm),
          .table(
            Paper.Table(
              [.init("库位", share: 2), .init("品名", share: 5), .init("件", share: 1, right: true)],
              rows: [["A-03", "纯棉四件套蓝色一米八加厚磨毛冬季款", "2"], ["B-1", "枕套", "10"]], total: ["", "共 2 种", "12"])),
          .signatures(["取货人"]),
        ])
    ])

  static let label = Paper(
    .label, format: .label,
    pages: [
      Paper.Page(
        title: "", subject: "P1",
        blocks: [.text("圆通速递", .large), .barcode("YT123"), .fields([.init("收件人", "王~小^明_", weight: .large)])])
    ])

  @Test("Text: aligned columns, wrapped cells, the mark of a reprint") func text() {
    #expect(
      Self.note.text(columns: 40) == """
        发货单 P1  *** 补打 reprint ***
        *P1*
        店铺 示例店  订单 4600
        ----------------------------------------
        !! 改单 <1> & "2"
        库位 品名                             件
        ----------------------------------------
        A-03 纯棉四件套蓝色一米八加厚磨毛冬季  2
             款
        B-1  枕套                             10
        ----------------------------------------
             共 2 种                          12

        取货人 ______________

        """)
  }

  @Test("ZPL: a mark set over a command's character doesn't hide it; a long number has narrower bars") func labels() throws {
    var paper = Self.label
    paper.pages[0].blocks = [
      .fields([.init("地址", "A^\u{301}XZ~\u{301}_\u{301}")]), .barcode("YT123"), .barcode("ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789"),
    ]
    let zpl = try #require(paper.zpl)
    #expect(zpl.contains("^FDA_5E\u{301}XZ_7E\u{301}_5F\u{301}^FS") || zpl.contains("地址 A_5E\u{301}XZ_7E\u{301}_5F\u{301}^FS"))
    #expect(zpl.contains("^BY3^BCN,130,Y,N,N,A^FH_^FDYT123^FS"))
    #expect(zpl.contains("^BY1^BCN,130,Y,N,N,A^FH_^FDABCDEFG"))
    #expect(
      Paper(.label, format: .label, pages: [.init(title: "<\u{338}b", subject: "", blocks: [])]).html.contains("&lt;\u{338}b"))
  }

  @Test("Text: pages are parted by form feeds, and no other control character comes through") func controls() {
    var paper = Self.note
    paper.pages[0].blocks = [.text("a\u{1B}[2J\u{7F}\u{202E}\nb\u{0C}c")]
    paper.pages.append(paper.pages[0])
    let text = paper.text()
    #expect(text.components(separatedBy: "\u{0C}").count == 2)
    #expect(text.contains("a?[2J?? b?c\n"))
    for form in [text.replacingFeed, paper.html, paper.json] {
      #expect(form.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x202E || $0 == "\n" })
    }
  }

  @Test("Wrapping: nothing is lost, no line is too long", arguments: [2, 7, 10, 33])
  func wrapping(_ columns: Int) {
    let text = "收件人 Wang Xiaoming 住在浙江省杭州市西湖区文三路 100 号3幢201室 long-unbreakable-word-0123456789"
    let lines = PlainText.wrap(text, columns)
    #expect(lines.allSatisfy { PlainText.cells($0) <= columns })
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
  }

  @Test("HTML: what outsiders wrote stays text; the head is a head; the barcode is drawn; each page has the size of its sheet")
  func html() {
    let html = Self.note.html
    #expect(html.contains("改单 &lt;1&gt; &amp; &quot;2&quot;"))
    #expect(!html.contains("<1>"))
    #expect(html.contains("@page{size:A4;"))
    #expect(html.contains("<thead><tr><th>库位</th><th>品名</th><th class=\"r\">件</th></tr></thead>"))
    #expect(html.contains("thead{display:table-header-group}"))
    #expect(html.contains("<p class=\"reprint\">补打 reprint</p>"))
    #expect(html.contains("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "))
    #expect(!html.contains("<script") && !html.contains("src=") && !html.contains("url("), "nothing is fetched")
    #expect(Self.label.html.contains("@page{size:100mm 150mm;"))
    #expect(!Self.label.html.contains("reprint\">"))
  }

  @Test("ZPL: UTF-8, Code 128, and no text that could be a command") func zpl() throws {
    #expect(
      try #require(Self.label.zpl) == """
        ^XA^CI28^CW1,E:SIMSUN.FNT^PW800^LL1200^LH0,0
        ^FO32,32^A1N,48,48^FH_^FD圆通速递^FS
        ^FO32,86^BY3^BCN,130,Y,N,N,A^FH_^FDYT123^FS
        ^FO32,276^A1N,48,48^FH_^FD收件人 王_7E小_5E明_5F^FS
        ^XZ

        """)
    #expect(Self.note.zpl == nil, "a label printer can't take a sheet")
  }

  @Test("ZPL: what doesn't fit goes on with a further label, whole") func longLabel() throws {
    var paper = Self.label
    paper.pages[0].isReprint = true
    paper.pages[0].blocks = (1...60).map { .text("第 \($0) 行") }
    let zpl = try #require(paper.zpl)
    #expect(zpl.components(separatedBy: "^XA").count == zpl.components(separatedBy: "^XZ").count)
    #expect(zpl.components(separatedBy: "^XA").count > 2)
    #expect((1...60).allSatisfy { zpl.contains("第 \($0) 行^FS") })
    #expect(zpl.components(separatedBy: "补打 reprint").count == zpl.components(separatedBy: "^XA").count)
  }

  @Test("JSON: every member by its name, quotes and backslashes escaped") func json() {
    var paper = Self.label
    paper.pages[0].title = "a\"b\\c"
    #expect(
      paper.json
        == #"{"document":"label","format":"label","pages":[{"title":"a\"b\\c","subject":"P1","reprint":false,"blocks":[{"text":"圆通速递","weight":"large"},{"barcode":"YT123"},{"fields":[{"label":"收件人","value":"王~小^明_","weight":"large"}]}]}]}"#
    )
    #expect(Self.note.json.contains(#""total":["","共 2 种","12"]"#))
  }
}

extension String {
  fileprivate var replacingFeed: String { String(unicodeScalars.filter { $0.value != 0x0C }) }
}
