import DeskCore
import Foundation

/// Reads a file and makes sure that it is text that an export could be. Every reason not to is a `FileRefusal`.
enum FileReader {
  private static let chunk = 4 << 20

  static func read(path: String) throws(FileRefusal) -> FileText {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return try text(load(path: path, name: name), name: name)
  }

  /// The same checks for bytes that are in memory already.
  static func read(_ bytes: [UInt8], name: String) throws(FileRefusal) -> FileText {
    guard bytes.count <= FileLimits.file else { throw FileRefusal(file: name, reason: .tooLarge(limit: FileLimits.file)) }
    guard let held = FileBytes(bytes) else { throw FileRefusal(file: name, reason: .unreadable("no memory")) }
    var lines = try head(held, name: name)
    try lines.check(held.base, count: held.count)
    return try text(held, name: name)
  }

  fileprivate static func load(path: String, name: String) throws(FileRefusal) -> FileBytes {
    func refusal(_ reason: FileRefusal.Reason) -> FileRefusal { FileRefusal(file: name, reason: reason) }
    // Non-blocking, because opening a pipe would otherwise wait for a writer; read, not mapped, because a file that shrinks while it is
    // mapped ends the process.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw refusal(Reach.reason(path, code: errno)) }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw refusal(.unreadable(String(cString: strerror(errno)))) }
    if facts.st_mode & S_IFMT == S_IFDIR { throw refusal(.isDirectory) }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw refusal(.unreadable("not a regular file")) }
    guard facts.st_size <= FileLimits.file else { throw refusal(.tooLarge(limit: FileLimits.file)) }
    guard let bytes = FileBytes(capacity: min(Int(facts.st_size) + 1, 2 * chunk)) else { throw refusal(.unreadable("no memory")) }
    var lines: LineGuard?
    while true {
      guard bytes.reserve(chunk) else { throw refusal(.unreadable("no memory")) }
      let got = Foundation.read(descriptor, bytes.base + bytes.count, chunk)
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw refusal(.unreadable(String(cString: strerror(errno)))) }
      if got == 0 { break }
      bytes.grow(by: got)
      guard bytes.count <= FileLimits.file else { throw refusal(.tooLarge(limit: FileLimits.file)) }
      if lines == nil { lines = try head(bytes, name: name) }
      try lines?.check(bytes.base, count: bytes.count)
    }
    return bytes
  }

  /// Judges the first bytes: another format ends the reading at once.
  private static func head(_ bytes: FileBytes, name: String) throws(FileRefusal) -> LineGuard {
    let head = UnsafeBufferPointer(start: bytes.base, count: min(bytes.count, 16))
    if let format = FormatSniffer.otherFormat(head) { throw FileRefusal(file: name, reason: .otherFormat(format)) }
    let mark = FormatSniffer.mark(head)?.0
    return LineGuard(file: name, allowsNUL: mark == .utf16LittleEndian || mark == .utf16BigEndian)
  }

  private static func text(_ bytes: FileBytes, name: String) throws(FileRefusal) -> FileText {
    let all = UnsafeBufferPointer(start: bytes.base, count: bytes.count)
    guard !all.allSatisfy({ $0 <= 0x20 }) else { throw FileRefusal(file: name, reason: .empty) }
    func fault(_ encoding: TextEncoding, _ offset: Int) -> FileRefusal {
      FileRefusal(file: name, reason: .notTextIn(encoding: encoding.rawValue, byteOffset: offset))
    }
    if let (encoding, length) = FormatSniffer.mark(all) {
      let rest = UnsafeBufferPointer(rebasing: all[length...])
      guard !rest.isEmpty else { throw FileRefusal(file: name, reason: .empty) }
      if encoding == .utf8 {
        if let offset = UTF8Bytes.firstFault(rest) { throw fault(.utf8, offset + length) }
        return FileText(name: name, encoding: .utf8, bytes: bytes, start: length)
      }
      return try wide(rest, encoding, name: name, markLength: length)
    }
    guard let utf8Fault = UTF8Bytes.firstFault(all) else { return FileText(name: name, encoding: .utf8, bytes: bytes, start: 0) }
    guard let decoder = GB18030Decoder() else {
      throw FileRefusal(file: name, reason: .unreadable("the C library's iconv has no GB18030"))
    }
    guard let fault18030 = decoder.firstFault(all) else {
      return FileText(name: name, encoding: .gb18030, bytes: bytes, start: 0)
    }
    // The encoding that held out longer is the one that was meant.
    throw utf8Fault > fault18030 ? fault(.utf8, utf8Fault) : fault(.gb18030, fault18030)
  }

  private static func wide(
    _ rest: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding, name: String, markLength: Int
  ) throws(FileRefusal) -> FileText {
    guard let iconv = Iconv(from: encoding, to: .utf8) else {
      throw FileRefusal(file: name, reason: .unreadable("the C library's iconv has no \(encoding.rawValue)"))
    }
    let (output, bad) = iconv.convert(rest)
    if let bad { throw FileRefusal(file: name, reason: .notTextIn(encoding: encoding.rawValue, byteOffset: bad + markLength)) }
    guard let held = FileBytes(output) else { throw FileRefusal(file: name, reason: .unreadable("no memory")) }
    var lines = LineGuard(file: name, allowsNUL: false)
    try lines.check(held.base, count: held.count)
    return FileText(name: name, encoding: encoding, bytes: held, start: 0)
  }
}

/// The bytes of a file that is needed as it is: its digest, its own form kept.
public enum BoundedFile {
  /// - Throws: what reading an import file throws: missing, a folder, no regular file, another program's format, beyond `FileLimits`.
  public static func bytes(path: String) throws(FileRefusal) -> [UInt8] {
    let bytes = try FileReader.load(path: path, name: path.split(separator: "/").last.map(String.init) ?? path)
    return Array(UnsafeBufferPointer(start: bytes.base, count: bytes.count))
  }
}
