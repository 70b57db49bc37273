import ArgumentParser
import DeskCore

/// `promo …`: promotions (PRO-1 to PRO-3, PRO-5) and platform events (PRO-4).
struct PromoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "promo",
    abstract: "Promotions: drafted and submitted by the planner, approved by the director, published by the merchandiser.",
    discussion: """
      A promotion is named by its number (M0000001). How --rule is written, by kind:
        percentOff 15 · amountOff 10 · fixedPrice 89 · spendSave "300-30 500-60" or "every 100-10 max 50"
        gift "buy 2 give CUP:1@5" or "spend 199 give CUP repeat" · bundle "CUP:1 BAG:2 for 99" · freeShipping 99
      A SKU with a blank, a comma, a colon or an at sign in it stands in quotation marks: --goods 'A "B 1"', --rule 'buy 2 give "B 1":1'.
      Times are the shop's: 2026-12-12 20:00; a day alone counts whole.
      """,
    subcommands: [
      Draft.self, Edit.self, Submit.self, Publish.self, Withdraw.self, List.self, Show.self, Check.self, Calendar.self, Result.self,
      Events.self, EventShow.self, EventAdd.self, EventStep.self,
    ])

  /// The fields of a promotion, as options.
  struct Fields: ParsableArguments {
    @Option(name: .long, help: "Its name.") var title: String?
    @Option(name: .long, help: ArgumentHelp("What it does: " + PromotionKind.allCases.map(\.rawValue).joined(separator: " ")))
    var kind: String?
    @Option(name: .long, help: "By how much, as its kind is written.") var rule: String?
    @Option(name: .long, parsing: .upToNextOption, help: "SKUs; none: all goods. '-': all again.") var goods: [String] = []
    @Option(name: .long, help: "When it begins.") var from: String?
    @Option(name: .long, help: "When it ends.") var until: String?
    @Option(name: .long, help: "Where: a platform, or platform/name; none: everywhere.") var shop: String?
    @Option(name: .long, help: ArgumentHelp("Stacking lane: " + PromotionLane.allCases.map(\.rawValue).joined(separator: " ")))
    var lane: String?
    @Option(name: .long, help: "At most so many pieces per buyer.") var buyerPieces: String?
    @Option(name: .long, help: "At most so many orders per buyer.") var buyerOrders: String?
    @Option(name: .long, help: "At most so many pieces in total.") var totalPieces: String?
    @Option(name: .long, help: "At most so many orders in total.") var totalOrders: String?
    @Option(name: .long, help: "What it may give away; it stops by itself.") var budget: String?
    @Option(name: .long, help: "Pieces that it is to sell: stock is checked for them.") var target: String?

    var arguments: [String: Arguments.Value] {
      let texts: [(PromotionField, String?)] = [
        (.title, title), (.kind, kind), (.rule, rule), (.from, from), (.until, until), (.shop, shop), (.lane, lane),
        (.buyerPieces, buyerPieces), (.buyerOrders, buyerOrders), (.totalPieces, totalPieces), (.totalOrders, totalOrders),
        (.budget, budget), (.target, target),
      ]
      var all: [String: Arguments.Value] = [:]
      for (field, text) in texts { if let text { all[field.rawValue] = .text(text) } }
      if !goods.isEmpty { all[PromotionField.goods.rawValue] = .list(goods) }
      return all
    }
  }

  struct Draft: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Write a promotion.")
    @OptionGroup var fields: Fields
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let receipt = try acting.perform(.draftPromotion, fields.arguments, act)
      var answer = acting.answer(receipt)
      if case .promotion(let id)? = receipt.made {
        answer.notes += try PromotionText(acting).conflicts(acting.desk.promotionCard(id, for: acting.actor).conflicts)
      }
      return answer
    }
  }

  struct Edit: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Change a draft, or one that was rejected; '-' leaves an option out again.")
    @Argument(help: "The promotion.") var id: String
    @OptionGroup var fields: Fields
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.editPromotion, fields.arguments.with("promotion", id), act)
    }
  }

  struct Submit: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Ask that it be approved. Where it collides (see check) a note must say why it shall be all the same.")
    @Argument(help: "The promotion.") var id: String
    @Option(name: .long, help: "Why, in spite of its conflicts.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.submitPromotion, ["promotion": Arguments.Value.text(id)].with("note", note), act)
    }
  }

  struct Publish: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "It stands on the marketplace; neither its planner nor who approved it may say so. Of one that was stopped: it is off there."
    )
    @Argument(help: "The promotion.") var id: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.publishPromotion, ["promotion": .text(id)], act)
    }
  }

  struct Withdraw: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Take it back, or stop it, at any time before it ends.")
    @Argument(help: "The promotion.") var id: String
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.withdrawPromotion, ["promotion": .text(id), "reason": .text(reason)], act)
    }
  }

  struct Check: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "What a promotion collides with: one that is kept, or one as the options tell it, which nothing is kept of.")
    @Argument(help: "The promotion.") var id: String?
    @OptionGroup var fields: Fields
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let conflicts: [PromotionConflict]
      if let id {
        conflicts = try acting.desk.promotionCard(try PromotionText.id(id), for: acting.actor).conflicts
      } else {
        let written = try PromotionFields(Arguments(fields.arguments), all: true)
        conflicts = try acting.desk.conflicts(of: written, by: acting.actor)
      }
      let text = PromotionText(acting)
      let none = [context.say("没有冲突", "no conflict")]
      return Answer(
        .object([("conflicts", .array(conflicts.map(acting.shapes.conflict)))]),
        conflicts.isEmpty ? none : text.conflicts(conflicts))
    }
  }
}
