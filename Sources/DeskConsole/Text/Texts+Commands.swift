import DeskCore

/// What commands and their arguments are called.
extension Texts {
  /// The act as a key hint, a palette entry or a record shows it.
  public func title(_ kind: CommandKind) -> String {
    switch kind {
    case .importOrders: pick("导入订单", "import orders")
    case .claimOrder: pick("认领", "claim")
    case .releaseOrder: pick("放回", "put back")
    case .reviewOrder: pick("留言已读", "messages read")
    case .contactOrder: pick("联系", "contact")
    case .confirmOrder: pick("确认", "confirm")
    case .noteOrder: pick("备注", "note")
    case .amendOrder: pick("改单", "amend")
    case .assignWaybill: pick("运单", "waybill")
    case .acknowledgeFlag: pick("红旗已阅", "acknowledge flag")
    case .printParcel: pick("打单", "print")
    case .pickParcel: pick("取货", "pick")
    case .packParcel: pick("打包", "pack")
    case .weighParcel: pick("称重", "weigh")
    case .shipParcel: pick("发货", "ship")
    case .handOverParcel: pick("交接", "hand over")
    case .voidParcel: pick("作废", "void")
    case .importWaybills: pick("导入运单号", "import waybills")
    case .exportShipFile: pick("导出发货文件", "export ship file")
    case .printPickList: pick("打印取货单", "print pick list")
    case .printManifest: pick("打印交接单", "print manifest")
    case .importProducts: pick("导入商品", "import products")
    case .receiveStock: pick("入库", "receive")
    case .addPerson: pick("添加人员", "add person")
    case .grantRole: pick("授予岗位", "grant role")
    case .revokeRole: pick("撤销岗位", "revoke role")
    case .disablePerson: pick("停用人员", "disable person")
    case .enablePerson: pick("启用人员", "enable person")
    case .changePassword: pick("修改密码", "change password")
    case .resetPassword: pick("重置密码", "reset password")
    case .signIn: pick("登录", "sign in")
    case .signOut: pick("退出登录", "sign out")
    }
  }

  /// A command's title by the name a record carries; the name itself when a later version wrote it.
  public func command(_ name: String) -> String { CommandKind(rawValue: name).map(title) ?? name }

  /// What a person reads once it is done.
  public func done(_ kind: CommandKind, _ subject: String) -> String {
    switch kind {
    case .claimOrder: pick("已认领 \(subject)", "claimed \(subject)")
    case .releaseOrder: pick("已放回 \(subject)", "put back \(subject)")
    case .reviewOrder: pick("留言已读 \(subject)", "messages of \(subject) read")
    case .contactOrder: pick("已记录联系 \(subject)", "contact noted for \(subject)")
    case .confirmOrder: pick("已确认 \(subject)", "confirmed \(subject)")
    case .noteOrder: pick("已备注 \(subject)", "noted on \(subject)")
    case .amendOrder: pick("已改单 \(subject)", "amended \(subject)")
    case .shipParcel: pick("已发货 \(subject)", "shipped \(subject)")
    case .handOverParcel: pick("已交接 \(subject)", "handed over \(subject)")
    case .voidParcel: pick("已作废 \(subject)", "voided \(subject)")
    case .printParcel: pick("已打单 \(subject)", "printed \(subject)")
    case .pickParcel: pick("已取货 \(subject)", "picked \(subject)")
    case .packParcel: pick("已扫描 \(subject)", "scanned for \(subject)")
    case .weighParcel: pick("已称重 \(subject)", "weighed \(subject)")
    case .assignWaybill: pick("已填运单 \(subject)", "waybill set for \(subject)")
    case .acknowledgeFlag: pick("红旗已阅 \(subject)", "flag of \(subject) acknowledged")
    case .receiveStock: pick("已入库 \(subject)", "received \(subject)")
    default: pick("已\(title(kind)) \(subject)", "done: \(title(kind)) \(subject)")
    }
  }

  /// The label of an argument in a form.
  public func parameter(_ name: String) -> String {
    switch name {
    case "order": pick("订单", "order")
    case "parcel": pick("包裹", "parcel")
    case "sku": pick("货号", "SKU")
    case "name": pick("登录名", "sign-in name")
    case "outcome": pick("结果", "outcome")
    case "channel": pick("方式", "channel")
    case "note": pick("备注", "note")
    case "text": pick("内容", "text")
    case "flag": pick("旗子", "flag")
    case "field": pick("改什么", "field")
    case "to": pick("改为", "new value")
    case "line": pick("第几行", "line no.")
    case "courier": pick("快递", "courier")
    case "number": pick("运单号", "waybill no.")
    case "scan": pick("扫描", "scan")
    case "weight", "grams": pick("重量(克)", "weight (g)")
    case "reason": pick("原因", "reason")
    case "quantity": pick("数量", "quantity")
    case "location": pick("库位", "location")
    case "barcode": pick("条码", "barcode")
    case "title": pick("品名", "title")
    case "displayName": pick("姓名", "display name")
    case "role": pick("岗位", "role")
    default: name
    }
  }

  /// The word for one choice of an argument.
  public func choice(_ parameter: String, _ value: String) -> String {
    switch parameter {
    case "outcome": ContactOutcome(rawValue: value).map(title) ?? value
    case "channel": ContactChannel(rawValue: value).map(title) ?? value
    case "flag": Flag(rawValue: value).map(title) ?? value
    case "field": AmendableField(rawValue: value).map(title) ?? value
    case "role": Role(rawValue: value).map(title) ?? value
    default: value
    }
  }

  /// What an empty optional argument means, for the form's hint.
  public func emptyMeans(_ kind: CommandKind, _ parameter: String) -> String {
    switch (kind, parameter) {
    case (.assignWaybill, "number"): pick("留空: 从号池取", "empty: next of the pool")
    case (.contactOrder, "channel"): pick("不选: 旺旺", "none: Wangwang")
    case (.amendOrder, "line"): pick("只有改颜色尺寸、价格要填", "only for attributes and price")
    default: pick("可不填", "optional")
    }
  }
}
