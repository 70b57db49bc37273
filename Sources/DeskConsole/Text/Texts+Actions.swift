import DeskCore

extension Texts {
  /// What a key or a palette entry is called; in a place where it has its own word, that word.
  public func title(_ action: Action, in context: Context? = nil) -> String {
    switch action {
    case .pane(let pane): title(pane)
    case .nextView:
      switch context {
      case .service, .deciding: pick("换队列", "next queue")
      default: pick("换视图", "next view")
      }
    case .previousView: pick("上一视图", "previous view")
    case .up: pick("上一行", "up")
    case .down: pick("下一行", "down")
    case .pageUp: pick("上一页", "page up")
    case .pageDown: pick("下一页", "page down")
    case .first: pick("第一行", "first")
    case .last: pick("最后一行", "last")
    case .previousStage: pick("上一状态", "previous stage")
    case .nextStage: pick("下一状态", "next stage")
    case .open:
      switch context {
      case .handover: pick("装袋", "fill the bag")
      case .bag: pick("交接单", "manifest")
      case .pickList: pick("取到", "brought")
      case .stock: pick("流水", "movements")
      case .purchases: pick("明细", "goods")
      case .counts: pick("去盘", "count")
      case .counting: pick("记数", "note")
      case .supervisor: pick("转到队列", "go to queue")
      default: pick("打开", "open")
      }
    case .merges: pick("合单建议", "what may share a box")
    case .nextZone: pick("换库区", "next zone")
    case .nextCourier: pick("换快递", "next courier")
    case .back: pick("退一步", "back")
    case .filter: pick("筛选", "filter")
    case .palette: pick("命令", "commands")
    case .help: pick("帮助", "help")
    case .messages: pick("消息", "messages")
    case .acts: pick("操作", "acts")
    case .phrases: pick("话术", "phrases")
    case .morning: pick("晨表", "morning list")
    case .evening: pick("晚表", "evening list")
    case .story: storyName
    case .queueItems: pick("看在谁手里", "who holds what")
    case .recall: pick("取回表单", "recall form")
    case .counter: context == .service ? title(.releaseOrder) : pick("撤销", "take back")
    case .yank: pick("复制", "copy")
    case .mark: pick("标记", "mark")
    case .command(let kind): title(kind)
    case .sortBy: pick("换排序列", "sort column")
    case .reverseSort: pick("倒排", "reverse order")
    case .publish: pick("已发布", "published")
    case .printDocument: context == .purchases ? pick("打印采购单", "order as paper") : pick("打印", "print")
    case .exportShipFile: title(.exportShipFile)
    case .printLabel: pick("打面单", "print label")
    case .retryPrint: title(.retryPrint)
    case .prints: pick("打印队列", "print queue")
    case .redraw: pick("重画", "redraw")
    case .suspend: pick("回到命令行", "suspend")
    case .quit: pick("离开", "leave")
    }
  }

  public func title(_ context: Context) -> String {
    switch context {
    case .service: title(Pane.service)
    case .deciding: pick("客服·待批", "Service: a request")
    case .wave: pick("发货·波次", "Shipping: wave")
    case .pickList: pick("发货·取货单", "Shipping: pick list")
    case .bench: pick("发货·打包台", "Shipping: bench")
    case .returns: pick("发货·退货", "Shipping: returns")
    case .handover: pick("发货·交接", "Shipping: handover")
    case .printing: pick("发货·打印", "Shipping: print queue")
    case .bag: pick("发货·装袋", "Shipping: the bag")
    case .stock: title(Pane.stock)
    case .purchases: pick("库存·采购", "Stock: purchases")
    case .counts: pick("库存·盘点单", "Stock: counts")
    case .counting: pick("库存·盘点", "Stock: counting")
    case .promotion: title(Pane.promotion)
    case .supervisor: title(Pane.supervisor)
    }
  }

  /// The bare word of a view of the stock, for its tab.
  func view(_ view: StockState.View) -> String {
    switch view {
    case .goods: pick("商品", "Goods")
    case .publishing: pick("待发布", "To publish")
    case .shortages: pick("缺货", "Shortages")
    case .replenish: pick("补货", "Replenish")
    case .purchases: pick("采购", "Purchases")
    }
  }

  /// The bare word of a shipping view, for its tab.
  func view(_ view: ShippingState.View) -> String {
    switch view {
    case .wave: pick("波次", "Wave")
    case .pickList: pick("取货单", "Pick list")
    case .bench: pick("打包台", "Bench")
    case .returns: pick("退货", "Returns")
    case .handover: pick("交接", "Handover")
    case .printing: pick("打印", "Print queue")
    }
  }
}

extension Texts {
  /// A sub-queue's name.
  func title(_ queue: ServiceState.Queue) -> String {
    switch queue {
    case .all: pick("全部", "all")
    case .contact: title(WorkKind.contact)
    case .confirm: title(WorkKind.confirm)
    case .unpaid: pick("未付款", "unpaid")
    case .changes: pick("改单", "changes")
    case .shortage: title(WorkKind.shortage)
    case .afterSale: pick("售后", "after-sale")
    case .exceptions: title(WorkKind.exception)
    case .reviews: pick("评价", "reviews")
    case .inbox: pick("待批待接", "inbox")
    case .clarify: title(WorkKind.clarify)
    case .handToFulfilment: title(WorkKind.handToFulfilment)
    }
  }
}
