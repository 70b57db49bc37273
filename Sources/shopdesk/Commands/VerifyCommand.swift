import ArgumentParser
import DeskCore
import DeskLive
import DeskStore

/// `verify`: record chain, sums, integrity. Exit code 0 only if all is sound.
struct VerifyCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check the record chain, the originals, the sums and the file; names the first thing that's wrong.")
  @Option(name: .long, help: "DIGEST@RECORD from a signed report: that very record must still be there.") var closing: [String] = []
  @Option(
    name: .long,
    help: ArgumentHelp("A file with such lines, as `backup --digest-to` and `export closing` write them.", valueName: "file"))
  var against: [String] = []
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    var closings = try closing.map { text in
      guard let mark = ClosingMark(text) else { throw Refusal.argument("closing", .notAnIdentifier) }
      return mark
    }
    for file in against { closings += try DigestLog.read(file) }
    let report =
      Desk.isAtRest(context.path)
      ? try Desk.verify(backup: context.path, closings: closings) : try context.desk().verify(closings: closings)
    var lines = report.checks.map { "\(context.describe.texts.check($0.name))  \($0.count)" }
    let texts = context.describe.texts
    if !report.faults.isEmpty { lines.append(context.say("问题 (请交数据库管理员):", "faults, for the database admin:")) }
    lines += report.faults.map { "✗ \(texts.fault($0))".shown }
    lines += report.notices.map { "! \(texts.notice($0))".shown }
    lines.append(
      report.isSound
        ? context.say("完好  记录 \(report.head.seq)  \(report.head.digest)", "Sound  record \(report.head.seq)  \(report.head.digest)")
        : context.say("有问题: \(report.faults.count)", "Not sound: \(report.faults.count) faults"))
    let json = JSON.object([
      ("sound", .bool(report.isSound)),
      ("checks", .array(report.checks.map { .object([("name", .string($0.name)), ("count", .int($0.count))]) })),
      ("faults", .array(report.sentences.map(JSON.string))), ("notices", Shapes.notices(report.notices, texts)),
      ("head", .object([("seq", .int(report.head.seq)), ("digest", .string(report.head.digest))])),
    ])
    return Answer(json, lines, exit: report.isSound ? .done : .refused)
  }
}
