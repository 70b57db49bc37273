import DeskCore
import Testing

@Suite("Masking")
struct MaskingTests {
  @Test(
    "REC-3: of a name the first character stays",
    arguments: [("", ""), ("张", "张**"), ("张三丰", "张**"), ("欧阳娜娜", "欧**"), ("wx", "w**"), ("wxx", "w**x"), ("tb_limei88", "t**8")])
  func names(name: String, shown: String) { #expect(Masking.name(name) == shown) }

  @Test("REC-3: of a phone never more than seven digits of eleven, and less of a shorter one")
  func phones() {
    #expect(Masking.phone("13800138000") == "138****8000")
    #expect(Masking.phone("") == "")
    for phone in ["1", "123456", "8765432", "87654321", "057187654", "0571876543"] {
      let shown = Masking.phone(phone).filter(\.isNumber)
      #expect(shown.count * 2 <= phone.count, "\(phone) is shown as \(Masking.phone(phone))")
    }
  }

  @Test("REC-3: of an address province and city stay, and nothing of the street in whatever form it comes")
  func addresses() {
    #expect(Masking.address("浙江省 杭州市 西湖区 示例路1号(310000)") == "浙江省 杭州市 ****")
    #expect(Masking.address("") == "")
    for address in ["浙江省杭州市西湖区示例路1号", "浙江省 杭州市西湖区示例路1号", "浙江省杭州市 示例路1号", "浙江省杭州市西湖区示例路1号 1幢 201室"] {
      #expect(!Masking.address(address).contains("示例路"), "\(address) is shown as \(Masking.address(address))")
      #expect(!Masking.city(address).contains("示例路1号"), "\(address) is listed as \(Masking.city(address))")
    }
  }

  @Test("Lists show the city")
  func cities() {
    #expect(Masking.city("浙江省 杭州市 西湖区 示例路1号") == "杭州市")
    #expect(Masking.city("") == "")
  }
}
