import DeskCore
import DeskStore
import Foundation

/// How files leave together with the record that says so (REC-1, REC-3): first all of them stand under names of their own, then the record is
/// written, then they get their names. What fails before leaves neither file nor record, and nothing that was there before is lost. A file is
/// never seen under its name before it is whole.
public enum Departure {
  public struct File: Sendable {
    public var path: String
    public var bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// - Parameters:
  ///   - replacing: a file of the same name gives way; else that is refused.
  ///   - isPrivate: only their owner may read them; else whoever may by the folder's custom.
  ///   - record: says that they left.
  /// - Throws: `alreadyExists`, `diskFull`, `inputOutput`, and whatever `record` throws. What is on record and couldn't get its name is told
  ///   with where it lies instead.
  @discardableResult
  public static func leave<Value>(
    _ files: [File], replacing: Bool = false, isPrivate: Bool = false, record: () throws -> Value
  ) throws -> Value {
    try leave(files, replacing, isPrivate, record) { _ in true }
  }

  /// The same by a command that has an id. One that was carried out before writes no record, and so nothing leaves (REC-3): the receipt says
  /// `repeated`.
  @discardableResult
  public static func leave(
    _ files: [File], replacing: Bool = false, isPrivate: Bool = false, record: () throws -> Receipt
  ) throws -> Receipt {
    try leave(files, replacing, isPrivate, record) { !$0.repeated }
  }

  private static func leave<Value>(
    _ files: [File], _ replacing: Bool, _ isPrivate: Bool, _ record: () throws -> Value, _ isOnRecord: (Value) -> Bool
  ) throws -> Value {
    var drafts: [(draft: String, path: String)] = []
    let value: Value
    do {
      for file in files {
        let path = replacing ? try place(file.path) : file.path
        guard replacing || !isThere(path) else { throw StoreFault.alreadyExists(file.path) }
        removeLeftOvers(of: path)
        let draft = Self.draft(path)
        unlink(draft)
        try create(draft, isPrivate ? 0o600 : 0o666, for: file.path)
        drafts.append((draft, path))
        try fill(draft, file)
      }
      value = try record()
    } catch {
      for (draft, _) in drafts { unlink(draft) }
      throw error
    }
    guard isOnRecord(value) else {
      for (draft, _) in drafts { unlink(draft) }
      return value
    }
    // On record, and whole: whichever can has its name, and of the others it is told where they lie.
    let nameless = drafts.filter { !name($0.draft, $0.path, replacing: replacing) }
    guard nameless.isEmpty else {
      throw StoreFault.inputOutput(nameless.map { "\($0.path): \($0.draft)" }.joined(separator: ", "))
    }
    return value
  }

  /// Gives a draft its name; false: it stays what it is. Nobody's file gives way but where that was meant.
  private static func name(_ draft: String, _ path: String, replacing: Bool) -> Bool {
    if replacing { return rename(draft, path) == 0 }
    if link(draft, path) == 0 {
      unlink(draft)
      return true
    }
    // A stick or a share that knows no second names.
    guard errno != EEXIST, (try? create(path, 0o600, for: path)) != nil else { return false }
    if rename(draft, path) == 0 { return true }
    unlink(path)
    return false
  }

  private static func isThere(_ path: String) -> Bool {
    var found = stat()
    return lstat(path, &found) == 0
  }

  /// What a process that ended before the record left of the same file: nobody reads it, and it may hold buyers' data.
  private static func removeLeftOvers(of path: String) {
    let url = URL(fileURLWithPath: path)
    let (folder, start) = (url.deletingLastPathComponent(), ".\(url.lastPathComponent).")
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] where name.hasPrefix(start) {
      guard let process = pid_t(name.dropFirst(start.count)), process > 0, kill(process, 0) != 0, errno == ESRCH else { continue }
      unlink(folder.appendingPathComponent(name).path)
    }
  }

  private static func draft(_ path: String) -> String {
    let url = URL(fileURLWithPath: path)
    return url.deletingLastPathComponent().appendingPathComponent(".\(url.lastPathComponent).\(getpid())").path
  }

  /// Where a file that gives way really lies. Devices, pipes and folders are nothing that could.
  private static func place(_ path: String) throws -> String {
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    var found = stat()
    guard stat(real, &found) != 0 || found.st_mode & S_IFMT == S_IFREG else { throw StoreFault.inputOutput(path) }
    return real
  }

  /// An empty file that wasn't there.
  private static func create(_ path: String, _ mode: mode_t, for name: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw fault(name) }
    close(file)
  }

  /// The bytes, on the disk.
  private static func fill(_ draft: String, _ file: File) throws {
    let handle = open(draft, O_WRONLY | O_CLOEXEC)
    guard handle >= 0 else { throw fault(file.path) }
    defer { close(handle) }
    var written = 0
    try file.bytes.withUnsafeBytes { bytes in
      while written < bytes.count {
        let count = write(handle, bytes.baseAddress?.advanced(by: written), bytes.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw fault(file.path) }
        written += count
      }
    }
    guard fsync(handle) == 0 else { throw fault(file.path) }
  }

  private static func fault(_ path: String) -> StoreFault {
    switch errno {
    case EEXIST: .alreadyExists(path)
    case ENOSPC, EDQUOT: .diskFull
    default: .inputOutput(path)
    }
  }
}
