extension Command {
  /// Commands on promotions and on platform events.
  static func promotions(_ kind: CommandKind, _ a: Arguments) throws(Refusal) -> Command {
    switch kind {
    case .draftPromotion: return .draftPromotion(try PromotionFields(a, all: true))
    case .editPromotion: return .editPromotion(try a.promotion(), try PromotionFields(a, all: false))
    case .submitPromotion: return .submitPromotion(try a.promotion(), note: try a.optionalText("note"))
    case .publishPromotion: return .publishPromotion(try a.promotion())
    case .withdrawPromotion: return .withdrawPromotion(try a.promotion(), reason: try a.text("reason"))
    case .addEvent: return .addEvent(try EventPlan(a))
    case .stepEvent:
      return .stepEvent(
        try a.event(), step: try a.choice("step", of: EventStep.self), result: try a.optionalText("result"),
        promotion: try a.optionalText("promotion") == nil ? nil : try a.promotion())
    default: throw Refusal(.invalid, .unknownCommand(kind.rawValue))
    }
  }

  /// Their arguments as they stand in the record.
  var promotionJSON: JSON {
    switch self {
    case .draftPromotion(let fields), .editPromotion(_, let fields): .object(fields.json)
    case .submitPromotion(_, let note): .object(Self.present("note", note))
    case .withdrawPromotion(_, let reason): .object([("reason", .string(reason))])
    case .addEvent(let plan): .object(plan.json)
    case .stepEvent(_, let step, let result, let promotion):
      .object(
        [("step", .string(step.rawValue))] + Self.present("result", result) + Self.present("promotion", promotion?.text))
    default: .object([])
    }
  }
}

extension CommandKind {
  var promotionParameters: [CommandParameter] {
    switch self {
    case .draftPromotion: Self.fields(required: true)
    case .editPromotion: Self.fields(required: false)
    case .submitPromotion: [.init("note", required: false)]
    case .withdrawPromotion: [.init("reason")]
    case .addEvent:
      [
        .init("platform"), .init("title"), .init("signUpBy"), .init("materialsBy", required: false), .init("from"), .init("until"),
        .init("materials", required: false),
      ]
    case .stepEvent:
      [
        .init("step", .choice(EventStep.allCases.map(\.rawValue))), .init("result", required: false),
        .init("promotion", required: false),
      ]
    default: []
    }
  }

  private static func fields(required: Bool) -> [CommandParameter] {
    PromotionField.allCases.map { field in
      let kind: CommandParameter.Kind =
        switch field {
        case .kind: .choice(PromotionKind.allCases.map(\.rawValue))
        case .lane: .choice(PromotionLane.allCases.map(\.rawValue))
        case .goods: .list
        case .buyerPieces, .buyerOrders, .totalPieces, .totalOrders, .target: .number
        default: .text
        }
      return CommandParameter(field.rawValue, kind, required: required && field.isRequired)
    }
  }
}

extension Arguments {
  public func promotion(_ name: String = "promotion") throws(Refusal) -> PromotionID {
    guard let id = PromotionID(try text(name)) else { throw .argument(name, .notAnIdentifier) }
    return id
  }
}
