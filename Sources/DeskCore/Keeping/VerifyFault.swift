/// Something that `verify` found: a sentence in English that keeps its parts, so that it can be said in another language.
///
/// Written as a string literal where it is found: `"the loan that record \(seq) tells of is missing"`.
public struct VerifyFault: Sendable, Equatable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// The sentence with `{}` in place of each part: `the loan that record {} tells of is missing`.
  public let pattern: String
  public let parts: [Part]

  /// What stands in a sentence.
  public enum Part: Sendable, Equatable {
    /// A name, a number, an amount: the same in every language.
    case text(String)
    /// A role, as records write it.
    case role(String)
    case work(WorkKind)
    /// A sentence's part that is worded itself.
    case fault(VerifyFault)
  }

  public init(stringLiteral value: String) {
    pattern = value
    parts = []
  }

  public init(stringInterpolation: StringInterpolation) {
    pattern = stringInterpolation.pattern
    parts = stringInterpolation.parts
  }

  /// In English, as `--json` and the log tell it.
  public var description: String {
    filled(pattern) { part in
      switch part {
      case .text(let text), .role(let text): text
      case .work(let kind): kind.rawValue
      case .fault(let fault): fault.description
      }
    }
  }

  /// The parts in their places of a pattern: `{}` takes the next one, `{2}` the second.
  public func filled(_ pattern: String, _ word: (Part) -> String) -> String {
    var filled = ""
    var rest = Substring(pattern)
    var next = 0
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      filled += rest[..<open]
      let place = Int(rest[rest.index(after: open)..<close]).map { $0 - 1 } ?? next
      next += 1
      if parts.indices.contains(place) { filled += word(parts[place]) }
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pattern = ""
    fileprivate var parts: [Part] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { pattern += literal }

    public mutating func appendInterpolation(_ text: String) { append(.text(text)) }
    public mutating func appendInterpolation(_ number: some BinaryInteger) { append(.text(String(number))) }
    public mutating func appendInterpolation(role: String) { append(.role(role)) }
    public mutating func appendInterpolation(work: WorkKind) { append(.work(work)) }
    public mutating func appendInterpolation(_ fault: VerifyFault) { append(.fault(fault)) }

    private mutating func append(_ part: Part) {
      pattern += "{}"
      parts.append(part)
    }
  }
}
