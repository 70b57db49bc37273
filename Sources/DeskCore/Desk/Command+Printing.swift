extension Command {
  /// Papers put into the queue by one command.
  public static let mostPapers = 5000

  /// Printers and the print queue.
  static func printing(_ kind: CommandKind, _ a: Arguments) throws(Refusal) -> Command {
    switch kind {
    case .setPrinter:
      guard let destination = PrintDestination(try a.optionalText("destination") ?? "") else {
        throw .argument("destination", .notAnIdentifier)
      }
      return .setPrinter(
        try a.choice("document", of: PrintDocument.self), format: try a.choice("format", of: PrintFormat.self),
        destination: destination)
    case .printPaper:
      let papers = try a.list("papers", atMost: mostPapers)
      guard !papers.isEmpty else { throw .argument("papers", .missing) }
      return .printPaper(try a.choice("document", of: PrintDocument.self), papers: papers)
    case .retryPrint:
      let jobs = try a.list("jobs")
      let numbers = jobs.compactMap(Int64.init)
      guard numbers.count == jobs.count else { throw .argument("jobs", .notANumber) }
      return .retryPrint(jobs: numbers)
    default: throw Refusal(.invalid, .unknownCommand(kind.rawValue))
    }
  }
}
