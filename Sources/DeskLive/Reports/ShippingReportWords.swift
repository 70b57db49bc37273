import DeskConsole
import DeskCore
import DeskPaper

/// How a shipping report puts into words what the records say, in one language.
struct ShippingReportWords {
  let zone: ShopZone
  let day: ShopDay
  let texts: Texts

  /// What a record from before the report was made of records doesn't hold.
  var unrecorded: String { texts.pick("未记录", "not recorded") }

  func courier(_ code: String) -> String { texts.language == .zh ? CourierTable.find(code)?.name ?? code : code }

  func time(_ instant: Instant) -> String { zone.time(instant, on: day) }

  func name(_ parcel: ShippingReport.Shipped) -> String {
    let afterCase = parcel.afterCase.map { texts.pick(" 售后 \($0)", " case \($0)") } ?? ""
    let box = parcel.box.map { texts.pick(" 同箱 \($0.text)", " in the box of \($0.text)") } ?? ""
    return "\(parcel.parcel.text) \(parcel.number)" + afterCase + box
  }

  func contents(_ parcel: ShippingReport.Shipped, _ separator: String) -> String {
    parcel.content?.goods.text(separator) ?? unrecorded
  }

  func packer(_ parcel: ShippingReport.Shipped) -> String { parcel.content.map { $0.packedBy ?? "-" } ?? unrecorded }

  func outcome(_ outcome: ShippingReport.Outcome) -> String {
    switch outcome {
    case .inHouse: texts.pick("未交接", "not handed over")
    case .handedOver(let at, _): texts.pick("交接", "handed over") + " \(time(at))"
    case .takenBack(let at, _): texts.pick("撤回", "taken back") + " \(time(at))"
    }
  }

  func judgement(_ one: ShippingReport.Returned) -> String {
    switch one.verdict {
    case .accepted?:
      one.damaged == 0
        ? texts.pick("合格", "good") : texts.pick("合格, 损坏 \(one.damaged) 件", "good, \(one.damaged) damaged")
    case .rejected?: texts.pick("拒收", "rejected")
    case .pending?, nil: texts.pick("待验收", "to be inspected")
    }
  }
}

extension [ShippingReport.Goods] {
  func text(_ separator: String) -> String { map { "\($0.sku) \($0.title) ×\($0.quantity)" }.joined(separator: separator) }
}

extension ShippingReport.Outcome {
  var by: String? {
    switch self {
    case .inHouse: nil
    case .handedOver(_, let by), .takenBack(_, let by): by
    }
  }
}

extension Language {
  /// The same, as papers name it.
  var paper: Paper.Language { self == .zh ? .zh : .en }
}
