import DeskCore
import Foundation

/// Whether a file that somebody names can be read, and else what is in the way.
public enum Reach {
  /// - Throws: `missing`; `isDirectory`; `closed` with the folder, or the file itself, that this system user may not read, and whose it is.
  public static func check(_ file: String) throws {
    let path = URL(fileURLWithPath: file).standardizedFileURL.path
    var isFolder: ObjCBool = false
    if access(path, R_OK) == 0 {
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
        throw FileRefusal(file: file, reason: .isDirectory)
      }
      return
    }
    // Asked before anything else sets it anew.
    let code = errno
    guard code == EACCES else { throw FileRefusal(file: file, reason: .missing) }
    let place = closed(path) { access($0, $1) == 0 }
    throw FileRefusal(file: file, reason: .closed(place: place, owner: owner(of: place)))
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
