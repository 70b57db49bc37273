/// Whom people mean: somebody's sign-in name, or the name that colleagues know where exactly one who may sign in has it. Records, arguments and
/// JSON keep the sign-in name: what a person typed is turned into it before a command is read.
public struct NamedPeople: Sendable, Equatable {
  /// Of everybody, also of those who are disabled, by sign-in name.
  public let displayNames: [String: String]
  private let disabled: Set<String>

  public init(_ people: [(name: String, displayName: String, disabled: Bool)] = []) {
    displayNames = Dictionary(people.map { ($0.name, $0.displayName) }, uniquingKeysWith: { first, _ in first })
    disabled = Set(people.filter(\.disabled).map(\.name))
  }

  /// The arguments of a command with sign-in names wherever it names people.
  ///
  /// - Parameter recorded: what the record of the same command id says, if there is one: the same words mean the same people again, whoever
  ///   has been disabled or has come since (REC-1).
  /// - Throws: `severalPeople` where two have that name, `nobodyNamed` where nobody has it. A word that is written as sign-in names are goes
  ///   on as it is: whether somebody has that one is the command's to say.
  public func reading(_ kind: CommandKind, _ arguments: Arguments, recorded: JSON? = nil) throws(Refusal) -> Arguments {
    var arguments = arguments
    for name in kind.personArguments {
      let meaning = Meaning(people: self, isAnybody: kind == .enablePerson, before: Self.names(recorded?[name]))
      switch arguments[name] {
      case .text(let text)? where !text.trimmingBlanks().isEmpty:
        arguments[name] = .text(try meaning.signInNames(text).joined(separator: " "))
      case .list(let words)?:
        var names: [String] = []
        for word in words { names += try meaning.signInNames(word) }
        arguments[name] = .list(names)
      default: break
      }
    }
    return arguments
  }

  private static func names(_ recorded: JSON?) -> [String] {
    switch recorded {
    case .string(let name): [name]
    case .array(let names): names.compactMap { if case .string(let name) = $0 { name } else { nil } }
    default: []
    }
  }

  /// One argument's.
  private struct Meaning {
    let people: NamedPeople
    /// Who is disabled is meant by the name that colleagues know, too.
    let isAnybody: Bool
    let before: [String]

    /// A name that has blanks in it is one; else blanks part names as commas do.
    func signInNames(_ text: String) throws(Refusal) -> [String] {
      var names: [String] = []
      for part in text.split(whereSeparator: { ",，、".contains($0) }) {
        let whole = String(part).trimmingBlanks()
        if people.displayNames.values.contains(whole) {
          names.append(try signInName(whole))
        } else {
          for word in whole.split(separator: " ") { names.append(try signInName(String(word))) }
        }
      }
      return names
    }

    private func signInName(_ word: String) throws(Refusal) -> String {
      if let same = before.first(where: { people.displayNames[$0] == word }) { return same }
      let found = people.displayNames.filter { $0.value == word && (isAnybody || !people.disabled.contains($0.key)) }.map(\.key)
        .sorted()
      // A sign-in name, unless somebody else is called so.
      let login = word.lowercased()
      if people.displayNames[login] != nil {
        if word != login, found.contains(where: { $0 != login }) { throw Refusal(.invalid, .severalPeople(word, found + [login])) }
        return login
      }
      if found.count == 1 { return found[0] }
      if found.count > 1 { throw Refusal(.invalid, .severalPeople(word, found)) }
      if word.utf8.allSatisfy({ $0 < 0x80 }) { return word }
      throw Refusal(
        .notFound, .nobodyNamed(word, known: people.displayNames.keys.filter { !people.disabled.contains($0) }.sorted()))
    }
  }
}

extension CommandKind {
  /// Its arguments that name people who are there already.
  public var personArguments: [String] {
    let subject = target == .person && self != .addPerson ? [subjectArgument] : []
    return switch self {
    case .assignOrder, .escalateOrder, .drainPerson: subject + ["person"]
    case .borrowAccount: subject + ["by"]
    case .rotateRoster: subject + ["people"]
    default: subject
    }
  }
}
