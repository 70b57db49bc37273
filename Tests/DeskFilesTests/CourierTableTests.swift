import DeskCore
import Testing

@Suite struct CourierTableTests {
  @Test("Couriers are found by code, Taobao code, name and alias, each under one code")
  func find() {
    for courier in CourierTable.all {
      for name in [courier.code, courier.name, courier.code.lowercased(), " \(courier.name) "] + courier.aliases {
        #expect(CourierTable.find(name)?.code == courier.code)
      }
    }
    #expect(Set(CourierTable.all.map(\.code)).count == CourierTable.all.count)
    #expect(CourierTable.find("顺丰快递")?.code == "SF")
    #expect(CourierTable.find("YD")?.taobaoCode == "YUNDA")
    #expect(CourierTable.find("百世汇通")?.taobaoID == 502)
    #expect(CourierTable.find("") == nil && CourierTable.find("无名") == nil)
  }

  @Test(
    "The published sample numbers of the 2024 list have their courier's shape",
    arguments: [
      ("SF", "SF1385628716739"), ("YTO", "YT8962646785389"), ("ZTO", "73610555582883"), ("STO", "773277027280336"),
      ("YUNDA", "463431409940372"), ("POSTB", "1207119765021"), ("JD", "JDX024407261700"), ("JT", "JT5261988016578"),
      ("DBKD", "dpk202252612836"), ("SF", "123456789012"), ("DBKD", "12345678"),
    ])
  func shapes(code: String, number: String) throws {
    #expect(CourierTable.shapeMatches(try #require(CourierTable.find(code)), number))
  }

  @Test(
    "Foreign shapes don't match",
    arguments: [
      ("ZTO", "77610555582883"), ("YTO", "YT896264678538"), ("SF", "SF13856287167X9"), ("EMS", "RR123456784CN"), ("JT", ""),
      ("STO", "77"),
    ])
  func foreign(code: String, number: String) throws {
    #expect(!CourierTable.shapeMatches(try #require(CourierTable.find(code)), number))
  }

  @Test("UPU S10 check digit")
  func s10() throws {
    #expect(CourierTable.isS10("RR123456785CN") && CourierTable.isS10("RA473124829CN"))
    #expect(!CourierTable.isS10("RR123456786CN") && !CourierTable.isS10("RR1234567850CN"))
    #expect(CourierTable.shapeMatches(try #require(CourierTable.find("EMS")), "RR123456785CN"))
  }

  @Test("A courier without a published shape takes any number")
  func noShape() throws {
    #expect(CourierTable.shapeMatches(try #require(CourierTable.find("天天")), "anything"))
  }
}
