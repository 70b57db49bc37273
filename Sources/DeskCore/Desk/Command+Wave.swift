extension Command {
  /// Commands of the wave, its calendar and its couriers.
  static func wave(_ kind: CommandKind, _ a: Arguments) throws(Refusal) -> Command {
    switch kind {
    case .signManifest: return .signManifest(courier: try a.text("courier"), driver: try a.text("driver"))
    case .exportShippingReport: return .exportShippingReport(try a.day("day"))
    case .exportFinanceReport: return .exportFinanceReport(try a.day("day"))
    case .exportWorkReport: return .exportWorkReport(try a.choice("period", of: WorkPeriod.self), try a.day("day"))
    case .setDay:
      return .setDay(try a.day("day"), kind: try a.choice("kind", of: DayKind.self), note: try a.optionalText("note"))
    case .setDeadlines:
      return .setDeadlines(printBy: try a.dayTime("printBy"), pickBy: try a.dayTime("pickBy"), packBy: try a.dayTime("packBy"))
    default: break
    }
    let parcel = try a.parcel()
    switch kind {
    case .moveParcel: return .moveParcel(parcel, wave: try a.day("wave"), reason: try a.text("reason"))
    case .explainLate: return .explainLate(parcel, reason: try a.text("reason"))
    case .mergeParcel:
      guard let into = ParcelID(try a.text("into")) else { throw .argument("into", .notAnIdentifier) }
      return .mergeParcel(parcel, into: into)
    case .unmergeParcel: return .unmergeParcel(parcel)
    case .splitParcel:
      let goods = try a.counts("goods")
      guard !goods.isEmpty else { throw .argument("goods", .missing) }
      return .splitParcel(parcel, goods: goods)
    case .renewWaybill:
      return .renewWaybill(
        parcel, courier: try a.text("courier"), number: try a.optionalText("number")?.uppercased(), reason: try a.text("reason"))
    case .shortParcel:
      return .shortParcel(
        parcel, sku: try a.text("sku"), missing: try a.integer("missing", in: GoodsCount.range), reason: try a.text("reason"))
    case .suspendParcel: return .suspendParcel(parcel, reason: try a.text("reason"))
    default: throw Refusal(.invalid, .unknownCommand(kind.rawValue))
    }
  }
}

extension Arguments {
  public func day(_ name: String) throws(Refusal) -> ShopDay {
    guard let day = ShopDay(iso: try text(name)) else { throw .argument(name, .notADay) }
    return day
  }

  /// `14:00` as seconds after midnight.
  public func dayTime(_ name: String) throws(Refusal) -> Int {
    guard let second = DayTime.second(try text(name)) else { throw .argument(name, .notATime) }
    return second
  }
}

/// A time of day as people write it.
public enum DayTime {
  /// `14:00` of 50,400 seconds after midnight.
  public static func text(_ second: Int) -> String { "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2))" }

  /// Seconds after midnight of `14:00` or `9:30`; a full-width colon is the same. Nil for anything else.
  public static func second(_ text: String) -> Int? {
    let parts = text.replacing("：", with: ":").split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    return hour * 3600 + minute * 60
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

/// What a day is, against its weekday (节假日、调休).
public enum DayKind: String, CaseIterable, Sendable, Hashable {
  /// As its weekday is.
  case usual
  case holiday
  /// Worked although its weekday is off.
  case workday
}
