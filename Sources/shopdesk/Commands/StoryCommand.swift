import ArgumentParser
import DeskConsole
import DeskCore
import DeskStore

/// `story`: what records tell of one subject, as a narrative.
struct StoryCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "story",
    abstract: "The story of an order with its parcels and cases, of a parcel, a SKU, a person or anything that has a number.",
    discussion:
      "Oldest first: who acting as what, what, before and after. Buyers' data is told only to readers whose work needs it (REC-3).")
  @Argument(help: "An order's or parcel's number, a waybill, sku:CODE or CODE, person:NAME or NAME.") var subject: String
  @Option(name: .long, help: "At most so many records, the newest; up to 1000.") var limit = 500
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (1...1000).contains(limit) else { throw ValidationError("--limit: 1…1000") }
  }

  func answer(_ context: Context) throws -> Answer {
    let acting = try Acting(context)
    let subject = try acting.desk.subject(named: subject)
    let story = try acting.desk.story(of: subject, for: acting.actor, limit: limit)
    let texts = context.describe.texts
    let lines = [texts.storyTitle(story)] + texts.story(story, zone: context.zone, person: context.describe.person)
    let json = JSON.object([
      ("subject", .string(story.subject.text)), ("title", .string(story.title)), ("cut", .bool(story.isCut)),
      ("records", .array(story.rows.map { acting.shapes.timeline($0, body: story.unmasked) })),
      ("lines", .array(lines.dropFirst().map { .string($0.shown) })),
    ])
    return Answer(json, lines.map(\.shown))
  }
}
