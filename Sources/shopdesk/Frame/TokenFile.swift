import DeskStore
import Foundation

/// Where `login` keeps its session: one file per database under the state folder, readable by its owner alone.
struct TokenFile {
  let path: String
  private let database: String

  init(_ context: Context) {
    database = URL(fileURLWithPath: context.path).resolvingSymlinksInPath().standardizedFileURL.path
    path = context.stateFolder + "/session-" + Self.digest(database)
  }

  /// Nil when nobody has signed in here, or the file is somebody else's or open to others.
  func read() -> Session? {
    var about = stat()
    guard lstat(path, &about) == 0, about.st_mode & S_IFMT == S_IFREG, about.st_uid == geteuid(), about.st_mode & 0o077 == 0,
      let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8)
    else { return nil }
    let lines = text.split(separator: "\n")
    guard lines.count == 2, lines[1] == database else { return nil }
    return Session(token: String(lines[0]))
  }

  /// Replaces the file as a whole: half a token is never seen.
  func write(_ session: Session) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let fresh = path + ".\(getpid())"
    unlink(fresh)
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: Data("\(session.token)\n\(database)\n".utf8))
    try handle.close()
    guard rename(fresh, path) == 0 else {
      unlink(fresh)
      throw CocoaError(.fileWriteUnknown)
    }
  }

  func remove() { unlink(path) }

  /// FNV-1a over the path: names the file, protects nothing.
  private static func digest(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let hex = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - hex.count) + hex
  }
}
