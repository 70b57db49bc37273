import DeskCore
import Testing

@Suite("Identifiers")
struct IdentifierTests {
  @Test(
    "Order numbers are read as people write them",
    arguments: [("O0000042", 42), ("o42", 42), ("O9223372036854775807", nil), ("O12345678", 12_345_678)] as [(String, Int64?)])
  func order(text: String, number: Int64?) { #expect(OrderID(text)?.number == number) }

  @Test(
    "What isn't an order number is none",
    arguments: ["", "O", "42", "O0", "O-1", "O+42", "O 42", "O4 2", "P42", "０42", "O４２", "O0000042 ", "O99999999999999999999"])
  func noOrder(text: String) { #expect(OrderID(text) == nil) }

  @Test("An order's number is written with seven digits and orders sort by number, also beyond them")
  func orderText() {
    #expect(OrderID(number: 42).text == "O0000042")
    #expect(OrderID(number: 12_345_678).text == "O12345678")
    #expect(OrderID(number: 9_999_999) < OrderID(number: 10_000_000))
  }

  @Test("A parcel's number names its wave's day")
  func parcel() throws {
    let id = ParcelID(wave: try #require(ShopDay(iso: "2026-11-24")), sequence: 42)
    #expect(id.text == "P261124-0042")
    #expect(ParcelID("p261124-0042") == id)
    #expect(ParcelID(wave: try #require(ShopDay(iso: "2026-11-24")), sequence: 12345).text == "P261124-12345")
  }

  @Test(
    "What isn't a parcel number is none",
    arguments: [
      "", "P", "P261124", "P261124-", "P261124-042", "P26112-0042", "P2611244-0042", "P261124-00x2", "O261124-0042", "P-0042",
      "P261124-0042-1",
    ])
  func noParcel(text: String) { #expect(ParcelID(text) == nil) }

  @Test("Subjects are written and read back")
  func subjects() throws {
    let subjects: [Subject] = [
      .order(OrderID(number: 7)), .parcel(ParcelID(wave: try #require(ShopDay(iso: "2026-11-24")), sequence: 1)), .sku("A-1"),
      .sku("O0000042"), .sku("sku:x"), .person("limei"), .shop,
    ]
    for subject in subjects { #expect(Subject(subject.text) == subject) }
    #expect(Set(subjects.map(\.text)).count == subjects.count)
    #expect(Subject("") == nil)
    #expect(Subject("order") == nil)
  }
}
