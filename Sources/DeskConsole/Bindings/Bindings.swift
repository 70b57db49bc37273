import DeskCore
import DeskScreen

/// Every key of the console. A test holds it to its promises: no key twice in one place, every command reachable, every title there.
///
/// Whatever has a letter only is in the list of acts on F9 too, for when an input method is on.
///
/// In 客服 `y` confirms (the act done a hundred times a day), so copying is `Y` or Ctrl-Y everywhere, and also `y` where it is free.
public enum Bindings {
  public static let all: [Binding] = acts + views + motions + everywhere

  private static let acts: [Binding] = [
    Binding(.command(.contactOrder), "c", .function(2), in: [.service], footer: 1),
    Binding(.command(.confirmOrder), "y", .function(3), in: [.service], footer: 2),
    Binding(.command(.amendOrder), "m", .function(4), in: [.service], footer: 3),
    Binding(.command(.noteOrder), "n", .function(5), in: [.service], footer: 4),
    Binding(.command(.reviewOrder), "v", .function(6), in: [.service], footer: 5),
    Binding(.command(.claimOrder), "a", .function(7), in: [.service], footer: 6),
    Binding(.command(.cancelOrder), "x", .function(8), in: [.service], footer: 8),
    Binding(.command(.openCase), "r", in: [.service], footer: 9),
    Binding(.command(.escalateOrder), "e", in: [.service], footer: 10),
    Binding(.command(.chooseShortage), "s", in: [.service]),
    Binding(.command(.remindOrder), "u", in: [.service]),
    Binding(.command(.reportBuyer), "b", in: [.service]),
    Binding(.command(.offerOrder), "H", in: [.service]),
    Binding(.command(.acceptOrder), "A", in: [.service]),
    Binding(.phrases, "P", in: [.service]),

    Binding(.command(.approveRequest), "A", .function(2), in: [.deciding], footer: 1),
    Binding(.command(.rejectRequest), "R", .function(3), in: [.deciding], footer: 2),
    Binding(.command(.withdrawRequest), "x", .function(4), in: [.deciding], footer: 3),

    Binding(.command(.receiveCase), "r", .function(2), in: [.returns], footer: 1),
    Binding(.command(.inspectCase), "i", .function(3), in: [.returns], footer: 2),
    Binding(.command(.noteOrder), "n", .function(5), in: [.returns], footer: 3),

    Binding(.command(.assignWaybill), "w", .function(2), in: [.wave], footer: 1),
    Binding(.command(.printParcel), "p", .function(3), in: [.wave], footer: 2),
    Binding(.command(.pickParcel), "k", .function(4), in: [.wave], footer: 3),
    Binding(.command(.acknowledgeFlag), "A", .function(5), in: [.wave], footer: 4),
    Binding(.command(.shipParcel), "s", .function(6), in: [.wave], footer: 5),
    Binding(.command(.handOverParcel), "o", .function(7), in: [.wave, .handover], footer: 6),
    Binding(.command(.voidParcel), "x", .function(8), in: [.wave], footer: 7),
    Binding(.command(.weighParcel), "W", in: [.wave]),
    Binding(.merges, "m", in: [.wave], footer: 10),
    Binding(.command(.mergeParcel), "M", in: [.wave]),
    Binding(.command(.unmergeParcel), "U", in: [.wave]),
    Binding(.command(.splitParcel), "D", in: [.wave]),
    Binding(.command(.moveParcel), "v", in: [.wave]),
    Binding(.command(.explainLate), "l", in: [.wave]),
    Binding(.command(.renewWaybill), "N", in: [.wave]),
    Binding(.command(.shortParcel), "S", in: [.wave]),
    Binding(.command(.suspendParcel), "u", in: [.wave]),
    Binding(.command(.noteOrder), "n", in: [.wave]),
    Binding(.printLabel, "L", in: [.wave]),
    Binding(.printLabel, .function(4), in: [.bench]),
    Binding(.prints, .function(11), in: [.wave, .pickList, .bench, .returns, .handover, .bag]),
    Binding(.retryPrint, "r", .function(2), in: [.printing], footer: 1),
    Binding(.mark, .character(" "), in: [.wave], footer: 8),
    Binding(.mark, .character(" "), in: [.service]),
    Binding(.exportShipFile, "e", in: [.wave, .handover], footer: 9),
    Binding(.printDocument, "p", .function(3), in: [.handover], footer: 1),
    Binding(.printDocument, .function(3), in: [.pickList, .bag], footer: 3),
    Binding(.command(.pickParcel), .function(2), in: [.pickList], footer: 1),
    Binding(.command(.shortParcel), .function(4), in: [.pickList], footer: 2),
    Binding(.nextZone, .function(5), .left, .right, in: [.pickList], footer: 4),
    Binding(.nextCourier, .function(6), in: [.pickList], footer: 5),
    Binding(.open, .enter, in: [.pickList, .bag], footer: 0),
    Binding(.command(.signManifest), .function(2), in: [.bag], footer: 1),
    Binding(.command(.suspendParcel), .function(2), in: [.bench], footer: 7),
    Binding(.command(.acknowledgeFlag), .function(5), in: [.bench], footer: 2),
    Binding(.command(.printParcel), .function(3), in: [.bench], footer: 3),
    Binding(.command(.seeInterception), .function(6), in: [.bench], footer: 4),
    Binding(.command(.foundParcel), .function(7), in: [.bench], footer: 5),
    Binding(.command(.goneParcel), .function(8), in: [.bench], footer: 6),

    Binding(.command(.receiveStock), "r", .function(2), in: [.stock], footer: 1),
    Binding(.command(.countStock), "c", .function(3), in: [.stock], footer: 2),
    Binding(.command(.delistSKU), "d", .function(4), in: [.stock], footer: 3),

    Binding(.command(.draftPurchase), "n", .function(2), in: [.purchases], footer: 1),
    Binding(.command(.placePurchase), "p", .function(3), in: [.purchases], footer: 2),
    Binding(.command(.receivePurchase), "r", .function(4), in: [.purchases], footer: 3),
    Binding(.command(.inspectPurchase), "i", .function(5), in: [.purchases], footer: 4),
    Binding(.command(.stowPurchase), "t", .function(6), in: [.purchases], footer: 5),
    Binding(.command(.returnPurchase), "b", .function(7), in: [.purchases], footer: 6),
    Binding(.command(.editPurchase), "e", .function(8), in: [.purchases], footer: 8),
    Binding(.command(.closePurchase), "c", in: [.purchases]),
    Binding(.command(.cancelPurchase), "x", in: [.purchases]),
    Binding(.command(.saveSupplier), "s", in: [.purchases]),
    Binding(.printDocument, "P", .function(11), in: [.purchases], footer: 9),
    Binding(.command(.openCount), "o", .function(2), in: [.counts], footer: 1),
    Binding(.command(.signCount), "s", .function(3), in: [.counts], footer: 2),
    Binding(.command(.cancelCount), "x", .function(4), in: [.counts], footer: 3),
    Binding(.open, .enter, in: [.counting], footer: 0),
    Binding(.command(.enterCount), .function(2), in: [.counting], footer: 1),
    Binding(.command(.explainCount), .function(3), in: [.counting], footer: 2),
    Binding(.command(.bookCount), .function(4), in: [.counting], footer: 3),
    Binding(.command(.draftPromotion), "n", .function(2), in: [.promotion], footer: 1),
    Binding(.command(.editPromotion), "e", .function(3), in: [.promotion], footer: 2),
    Binding(.command(.submitPromotion), "s", .function(4), in: [.promotion], footer: 3),
    Binding(.command(.publishPromotion), "p", .function(5), in: [.promotion], footer: 4),
    Binding(.command(.approveRequest), "A", .function(6), in: [.promotion], footer: 5),
    Binding(.command(.rejectRequest), "R", .function(7), in: [.promotion], footer: 6),
    Binding(.command(.withdrawPromotion), "x", .function(8), in: [.promotion], footer: 8),
    Binding(.command(.addEvent), "a", in: [.promotion], footer: 9),
    Binding(.command(.stepEvent), "t", in: [.promotion], footer: 10),
    Binding(.command(.publishPrice), "u", in: [.promotion]),
    Binding(.command(.publishListing), "l", in: [.promotion]),
    Binding(.command(.exportFinanceReport), "f", .function(2), in: [.supervisor], footer: 1),
    Binding(.command(.exportShippingReport), "s", .function(3), in: [.supervisor], footer: 2),
    Binding(.command(.exportWorkReport), "w", .function(4), in: [.supervisor], footer: 3),
    Binding(.command(.assignOrder), "a", .function(5), in: [.supervisor], footer: 4),
    Binding(.command(.releaseOrder), "b", .function(6), in: [.supervisor], footer: 5),
    Binding(.command(.reviewRefund), "v", .function(7), in: [.supervisor], footer: 6),
    Binding(.mark, .character(" "), in: [.supervisor]),
    Binding(.command(.drainPerson), "D", in: [.supervisor]),
    Binding(.queueItems, "i", .function(8), in: [.supervisor], footer: 8),
    Binding(.sortBy, "s", .function(5), in: [.stock], footer: 4),
    Binding(.reverseSort, "S", .function(6), in: [.stock]),
    Binding(.publish, "p", .function(7), in: [.stock], footer: 5),
    Binding(.command(.setPrice), "$", .function(8), in: [.stock], footer: 6),
    Binding(.command(.editSKU), "e", in: [.stock], footer: 16),
    Binding(.command(.listSKU), "l", in: [.stock], footer: 17),
    Binding(.command(.unlistSKU), "u", in: [.stock]),
    Binding(.command(.publishListing), "L", in: [.stock]),
    Binding(.command(.publishPrice), "P", in: [.stock]),
    Binding(.command(.moveStock), "m", in: [.stock]),
    Binding(.command(.holdStock), "h", in: [.stock]),
    Binding(.command(.freeStock), "f", in: [.stock]),
    Binding(.command(.writeOffStock), "w", in: [.stock]),
    Binding(.command(.exportListing), "x", in: [.stock]),
    Binding(.command(.exportStock), "X", in: [.stock]),
  ]

