import DeskCore
import DeskScreen

/// A form made from a command's parameters.
public struct FormState: Sendable {
  public struct Field: Sendable {
    public var parameter: CommandParameter
    public var text: TextField
    public var choice: Int?

    init(_ parameter: CommandParameter) {
      self.parameter = parameter
      text = TextField(limit: parameter.kind == .number ? 12 : Arguments.longestText)
    }

    var options: [String] {
      if case .choice(let options) = parameter.kind { return options }
      return []
    }

    var value: String {
      if let choice, options.indices.contains(choice) { return options[choice] }
      return text.text
    }

    var isFilled: Bool { !value.trimmingBlanks().isEmpty }
  }

  public var kind: CommandKind
  /// What it will be done to; empty when the form itself asks.
  public var subjects: [Selection]
  public var fields: [Field]
  public var focus = 0
  public var refusal: String?
  public var isSubmitting = false
  /// Optional fields that were filled when it was opened: empty now means without, not as it was.
  var prefilled: Set<String> = []
  /// Fields whose value was only offered: what is typed first takes its place, so that 30 and a 4 don't become 304.
  private var offered: Set<String> = []
  /// FUL-3: the parcels among which a shortage is shared, instead of one subject.
  public var shares: [PickShare]?

  public init(kind: CommandKind, subjects: [Selection]) {
    self.kind = kind
    self.subjects = subjects
    var parameters = kind.parameters
    if subjects.isEmpty, !kind.subjectArgument.isEmpty { parameters.insert(CommandParameter(kind.subjectArgument), at: 0) }
    fields = parameters.map(Field.init)
  }

  var focused: Field? { fields.indices.contains(focus) ? fields[focus] : nil }
  var isComplete: Bool { fields.allSatisfy { !$0.parameter.required || $0.isFilled } }

  func value(_ name: String) -> String? { fields.first { $0.parameter.name == name }?.value }

  /// Somebody acted on it meanwhile: it has been said who and what, so that Enter once more is meant for how it stands now.
  mutating func catchUp(with failure: Failure) {
    guard case .refused(let refusal) = failure, case .changedSince(let subject, _, let now, _, _, _) = refusal.reason else {
      return
    }
    for place in subjects.indices where subjects[place].subject.text == subject { subjects[place].version = now }
  }

  mutating func set(_ name: String, _ value: String) {
    guard let place = fields.firstIndex(where: { $0.parameter.name == name }) else { return }
    if fields[place].options.isEmpty {
      fields[place].text.text = value
    } else {
      fields[place].choice = fields[place].options.firstIndex(of: value)
    }
  }

  /// Sets a value that is likely, and only that.
  mutating func offer(_ name: String, _ value: String) {
    guard !value.isEmpty else { return }
    set(name, value)
    offered.insert(name)
  }

  /// A promotion's fields as they stand, to be changed.
  mutating func prefill(_ stood: PromotionFields) {
    for (field, text) in stood.texts where value(field.rawValue)?.isEmpty != false {
      set(field.rawValue, text)
      if !field.isRequired { prefilled.insert(field.rawValue) }
    }
  }

  /// The arguments as the command reads them, for one subject.
  func arguments(for subject: Selection?) -> Arguments {
    var arguments = Arguments()
    for field in fields where field.isFilled {
      arguments[field.parameter.name] =
        field.parameter.kind == .list
        ? .list(field.value.split(separator: " ").map(String.init)) : .text(field.value)
    }
    for field in fields where !field.isFilled && prefilled.contains(field.parameter.name) {
      arguments[field.parameter.name] = .text("-")
    }
    if let subject { arguments[kind.subjectArgument] = .text(subject.argument) }
    return arguments
  }

  /// One command for each parcel that goes without.
  func sharedCommands() throws(Refusal) -> [Planned] {
    guard let text = value("missing"), let missing = Int(text.trimmingBlanks()) else { throw .argument("missing", .notANumber) }
    guard let hit = PickShare.share(missing, shares ?? []) else { throw .argument("missing", .outOfRange) }
    var planned: [Planned] = []
    for share in hit {
      var arguments = arguments(for: Selection(.parcel(share.parcel)))
      arguments["missing"] = .text("\(share.quantity)")
      planned.append(Planned(try Command(kind, arguments), version: share.version))
    }
    return planned
  }

  mutating func handle(_ key: Key) {
    refusal = nil
    switch key {
    case .tab, .down: focus = (focus + 1) % max(fields.count, 1)
    case .backTab, .up: focus = (focus + fields.count - 1) % max(fields.count, 1)
    default:
      guard fields.indices.contains(focus) else { return }
      guard fields[focus].options.isEmpty else { return choose(key) }
      let isOffered = offered.remove(fields[focus].parameter.name) != nil
      if isOffered, case .character = key { fields[focus].text.text = "" }
      fields[focus].text.handle(key)
    }
  }

  private mutating func choose(_ key: Key) {
    let count = fields[focus].options.count
    switch key {
    case .right, .character(" "): fields[focus].choice = ((fields[focus].choice ?? -1) + 1) % count
    case .left: fields[focus].choice = ((fields[focus].choice ?? count) + count - 1) % count
    case .backspace, .delete: fields[focus].choice = nil
    case .character(let character):
      guard let digit = character.wholeNumberValue else { return }
      let place = digit == 0 ? 9 : digit - 1
      guard place < count else { return }
      fields[focus].choice = place
      focus = min(focus + 1, fields.count - 1)
    default: break
    }
  }
}

/// What an act is done to, with the version that the person saw.
public struct Selection: Sendable, Equatable {
  public var subject: Subject
  public var version: Int?

  public init(_ subject: Subject, version: Int? = nil) {
    self.subject = subject
    self.version = version
  }

  /// As a command's arguments name it.
  var argument: String {
    switch subject {
    case .sku(let code): code
    case .person(let name): name
    default: subject.text
    }
  }
}
