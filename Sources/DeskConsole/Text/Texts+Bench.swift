import DeskCore

/// Words of the scanner: at the bench, on the walk through the warehouse, at the courier's bag.
extension Texts {
  public func title(_ command: BenchCommand) -> String {
    switch command {
    case .suspend: pick("挂起", "set aside")
    case .clear: pick("放下", "put down")
    case .done: pick("不称重, 下一个", "no weight, next")
    case .reprint: pick("重打发货单", "print the note again")
    }
  }

  func scanGarbage(_ fault: ScanCode.Fault) -> String {
    switch fault {
    case .tooLong: pick("扫到的内容太长, 不是条码, 请再扫一次", "too long for any code: scan it again")
    case .unreadable: pick("扫到的内容有乱码, 请再扫一次", "unreadable: scan it again")
    }
  }

  func scanUnknownCommand(_ scan: String) -> String {
    pick("没有命令条码 \(scan), 只有 ", "no command barcode \(scan); there are ") + list(BenchCommand.allCases.map(\.code))
  }

  func benchNoWeightYet(_ scan: String) -> String { pick("还没有要称重的包裹 (\(scan))", "no parcel waits for a weight (\(scan))") }
  func benchNothingOpen(_ what: String) -> String { pick("台上没有包裹, 不能\(what)", "no parcel on the table: cannot \(what)") }
  func benchNotDone(_ missing: Int) -> String { pick("还差 \(missing) 件, 没有齐", "\(missing) to go: not complete") }
  func benchUnweighed(_ id: String) -> String { pick("\(id) 没有称重, 之后在波次里按 W 补", "\(id) not weighed: W in the wave, later") }
  var benchBusy: String { pick("还有扫描在排队, 稍候", "scans are still waiting: a moment") }
  func benchPutDown(_ id: String) -> String { pick("\(id) 还没有扫过, 已放下", "\(id): nothing scanned yet, put down") }
  var benchSuspendReason: String { pick("打包台挂起", "set aside at the bench") }
  func benchSuspended(_ id: String, _ reason: String) -> String {
    pick("已挂起 \(id) (\(reason)), 再扫它接着做", "set \(id) aside (\(reason)); scan it again to go on")
  }
  func benchItemFirst(_ title: String) -> String {
    pick("先扫包裹, 再扫商品 (\(title))", "scan a parcel first, then its items (\(title))")
  }
  func benchWrongItem(_ scan: String, _ title: String, _ parcel: String) -> String {
    pick("\(scan) 不在这个包裹里: 这是 \(title) (\(parcel))", "\(scan) is not in this parcel: it is \(title) (\(parcel))")
  }
  func benchLocation(_ code: String) -> String {
    pick("\(code) 是库位, 这里扫包裹和商品", "\(code) is a location: scan parcels and items here")
  }
}
