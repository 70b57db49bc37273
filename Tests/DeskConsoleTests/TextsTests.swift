import DeskCore
import Testing

@testable import DeskConsole

struct TextsTests {
  @Test func aRefusalSaysWhatWhichRuleAndWho() {
    let refusal = Refusal(rule: "FUL-5", .noWaybill, mayBeDoneBy: [.shipper])
    #expect(Texts.zh.refusal(refusal, command: .shipParcel) == "不能发货: 还没有运单号, 先按 w (可由 发货) · FUL-5")
    #expect(
      Texts.en.refusal(refusal, command: .shipParcel) == "cannot ship: no waybill yet: press w (may be done by shipper) · FUL-5")
  }

  @Test func shortagesNameTheSKUs() {
    let refusal = Refusal(rule: "INV-2", .outOfStock([.init(sku: "CL-2", needed: 2, available: 1)]))
    #expect(Texts.zh.refusal(refusal, command: .confirmOrder) == "不能确认: 库存不足: CL-2 要 2 可用 1 · INV-2")
  }

  @Test func deadlinesAreShortAndRelative() {
    let now = Instant(milliseconds: 0)
    func due(_ seconds: Int64) -> String { Texts.zh.due(now.advanced(bySeconds: seconds), now: now) }
    #expect(due(-133) == "超02:13" && due(280) == "剩04:40" && due(0) == "剩00:00")
    #expect(due(3600 * 3 + 300) == "剩3时05" && due(-86400 * 4) == "超4天")
  }

  @Test func everyWordDiffersBetweenTheLanguages() {
    func check(_ title: (Texts) -> String) { #expect(title(.zh) != title(.en), "\(title(.zh))") }
    for role in Role.allCases { check { $0.title(role) } }
    for stage in OrderStage.allCases { check { $0.title(stage) } }
    for stage in ParcelStage.allCases { check { $0.title(stage) } }
    for kind in WorkKind.allCases { check { $0.title(kind) } }
    for kind in CommandKind.allCases { check { $0.title(kind) } }
    for status in TradeStatus.known { check { $0.title(status) } }
    for kind in CommandKind.allCases {
      for parameter in kind.parameters { #expect(Texts.zh.parameter(parameter.name) != parameter.name, "\(parameter.name)") }
    }
  }

  @Test func theLanguageComesFromTheEnvironment() {
    #expect(Language.choose(asked: nil, environment: ["LANG": "en_GB.UTF-8"]) == .en)
    #expect(Language.choose(asked: nil, environment: ["LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"]) == .zh)
    #expect(Language.choose(asked: nil, environment: [:]) == .zh)
    #expect(Language.choose(asked: .en, environment: ["LANG": "zh_CN"]) == .en)
  }

  @Test("Sentences name people as colleagues know them, and SKUs by their code alone")
  func subjects() {
    func said(_ what: String) -> String { Texts(.zh).reason(.notFound(what)) { $0 == "limei" ? "李梅" : $0 } }
    #expect(said("person:limei") == "没有找到 李梅")
    #expect(said("sku:KTL-15") == "没有找到 KTL-15")
    #expect(said("O0000042") == "没有找到 O0000042")
    #expect(said("7-11 便利") == "没有找到 7-11 便利")
  }

  @Test("A file in a closed folder is said to be closed: which folder, whose, and what helps")
  func closedFolder() {
    let refusal = FileRefusal(file: "/shop/backup/a.db", reason: .closed(place: "/shop/backup", owner: "shop"))
    for texts in [Texts.zh, Texts.en] {
      let said = texts.fileRefusal(refusal)
      #expect(said.contains("/shop/backup") && said.contains("sudo -u shop"), "\(said)")
    }
    #expect(!Texts.zh.fileRefusal(refusal).contains("没有这个文件"))
  }
}
