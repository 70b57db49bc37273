import ArgumentParser
import DeskCore
import DeskLive
import Foundation

/// `backup`, `backup list`: REC-2.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "A verified copy of the whole shop while everybody works; the list of them.",
    discussion: """
      The copy is read back (pages, record chain, counts), synced and only then named; it is recorded with its size, digest and the head of \
      the chain. Kept are the last of 30 days, 13 weeks and 12 months. The evening's backup is made by `watch` or any open console.
      """,
    subcommands: [Make.self, List.self], defaultSubcommand: Make.self)

  struct Make: DeskCommand {
    static let configuration = CommandConfiguration(commandName: "make", abstract: "Back up now (what `backup` alone does).")
    @Option(
      name: .shortAndLong, help: ArgumentHelp("Where to, a folder that is there; else backup/ beside the shop.", valueName: "dir"))
    var output: String?
    @Flag(name: .long, help: "Makes the folder of --output where there is none.") var makeFolder = false
    @Option(name: .long, help: ArgumentHelp("Adds the head of the chain to this file, on another disk or host.", valueName: "file"))
    var digestTo: String?
    @Flag(name: .long, help: "Afterwards restore it on trial, as `drill` does.") var drill = false
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let folder = output.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
      if makeFolder, let folder {
        // REC-4: whoever may not back up makes no folders either.
        try acting.desk.permit(.backUp, args: .object([("folder", .string(folder))]), by: acting.session)
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      }
      let receipt = try acting.perform(.backUp, [:].with("folder", folder), act)
      if let digestTo, let row = try acting.backup(receipt) { try acting.keepDigest(of: row, in: digestTo) }
      guard drill else { return acting.answer(receipt) }
      return acting.answer(try acting.perform(.drillBackup, [:], act, part: "drill"))
    }
  }

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Backups, newest first: when, how large, up to which record, which file in which folder, tried when.")
    @Option(name: .long, help: "How many: 1…1000.") var limit = 50
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard (1...1000).contains(limit) else { throw ValidationError("--limit: 1…1000") }
    }

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let args = JSON.object([("limit", .int(limit))])
      try acting.desk.permit(.backUp, args: args, by: acting.session)
      let found = try acting.desk.backups(limit: limit + 1)
      let rows = found.prefix(limit)
      let texts = context.describe.texts
      let lines = rows.map { row in
        texts.backup(
          row, at: context.zone.local(row.at).shopTime, drilled: row.drilledAt.map { acting.clock($0) },
          person: context.describe.person(row.person)) + "  " + texts.backupFile(row)
      }
      let shown = lines.isEmpty ? [context.say("还没有备份", "no backup yet")] : lines.map(\.shown)
      return .list(rows.map(acting.shapes.backup), next: nil, isCut: found.count > limit, shown)
    }
  }
}

/// `drill`: the newest backup restored on trial.
struct DrillCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "drill", abstract: "Restore the newest backup into a temporary file, hold it against its record, and say so.",
    discussion:
      "Once a month; `watch` does it by itself. Exit code 74 when the backup isn't what it should be: that is on record too.")
  @OptionGroup var act: ActOptions
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer { try Acting(context).answer(.drillBackup, [:], act) }
}

extension Acting {
  /// The backup that a receipt tells of.
  func backup(_ receipt: Receipt) throws -> BackupRow? { try desk.backups(limit: 100).first { $0.path == receipt.file } }

  func keepDigest(of row: BackupRow, in file: String) throws {
    try DigestLog.append(row.head, at: row.at, shop: desk.settings.name, zone: context.zone, to: file)
  }
}

extension Shapes {
  func backup(_ row: BackupRow) -> JSON {
    .object([
      ("id", .int(row.id)), ("day", .optional(row.day?.iso)), ("at", time(row.at)), ("by", .string(row.person)),
      ("file", .string(row.path)), ("bytes", .int(row.bytes)), ("head", .string(row.head.text)), ("sha256", .string(row.sha256)),
      ("verified", .bool(true)), ("removedAt", time(row.removedAt)), ("drilledAt", time(row.drilledAt)),
      ("sound", row.isSound.map(JSON.bool) ?? .null),
    ])
  }
}
