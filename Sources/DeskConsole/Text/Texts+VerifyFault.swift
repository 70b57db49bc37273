import DeskCore

extension Texts {
  /// What `verify` found, in the interface's language.
  public func fault(_ fault: VerifyFault) -> String {
    guard language == .zh, let pattern = Self.faultsInChinese[fault.pattern] else { return fault.description }
    return fault.filled(pattern) { part in
      switch part {
      case .text(let text): text
      case .role(let name): Role(rawValue: name).map(title) ?? name
      case .work(let kind): title(kind)
      case .fault(let inner): self.fault(inner)
      }
    }
  }

  /// Each sentence that `verify` can say; a test reads the sources for those that are missing here.
  static let faultsInChinese: [String: String] = [
    "the file: {}": "文件: {}",
    "row {} of {} names what isn't there": "表 {2} 第 {1} 行指向不存在的内容",
    // The chain.
    "record {} is missing": "记录 {} 缺失",
    "record {} doesn't follow the one before it": "记录 {} 与前一条接不上",
    "record {} ({} on {}) was altered": "记录 {1} ({2}, {3}) 被改动过",
    "record {} isn't the one that closing {} was taken of": "记录 {1} 不是结账摘要 {2} 所指的那一条",
    "record {} is missing, of which a closing was taken": "已结账的记录 {} 缺失",
    "the day that record {} begins isn't kept as the chain tells it": "记录 {} 起始的那一天与记录链不符",
    "day {} is kept, but no record begins it": "登记了 {} 这一天, 却没有记录起始它",
    // Orders.
    "order {} has no record of its import": "订单 {} 没有导入记录",
    "order {} isn't what was imported": "订单 {} 与导入时不同",
    "the lines of order {} aren't what was imported": "订单 {} 的明细与导入时不同",
    "{} orders are missing that records name": "记录里有而库里缺少的订单: {} 个",
    "the lines of order {} add up to {} fen, {} were paid": "订单 {1} 的明细合计 {2} 分, 实付 {3} 分",
    "order {} counts {} amendments, {} are stored": "订单 {1} 记着 {2} 次更正, 实存 {3} 次",
    "the amendments of order {} aren't those that its records tell of": "订单 {} 的更正与其记录不符",
    "the index of orders {} to {} has {} of {}": "订单 {1} 至 {2} 的检索只有 {4} 条中的 {3} 条",
    "{} of {} is {}, its records tell of {}": "{2} 的 {1} 是 {3}, 记录说是 {4}",
    "{} fen were refunded on order {}, {} were paid": "订单 {2} 退了 {1} 分, 只付了 {3} 分",
    "{} of {} came back on order {}, {} were shipped": "订单 {3} 的 {2} 退回 {1} 件, 只发了 {4} 件",
    "case {} isn't the one that a record opened": "售后单 {} 与开单记录不符",
    "case {} is missing that a record opened": "记录开过的售后单 {} 缺失",
    // Parcels.
    "who stopped parcel {}, and when, isn't what its records tell of": "包裹 {} 由谁何时拦截与其记录不符",
    "parcel {} left the bench with pieces that weren't scanned": "包裹 {} 未扫齐就离开了打包台",
    "parcel {} and the waybill register disagree": "包裹 {} 与运单登记不一致",
    "no record tells of waybill {} for parcel {}": "没有记录说包裹 {2} 用了运单 {1}",
    // Stock.
    "stock of {} is {}/{}/{}, its movements add up to {}/{}/{}": "{1} 的库存是 {2}/{3}/{4}, 流水合计 {5}/{6}/{7}",
    "{} of {} are reserved, parcels wait for {}": "{2} 占用 {1} 件, 包裹在等的是 {3} 件",
    "movement {} of {} doesn't follow from those before it": "{2} 的库存流水 {1} 与之前的接不上",
    "movement {} of {} isn't what record {} tells of": "{2} 的库存流水 {1} 与记录 {3} 不符",
    "{} of {} lie in other places, {} are on hand": "{2} 在其他库位有 {1} 件, 在库只有 {3} 件",
    "SKU {} isn't found by what the catalogue says of it": "SKU {} 的检索词与目录不符",
    "{} of SKU {} isn't what its records tell of": "SKU {2} 的 {1} 与其记录不符",
    "SKU {} is missing, of whose price records tell": "记录里有价格的 SKU {} 缺失",
    "the listing of SKU {} in {} isn't what its records tell of": "SKU {1} 在 {2} 的上架状态与其记录不符",
    // Counts.
    "no record tells that {} was opened": "没有记录说开过盘点 {}",
    "the SKUs of {}, or where they lay, aren't those that were opened": "盘点 {} 的 SKU 或库位与开单时不同",
    "{} is missing that a record opened": "记录开过的 {} 缺失",
    "the entry in {} that record {} tells of isn't kept as it was": "盘点 {1} 中记录 {2} 的录入与当时不同",
    "record {} tells of no entry in {}, where one stands": "盘点 {2} 里有一笔录入, 记录 {1} 并没有说",
    "{} in {} isn't what its records tell of: {}": "{2} 中的 {1} 与其记录不符: {3}",
    "{} is missing in {}, of which records tell": "记录里有而 {2} 中缺少的: {1}",
    "entry {} of {} in {} isn't what its record tells of": "盘点 {3} 中 {2} 的录入 {1} 与其记录不符",
    "the book of entry {} of {} in {} was not {}": "盘点 {3} 中 {2} 的录入 {1} 当时的账面不是 {4}",
    "{} in {} is {}, what was entered says otherwise": "盘点 {2} 中 {1} 的状态是 {3}, 与录入不符",
    "{} isn't as its SKUs say": "盘点 {} 的状态与其 SKU 不符",
    "{} has not moved {} times since it was counted": "{1} 自上次盘点以来并没有变动 {2} 次",
    "the difference of {} found in {} isn't what was booked": "{2} 的差异 {1} 与入账的不同",
    "a movement says it was counted in {}, which isn't booked": "有库存流水说来自 {}, 那里却没有入账",
    "{} is part of another SKU and still has stock": "{} 已并入另一个 SKU, 却还有库存",
    // Purchases and sales.
    "no record tells that {} was drafted": "没有记录说起草过采购单 {}",
    "{} is missing that a record drafted": "记录起草过的采购单 {} 缺失",
    "{} of {} {} in {} isn't what record {} tells of": "采购单 {4} 中 {2} {3} {1} 件与记录 {5} 不符",
    "that {} was {} in {} is missing, of which record {} tells": "采购单 {3} 中 {1} 的 {2} 缺失, 记录 {4} 里有",
    "{} in {} isn't the sum of what happened to it": "采购单 {2} 中 {1} 的数量与经过合不上",
    "act {} on {} in {} isn't what its record tells of": "采购单 {3} 中 {2} 的动作 {1} 与其记录不符",
    "{} of {} were put away by record {}, the ledger says otherwise": "记录 {3} 上架了 {1} 件 {2}, 库存流水却不是",
    "{} of {} are said to be coming, purchases owe {}": "{2} 的在途是 {1} 件, 采购单欠 {3} 件",
    "{} of {} sold on {} isn't what the ledger says": "{3} 售出 {1} 件 {2}, 与库存流水不符",
    "what was sold of {} on {} isn't told": "{2} 售出的 {1} 没有登记",
    // Work.
    "work item {} of {} is missing or differs": "{2} 的待办 ({1}) 缺失或不同",
    "work item {} follows from no fact": "待办 {} 没有事实依据",
    "the work item to complete SKU {} is missing or follows from no fact": "完善 SKU {} 的待办缺失或没有依据",
    "a work item to count SKU {} is missing or follows from no fact": "盘点 SKU {} 的待办缺失或没有依据",
    "{} waits for {}, and {} must decide it": "申请 {1} 在等{2}, 应由{3}决定",
    "the hours of queue {} leave {} open, {} are": "队列 {1} 按小时算应有 {2} 件未完, 实有 {3} 件",
    "hour {} of queue {} can't have been": "队列 {2} 的第 {1} 小时不可能存在",
    // People.
    "{} lacks {}, records tell otherwise": "{1} 没有{2}, 记录说有",
    "{} holds {}, records tell otherwise": "{1} 有{2}, 记录说没有",
    "{} holds {}, no record tells of it": "{1} 有{2}, 没有记录说过",
    "{} is disabled, records tell otherwise": "{} 已停用, 记录说没有",
    "{} isn't disabled, records tell otherwise": "{} 没有停用, 记录说停用了",
    "{} is missing that a record began": "记录添加过的 {} 缺失",
    "the leave of {} isn't what record {} tells of": "{1} 的请假与记录 {2} 不符",
    "no record tells that the leave of {} was cancelled": "没有记录说销过 {} 的假",
    "the leave that record {} tells of is missing": "记录 {} 的请假缺失",
    "leave goes on whose end is recorded: {}": "记录里已销的假仍在: {}",
    "the stand-in of {} as {}": "{1} 代理{2}",
    "{} isn't what record {} tells of": "{1} 与记录 {2} 不符",
    "no record tells that {} was ended": "没有记录说 {} 结束过",
    "the stand-in that record {} tells of is missing": "记录 {} 的代理缺失",
    "the stand-in whose end is recorded goes on: {}": "记录里已结束的代理仍在: {}",
    "record {} tells of {} as {}, for whom they didn't stand in": "记录 {1} 说 {2} 代理{3}, 当时并没有这项代理",
    "the shift of {} on {}": "{1} 在 {2} 的班次",
    "the absence of {} on {}": "{1} 在 {2} 的缺勤",
    "who has the hotline on {}": "{} 的热线值班人",
    "{} is missing, of which record {} tells": "{1} 缺失, 记录 {2} 里有",
    "the loan of {}'s account to {} isn't what record {} tells of": "{1} 的账号借给 {2} 与记录 {3} 不符",
    "the loan that record {} tells of is missing": "记录 {} 的账号借用缺失",
    "that {} sees the buyer of {} isn't what record {} tells of": "{1} 可看 {2} 买家信息与记录 {3} 不符",
    "the sight of a buyer that record {} tells of is missing": "记录 {} 的买家信息查看缺失",
    // Promotions and pages.
    "{} isn't what its records tell of: {}": "{1} 与其记录不符: {2}",
    "what is used of promotion {} isn't what its uses add up to": "促销 {} 的已用数与使用明细合不上",
    "use {} of promotion {} isn't what a record tells of": "促销 {2} 的使用 {1} 没有相符的记录",
    "revision {} isn't what its records tell of: {}": "页面修改 {1} 与其记录不符: {2}",
    "revision {} is missing that a record tells of": "记录里的页面修改 {} 缺失",
    "the reviews of pages aren't those that records tell of": "页面巡检与记录不符",
    // Backups and figures.
    "backup {} isn't what record {} tells of": "备份 {1} 与记录 {2} 不符",
    "backup {} was taken of a record that isn't in the chain": "备份 {} 所依据的记录不在链上",
    "the backup that record {} tells of isn't kept": "记录 {} 的备份没有登记",
    "drill {} isn't what record {} tells of": "演练 {1} 与记录 {2} 不符",
    "the drill that record {} tells of isn't kept": "记录 {} 的演练没有登记",
    "figures of {} are kept, which isn't over": "{} 还没有过完, 却存了当日数字",
    "{} on {} is kept as {}, its records tell {}": "{2} 的 {1} 存为 {3}, 记录算得 {4}",
    "{} of {} on {} is kept as {}, its records tell {}": "{3} {2} 的 {1} 存为 {4}, 记录算得 {5}",
  ]
}
