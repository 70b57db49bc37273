import Testing

@testable import DeskScreen

struct TextFieldTests {
  private func typed(_ keys: [Key], from text: String = "") -> TextField {
    var field = TextField(text)
    for key in keys { field.handle(key) }
    return field
  }

  @Test func edits() {
    #expect(typed([.character("订"), .character("a"), .left, .backspace]).text == "a")
    #expect(typed([.home, .delete], from: "订单").text == "单")
    #expect(typed([.control("w")], from: "red blue  ").text == "red ")
    #expect(typed([.left, .control("u")], from: "abc").text == "c")
    #expect(typed([.home, .right, .control("k")], from: "abc").text == "a")
    #expect(typed([.backspace, .left, .left], from: "").caret == 0)
    var field = TextField("x")
    let handled = [Key.up, .enter, .function(1)].map { field.handle($0) }
    #expect(handled == [false, false, false])
  }

  @Test func pasteIsOneSafeLineWithinTheLimit() {
    var field = TextField(limit: 6)
    let result1 = field.insert("a\nb\u{1B}")
    #expect(result1)
    #expect(field.text == "a b^[")
    let result2 = field.insert("xyz")
    #expect(!result2)
    #expect(field.text == "a b^[x")
  }

  @Test func caretStaysInsideAtEveryWidth() {
    for width in 1...9 {
      for caret in 0...6 {
        var field = TextField("a订单b中c")
        field.handle(.home)
        for _ in 0..<caret { field.handle(.right) }
        var s = Surface(size: Size(columns: 12, rows: 1))
        field.draw(on: &s, in: Rect(x: 2, y: 0, width: width, height: 1), isFocused: true)
        let x = s.caret?.x ?? -1
        #expect(x >= 2 && x < 2 + width)
        #expect(!s[x, 0].isContinuation)
        #expect(s[1, 0] == .blank && s[2 + width, 0] == .blank)
      }
    }
  }

  @Test func drawsCaretAfterWideCharacters() {
    var s = Surface(size: Size(columns: 10, rows: 1))
    TextField("订单").draw(on: &s, in: s.bounds, isFocused: true)
    #expect(s.caret == Point(x: 4, y: 0))
    TextField("订单订单订单").draw(on: &s, in: s.bounds, isFocused: true)
    #expect(s.text(row: 0) == "订单订单  ")
    #expect(s.caret?.x == 8)
  }

  @Test func secretsAndPlaceholders() {
    var s = Surface(size: Size(columns: 6, rows: 1))
    TextField("密a", isSecret: true).draw(on: &s, in: s.bounds, isFocused: false)
    #expect(s.text(row: 0) == "**    ")
    #expect(s.caret == nil)
    TextField().draw(on: &s, in: s.bounds, isFocused: true, placeholder: "筛选")
    #expect(s.text(row: 0) == "筛选  ")
    #expect(s.caret == Point(x: 0, y: 0))
  }
}