  private static let views: [Binding] = [
    Binding(.acts, ".", .function(9), in: lists.union([.printing]), footer: 7),
    Binding(.counter, "z", in: lists, footer: 11),
    Binding(.open, .enter, in: lists, footer: 12),
    Binding(.filter, "/", in: [.service, .deciding, .returns, .wave, .stock, .supervisor], footer: 14),
    Binding(.story, "t", in: [.service, .deciding, .returns, .wave, .stock, .supervisor]),
    Binding(.morning, "M", in: [.service, .deciding, .supervisor]),
    Binding(.evening, "E", in: [.service, .deciding, .supervisor]),
    Binding(.previousStage, .left, in: [.wave]),
    Binding(.nextStage, .right, in: [.wave]),
    Binding(
      .nextView, .tab,
      in: [
        .service, .deciding, .wave, .pickList, .bench, .returns, .handover, .bag, .printing, .stock, .purchases, .counts,
        .promotion, .supervisor,
      ],
      footer: 13),
    Binding(
      .previousView, .backTab,
      in: [
        .service, .deciding, .wave, .pickList, .bench, .returns, .handover, .bag, .printing, .stock, .purchases, .counts,
        .promotion, .supervisor,
      ]),
  ]

  private static let motions: [Binding] = [
    Binding(.down, .down, in: scrolling),
    Binding(.down, "j", in: scrolling.subtracting([.wave, .pickList])),
    // In the wave k marks as picked, so there the letters don't move at all: half of a habit is worse than none.
    Binding(.up, .up, in: scrolling),
    Binding(.up, "k", in: scrolling.subtracting([.wave, .pickList])),
    Binding(.pageDown, .pageDown, .control("f"), in: scrolling),
    Binding(.pageUp, .pageUp, .control("b"), in: scrolling),
    // The box's orders and remarks; everything else there is the field's.
    Binding(.pageDown, .pageDown, in: [.bench]),
    Binding(.pageUp, .pageUp, in: [.bench]),
    Binding(.first, .home, in: scrolling),
    Binding(.first, "g", in: scrolling.subtracting([.pickList])),
    Binding(.last, .end, in: scrolling),
    Binding(.last, "G", in: scrolling.subtracting([.pickList])),
  ]

