import DeskCore

/// Words of stock counts.
extension Texts {
  public func title(_ kind: StockCount.Kind) -> String {
    switch kind {
    case .part: pick("抽盘", "part")
    case .full: pick("全盘", "full")
    case .asked: pick("专盘", "asked for")
    }
  }

  public func title(_ state: StockCount.State) -> String {
    switch state {
    case .counting: pick("盘点中", "counting")
    case .signing: pick("待财务签字", "to be signed")
    case .closed: pick("已结", "closed")
    case .cancelled: pick("已作废", "cancelled")
    }
  }

  public func title(_ state: CountLine.State) -> String {
    switch state {
    case .open: pick("待盘", "to count")
    case .recount: pick("待复盘", "count again")
    case .differs: pick("有差异", "differs")
    case .explained: pick("待批准", "to approve")
    case .matched: pick("相符", "matches")
    case .booked: pick("已入账", "booked")
    }
  }

  /// Beside goods that somebody counts at this time.
  public var beingCounted: String { pick("盘点中", "being counted") }

  var countsTitle: String { pick("盘点", "Counts") }
  var countState: String { pick("状态", "state") }
  var countLeft: String { pick("未了结", "left") }
  var countFound: String { pick("实数", "found") }
  var countDiffers: String { pick("差异", "differs") }
  var countTally: String { pick("已数", "counted") }
  var countHint: String {
    pick("扫库位、商品, 一件一扫, 或输入件数; 再按 Enter 录入", "scan a place, then goods one by one or type how many; Enter once more enters it")
  }
  var countNothingTallied: String { pick("还没有数: 先扫商品或输入件数", "nothing counted yet: scan goods or type how many") }
  func countEnterFirst(_ sku: String, _ pieces: Int) -> String {
    pick("\(sku) 数了 \(pieces) 件还没有录入: 先按 Enter", "\(pieces) of \(sku) aren't entered yet: press Enter first")
  }

  func countReason(_ reason: Refusal.Reason) -> String {
    switch reason {
    case .alreadyCounting(let sku, let count): pick("\(sku) 正在 \(count) 里盘点", "\(sku) is being counted in \(count)")
    case .countOpen(let id): pick("\(id) 还没有结束", "\(id) isn't done yet")
    case .nobodyElseSigns:
      pick(
        "全盘最后要由财务签字 (INV-5), 而开盘的人不能自己签; 现在能签的财务只有您一位。请下列岗位开盘, 由您签字, 或先给另一位同事财务岗位",
        "a full count is signed by finance in the end (INV-5), never by whoever opened it, and you are the only one who could sign: have one of these posts open it and sign it yourself, or have a colleague made finance first"
      )
    case .nothingToCount: pick("没有可盘的货号, 或都在别的盘点单里", "there is nothing to count, or all of it is in other counts")
    case .notInCount(let sku, let count): pick("\(sku) 不在 \(count) 里", "\(sku) isn't in \(count)")
    case .otherCounter: pick("上次是您盘的, 复盘要换一个人", "you counted it last: somebody else counts it again")
    case .ownCount: pick("是您盘的、开的或说明的, 要由别人批准或签字", "you counted, opened or explained it: somebody else approves or signs")
    case .countNeeded(let sku):
      pick(
        "差异超出您的额度, 或 \(sku) 没有成本和售价: 请开盘点单, 两个人盲盘",
        "beyond your amount, or \(sku) has neither cost nor price: open a count of it, by two people")
    case .stillListed(let sku): pick("\(sku) 还在架上, 先下架", "\(sku) is still listed: take it down first")
    case .inParcels(let sku, let pieces):
      pick("\(sku) 还有 \(pieces) 件在未发出的包裹里", "\(pieces) of \(sku) are in parcels that haven't left")
    default: purchaseReason(reason)
    }
  }
}
