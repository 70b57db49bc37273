import DeskCore
import DeskFiles
import DeskStore
import Foundation

/// A folder that other programs put exports into. What lies there whole is imported together, as one call of `import` does; files then go to
/// `done/` or `failed/` with what came of them beside.
public struct ImportFolder: Sendable {
  public let path: String
  /// Seconds that a file must not have changed: it may still be being written.
  public static let rest: Double = 3

  public init(_ path: String) { self.path = path }

  /// Files that are whole, by name; hidden ones, folders, links and `.part` files are none.
  public func waiting(at time: Date = Date()) throws -> [String] {
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: path).sorted() } catch {
      throw FileRefusal(file: path, reason: access(path, R_OK | X_OK) == 0 ? .missing : Reach.reason(path, code: errno))
    }
    return names.filter { name in
      var about = stat()
      guard !name.hasPrefix("."), !name.hasSuffix(".part"), lstat(path + "/" + name, &about) == 0, about.st_mode & S_IFMT == S_IFREG
      else { return false }
      return time.timeIntervalSince1970 - Double(about.st_mtim.tv_sec) >= Self.rest
    }
  }

  /// Imports what waits. A file that can't be read goes to `failed/` alone, and the others are imported without it.
  ///
  /// - Parameters:
  ///   - lines: a report in words.
  ///   - words: an error in words.
  /// - Returns: a line for each file that was moved: its name, where to, the first of what was said.
  /// - Throws: what isn't the files' fault: a `StoreFault`, or that nobody may import; the files stay where they are.
  public func take(
    _ desk: Desk, by session: Session, at clock: String, lines: (ImportReport) -> [String], words: (any Error) -> String
  ) throws -> [String] {
    var names = try waiting()
    var told: [String] = []
    while !names.isEmpty {
      do {
        let report = try ImportUseCase(desk).run(names.map { path + "/" + $0 }, id: CommandID.next(), by: session)
        for (place, name) in names.enumerated() {
          let isWhole = report.files.indices.contains(place) ? report.files[place].rejected.isEmpty : true
          told.append(try move(name, isWhole ? "done" : "failed", clock, lines(report)))
        }
        return told
      } catch let refusal as FileRefusal {
        let name = (refusal.file as NSString).lastPathComponent
        guard let place = names.firstIndex(of: name) else { throw refusal }
        told.append(try move(name, "failed", clock, [words(refusal)]))
        names.remove(at: place)
      }
    }
    return told
  }

  private func move(_ name: String, _ folder: String, _ clock: String, _ lines: [String]) throws -> String {
    let into = path + "/" + folder
    do {
      try FileManager.default.createDirectory(
        atPath: into, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      var target = "\(into)/\(clock)-\(name)"
      var number = 1
      while FileManager.default.fileExists(atPath: target) {
        number += 1
        target = "\(into)/\(clock)-\(number)-\(name)"
      }
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: target + ".result.txt"))
      try FileManager.default.moveItem(atPath: path + "/" + name, toPath: target)
    } catch {
      throw StoreFault.inputOutput("\(into): \(error.localizedDescription)")
    }
    return "\(name) -> \(folder)/: \(lines.first { $0.contains(name) } ?? lines.first ?? "")"
  }
}
