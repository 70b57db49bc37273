/// Whom people mean: somebody's sign-in name, or the name that colleagues know where exactly one who may sign in has it. Records, arguments and
/// JSON keep the sign-in name: what a person typed is turned into it before a command is read.
public struct NamedPeople: Sendable, Equatable {
  /// Display names by sign-in name.
  private let displayNames: [String: String]

  /// - Parameter displayNames: of everybody who may sign in, by sign-in name.
  public init(_ displayNames: [String: String]) { self.displayNames = displayNames }

  /// - Throws: `severalPeople` where two have that name, `nobodyNamed` where nobody has it. A word that is written as sign-in names are goes
  ///   on as it is: whether somebody has that one is the command's to say.
  public func signInName(_ word: String) throws(Refusal) -> String {
    let word = word.trimmingBlanks()
    let found = displayNames.filter { $0.value == word }.map(\.key).sorted()
    // A sign-in name, unless it is also what somebody else is called.
    let login = word.lowercased()
    if displayNames[login] != nil {
      if word != login, found.contains(where: { $0 != login }) { throw Refusal(.invalid, .severalPeople(word, found + [login])) }
      return login
    }
    if found.count == 1 { return found[0] }
    if found.count > 1 { throw Refusal(.invalid, .severalPeople(word, found)) }
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return word }
    throw Refusal(.notFound, .nobodyNamed(word, known: displayNames.keys.sorted()))
  }

  /// The arguments of a command with sign-in names wherever it names people.
  public func reading(_ kind: CommandKind, _ arguments: Arguments) throws(Refusal) -> Arguments {
    var arguments = arguments
    for name in kind.personArguments {
      switch arguments[name] {
      case .text(let text)? where !text.trimmingBlanks().isEmpty:
        arguments[name] = .text(try signInNames(text).joined(separator: " "))
      case .list(let words)?:
        var names: [String] = []
        for word in words { names += try signInNames(word) }
        arguments[name] = .list(names)
      default: break
      }
    }
    return arguments
  }

  /// One name, though it has a blank in it; else several.
  private func signInNames(_ text: String) throws(Refusal) -> [String] {
    let whole = text.trimmingBlanks()
    if displayNames.contains(where: { $0.value == whole }) { return [try signInName(whole)] }
    var names: [String] = []
    for word in whole.split(whereSeparator: { " ,，、".contains($0) }) { names.append(try signInName(String(word))) }
    return names
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
