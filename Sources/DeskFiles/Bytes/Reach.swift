import DeskCore
import Foundation

/// Whether a file that somebody names can be read, and else what is in the way.
public enum Reach {
  /// - Throws: `missing`; `isDirectory`; `closed`; `unreadable` by the system's word.
  public static func check(_ file: String) throws(FileRefusal) {
    guard access(file, R_OK) == 0 else { throw FileRefusal(file: file, reason: reason(file, code: errno)) }
    var about = stat()
    if stat(file, &about) == 0, about.st_mode & S_IFMT == S_IFDIR { throw FileRefusal(file: file, reason: .isDirectory) }
  }

  /// Why a file or folder couldn't be opened: where it, or a folder on the way, is closed to this system user, which one and whose it is.
  ///
  /// - Parameter code: `errno` of who tried.
  public static func reason(_ file: String, code: Int32) -> FileRefusal.Reason {
    switch code {
    case ENOENT, ENOTDIR: return .missing
    case EACCES:
      let place = closed(URL(fileURLWithPath: file).standardizedFileURL.path) { access($0, $1) == 0 }
      return .closed(place: place, owner: owner(of: place))
    default: return .unreadable(String(cString: strerror(code)))
    }
  }

  /// The outermost folder on the way to a file that may not be entered, else the file itself.
  ///
  /// - Parameter may: as `access` answers for a path and `X_OK` or `R_OK`.
  static func closed(_ path: String, _ may: (String, Int32) -> Bool) -> String {
    var place = ""
    for part in path.split(separator: "/").dropLast() {
      place += "/" + part
      if !may(place, X_OK) { return place }
    }
    return path
  }

  private static func owner(of path: String) -> String {
    var about = stat()
    guard stat(path, &about) == 0 else { return "?" }
    guard let entry = getpwuid(about.st_uid) else { return "\(about.st_uid)" }
    return String(cString: entry.pointee.pw_name)
  }
}
