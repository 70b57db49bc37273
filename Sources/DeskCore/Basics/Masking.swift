/// REC-3: personal data as those see it whose work doesn't need it.
public enum Masking {
  /// `张**`, `w**x`: the first character and, from three Latin characters on, the last.
  public static func name(_ name: String) -> String {
    guard let first = name.first else { return "" }
    guard name.count >= 3, first.isASCII, let last = name.last else { return "\(first)**" }
    return "\(first)**\(last)"
  }

  /// `138****8000`: the first three and the last four.
  public static func phone(_ phone: String) -> String {
    guard phone.count >= 7 else { return phone.isEmpty ? "" : "****" }
    return "\(phone.prefix(3))****\(phone.suffix(4))"
  }

  /// Province and city stay, the rest goes.
  public static func address(_ address: String) -> String {
    let parts = address.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
    guard parts.count > 1 else { return address.isEmpty ? "" : "\(address.prefix(3))****" }
    return parts.prefix(2).joined(separator: " ") + " ****"
  }

  /// The city of a Taobao address (`省 市 区 …`), for lists.
  public static func city(_ address: String) -> String {
    let parts = address.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
    return parts.count > 1 ? String(parts[1]) : String(address.prefix(4))
  }
}
