extension Command {
  /// Longest name of a folder, in bytes: what Linux takes.
  static let folderLimit = 4095

  /// Commands on the shop's backups (REC-2).
  static func keeping(_ kind: CommandKind, _ a: Arguments) throws(Refusal) -> Command {
    switch kind {
    case .backUp:
      let folder = try a.optionalText("folder")
      // A relative one is taken from where the program was started; it is told, and must be there, as an absolute one.
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
