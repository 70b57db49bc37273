import Testing

@testable import DeskScreen

struct GeometryTests {
  @Test func splitsNeverLoseOrInventCells() {
    let rect = Rect(x: 2, y: 3, width: 10, height: 4)
    for n in -2...14 {
      let (top, rest) = rect.splitTop(n)
      #expect(top.height + rest.height == 4 && rest.maxY == rect.maxY && top.y == 3 && rest.y == top.maxY)
      let (above, bottom) = rect.splitBottom(n)
      #expect(above.height + bottom.height == 4 && bottom.y == above.maxY && bottom.height == min(max(n, 0), 4))
      let (left, right) = rect.splitLeft(n)
      #expect(left.width + right.width == 10 && right.x == left.maxX)
      let (body, side) = rect.splitRight(n)
      #expect(body.width + side.width == 10 && side.width == min(max(n, 0), 10) && side.maxX == 12)
    }
  }

  @Test func insetAndIntersectionEndEmpty() {
    #expect(Rect(x: 0, y: 0, width: 3, height: 3).inset(dx: 2, dy: 2).isEmpty)
    #expect(Rect(x: 0, y: 0, width: 3, height: 3).intersection(Rect(x: 5, y: 5, width: 1, height: 1)).isEmpty)
    #expect(Rect(x: 0, y: 0, width: 10, height: 10).centred(width: 4, height: 20) == Rect(x: 3, y: 0, width: 4, height: 10))
  }
}
