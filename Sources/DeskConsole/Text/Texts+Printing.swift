import DeskCore

/// Words of printers and the print queue.
extension Texts {
  public func title(_ document: PrintDocument) -> String {
    switch document {
    case .dispatchNote: pick("发货单", "dispatch note")
    case .pickList: pick("取货单", "pick list")
    case .label: pick("面单", "label")
    case .manifest: pick("交接单", "manifest")
    case .shippingReport: pick("发货日报", "shipping report")
    case .financeReport: pick("财务日报", "finance report")
    }
  }

  public func title(_ format: PrintFormat) -> String {
    switch format {
    case .text: pick("文本", "text")
    case .html: "HTML"
    case .pdf: "PDF"
    case .zpl: "ZPL"
    }
  }

  public func title(_ state: PrintState) -> String {
    switch state {
    case .waiting: pick("等待", "waiting")
    case .printing: pick("打印中", "printing")
    case .printed: pick("已打印", "printed")
    case .failed: pick("失败", "failed")
    }
  }

  public func title(_ destination: PrintDestination) -> String {
    destination == .spool ? pick("打印文件夹", "spool folder") : destination.text
  }

  /// What went wrong, and what helps.
  public func fault(_ fault: PrintFault) -> String {
    switch fault.kind {
    case .noPDF: noPDF
    case .gone: pick("找不到打印机 \(fault.said), 接好后重打", "the printer \(fault.said) is gone: connect it, then print again")
    case .notAPrinter:
      pick("\(fault.said) 不是打印设备, 也不是文件夹", "\(fault.said) is neither a printing device nor a folder")
    case .diskFull: pick("磁盘满了, 腾出空间后重打", "the disk is full: make room, then print again")
    case .noAnswer: pick("打印机没有反应 \(fault.said), 检查后重打", "the printer does not answer \(fault.said): check it, then print again")
    case .noLP: pick("这台机器没有 lp 命令, 安装 cups-client", "there is no lp on this machine: install cups-client")
    case .lp: pick("lp 拒绝: \(fault.said)", "lp refused: \(fault.said)")
    case .pdf: pick("做不成 PDF: \(fault.said)", "no PDF could be made: \(fault.said)")
    case .refused: fault.said
    case .interrupted:
      pick("打印时程序中断, 可能已经出纸, 看过再重打", "the program ended while it printed: look whether it came out, then print again")
    case .inputOutput: pick("写不出去: \(fault.said)", "it can't be written: \(fault.said)")
    }
  }

  /// The mark of a paper that was printed before.
  public var reprint: String { pick("补打", "reprint") }

  var noPDF: String { pick("没有安装 shopdesk-print: 运行 make print", "shopdesk-print is not installed: make print") }

  func printReason(_ reason: Refusal.Reason) -> String {
    switch reason {
    case .formatNotForDocument(let format, let document):
      pick(
        "\(title(format)) 只能打面单, 不能打\(title(document))", "\(title(format)) is for labels: it can't hold a \(title(document))")
    case .printJobNotFailed(let job, let state):
      pick("打印任务 \(job) 是 \(title(state)), 没有失败", "print job \(job) is \(title(state)): it has not failed")
    case .noFailedPrint: pick("没有打印失败的单据", "nothing has failed to print")
    case .noPDF: noPDF
    default: ""
    }
  }
}
