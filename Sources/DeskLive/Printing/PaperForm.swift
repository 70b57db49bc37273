import DeskCore
import DeskPaper
import DeskStore
import Foundation

extension PrintFormat {
  /// How a file of it is called.
  public var ending: String {
    switch self {
    case .text: "txt"
    case .html: "html"
    case .pdf: "pdf"
    case .zpl: "zpl"
    }
  }
}

/// A paper as bytes in one of the forms that printers take.
public struct PaperForm: Sendable {
  let environment: [String: String]
  /// Where the PDF program is looked for before PATH.
  let folders: [String]
  /// 2,000 labels take some seconds; ten times that is a program that hangs.
  static let patience = 120.0

  /// - Parameter folders: where the PDF program is looked for before PATH; beside this program, and in `libexec` beside its folder, unless given.
  public init(environment: [String: String] = ProcessInfo.processInfo.environment, folders: [String]? = nil) {
    self.environment = environment
    self.folders = folders ?? Self.usual
  }

  private static let usual: [String] = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ProcessInfo.processInfo.arguments[0]
    let folder = URL(fileURLWithPath: own).deletingLastPathComponent().path
    return [folder, folder + "/../libexec", folder + "/../libexec/shopdesk"]
  }()

  /// - Throws: `PrintFailure`.
  public func bytes(_ paper: Paper, _ format: PrintFormat) throws -> [UInt8] {
    switch format {
    case .text: return Array(paper.text().utf8)
    case .html: return Array(paper.html.utf8)
    case .zpl:
      guard let zpl = paper.zpl else { throw PrintFailure(.notAPrinter, paper.document.rawValue) }
      return Array(zpl.utf8)
    case .pdf: return try pdf(paper)
    }
  }

  /// The program that makes PDF; nil: it isn't installed.
  public var press: Tool? { Tool.find("shopdesk-print", besides: folders, environment) }

  private func pdf(_ paper: Paper) throws -> [UInt8] {
    guard let press else { throw PrintFailure(.noPDF) }
    // In a folder that nobody else may enter: papers hold buyers' addresses.
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shopdesk-pdf-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      let json = folder.appendingPathComponent("paper.json")
      try Data(paper.json.utf8).write(to: json)
      let pdf = folder.appendingPathComponent("paper.pdf").path
      let outcome = try press.run(
        [json.path, "-o", pdf], environment: environment, seconds: Self.patience)
      if outcome.timedOut { throw PrintFailure(.noAnswer, "shopdesk-print") }
      guard outcome.status == 0, let made = FileManager.default.contents(atPath: pdf) else {
        throw PrintFailure(.pdf, outcome.said.isEmpty ? "exit \(outcome.status)" : outcome.said)
      }
      return Array(made)
    } catch let failure as PrintFailure {
      throw failure
    } catch {
      throw PrintFailure(Spool.isFull(error) ? .diskFull : .inputOutput, (error as NSError).localizedDescription)
    }
  }
}
