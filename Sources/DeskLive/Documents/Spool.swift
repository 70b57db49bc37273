import DeskCore
import Foundation

/// The folder beside the database where printed documents lie until a printer or a person takes them. They hold buyers' addresses, so only
/// the owner may look.
public struct Spool: Sendable {
  public let folder: String

  /// - Parameter database: the shop's database file.
  public init(besides database: String) {
    folder = URL(fileURLWithPath: database).deletingLastPathComponent().appendingPathComponent("print").path
  }

  /// Writes a document as a whole, replacing one of the same name. Returns where it lies.
  public func write(_ name: String, _ text: String) throws -> String { try write(name, bytes: Array(text.utf8)) }

  /// The same for a file that isn't text in UTF-8.
  public func write(_ name: String, bytes: [UInt8]) throws -> String {
    let safe = name.map { $0.isLetter || $0.isNumber || "-._".contains($0) ? $0 : "-" }
    let path = folder + "/" + String(safe).drop { $0 == "." }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch {
      throw StoreFault.inputOutput("print/\(name)")
    }
    return path
  }
}
