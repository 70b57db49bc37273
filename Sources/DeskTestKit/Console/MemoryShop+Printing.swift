import DeskCore

extension MemoryShop {
  /// Papers as the store queues them; what a label needs is checked there.
  func queue(_ command: Command, _ actor: Actor) throws {
    switch command {
    case .printPaper(let document, let papers):
      for paper in papers { enqueue(document, paper, actor) }
    case .retryPrint(let jobs):
      for place in printQueue.indices where jobs.isEmpty || jobs.contains(printQueue[place].id) {
        guard let next = printQueue[place].state.after(.retry) else {
          throw Refusal(.refused, .printJobNotFailed(job: printQueue[place].id, state: printQueue[place].state))
        }
        printQueue[place].state = next
        printQueue[place].fault = nil
      }
    default: break
    }
  }

  func enqueue(_ document: PrintDocument, _ paper: String, _ actor: Actor) {
    let before = printQueue.contains { $0.document == document && $0.subject == paper && $0.state != .failed }
    printQueue.append(
      PrintJob(
        id: Int64(printQueue.count + 1), document: document, subject: paper, isReprint: before, state: .waiting, by: actor.name,
        at: now, record: Int64(log.count + 1)))
  }

  func printAll() {
    for place in printQueue.indices where printQueue[place].state == .waiting {
      printQueue[place].tries += 1
      printQueue[place].state = printerFault == nil ? .printed : .failed
      printQueue[place].fault = printerFault
      printQueue[place].place =
        printerFault == nil ? "spool/\(printQueue[place].document.rawValue)-\(printQueue[place].subject).txt" : nil
    }
  }
}
