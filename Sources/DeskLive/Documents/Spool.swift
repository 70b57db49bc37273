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

  /// Another folder that papers go to.
  init(folder: String) { self.folder = folder }

  /// Whether a file could not be written for want of room.
  static func isFull(_ error: any Error) -> Bool {
    let error = error as NSError
    if error.domain == NSCocoaErrorDomain, error.code == CocoaError.fileWriteOutOfSpace.rawValue { return true }
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    return cause.domain == NSPOSIXErrorDomain && cause.code == Int(ENOSPC)
  }

  /// Writes a document as a whole, replacing one of the same name. Returns where it lies.
  public func write(_ name: String, _ text: String) throws -> String { try write(name, bytes: Array(text.utf8)) }

  /// The same for a file that isn't text in UTF-8.
  public func write(_ name: String, bytes: [UInt8]) throws -> String {
    let path = try place(name)
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch {
      throw Self.isFull(error) ? StoreFault.diskFull : StoreFault.inputOutput("print/\(name)")
    }
    return path
  }

  /// Where a document of that name lies, in a folder that is there.
  public func place(_ name: String) throws -> String {
    let safe = name.map { $0.isLetter || $0.isNumber || "-._".contains($0) ? $0 : "-" }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Self.isFull(error) ? StoreFault.diskFull : StoreFault.inputOutput("print/\(name)")
    }
    return folder + "/" + String(safe).drop { $0 == "." }
  }
}