  private static let everywhere: [Binding] =
    Pane.allCases.map { Binding(.pane($0), "\($0.rawValue)") } + [
      Binding(.back, .escape),
      Binding(.palette, ":", .control("p"), footer: 15),
      Binding(.recall, .function(12), .control("t")),
      Binding(.yank, "Y", .control("y")),
      Binding(.yank, "y", in: [.deciding, .wave, .returns, .handover, .printing, .stock, .promotion, .supervisor]),
      Binding(.help, "?", .function(1)),
      Binding(.redraw, .control("l")),
      Binding(.suspend, .control("z")),
      Binding(.quit, "q", .control("q")),
      Binding(.messages, .function(10)),
    ]

  private static let lists: Set<Context> = [
    .service, .deciding, .wave, .returns, .handover, .stock, .purchases, .counts, .promotion, .supervisor,
  ]
  private static let scrolling: Set<Context> = [
    .service, .deciding, .wave, .pickList, .returns, .handover, .printing, .stock, .purchases, .counts, .promotion, .supervisor,
  ]

  private static let byKey: [Context: [Key: Binding]] = {
    var table: [Context: [Key: Binding]] = [:]
    for context in Context.allCases {
      for binding in all where binding.isAlive(in: context) {
        for key in binding.keys where table[context]?[key] == nil { table[context, default: [:]][key] = binding }
      }
    }
    return table
  }()

  /// What a key means in a place; nil: nothing. Where a scanner types, every character belongs to its field.
  public static func find(_ key: Key, in context: Context) -> Binding? {
    if context.isScanning, case .character = key { return nil }
    return byKey[context]?[key]
  }

  /// The binding of an action in a place, or nil when it has no key there.
  public static func binding(of action: Action, in context: Context) -> Binding? {
    all.first { $0.action == action && $0.isAlive(in: context) }
  }
}
