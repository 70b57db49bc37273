extension Command {
  /// Longest name of a folder, in bytes: what Linux takes.
  static let folderLimit = 4095

  /// Commands on the shop's backups (REC-2).
  static func keeping(_ kind: CommandKind, _ a: Arguments) throws(Refusal) -> Command {
    switch kind {
    case .backUp:
      let folder = try a.optionalText("folder")
      guard folder == nil || folder?.hasPrefix("/") == true else { throw .argument("folder", .notAnIdentifier) }
      guard folder?.utf8.count ?? 0 <= folderLimit else { throw .argument("folder", .tooLong) }
      return .backUp(folder: folder)
    case .drillBackup: return .drillBackup
    default: throw Refusal(.invalid, .unknownCommand(kind.rawValue))
    }
  }

  /// Their arguments as they stand in the record.
  var keepingJSON: JSON {
    switch self {
    case .backUp(let folder): .object(Self.present("folder", folder))
    default: .object([])
    }
  }
}
