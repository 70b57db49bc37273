/// Notices buyer fields that the platform has masked or encrypted (trap 28): no customer key, nothing to print.
public enum BuyerMask {
  /// Name and phone numbers: any `*` (`张*`, `1******6198`), or the cipher marks `##` and `$$`.
  public static func hides(nameOrPhone text: String) -> Bool {
    holdsStar(text) || isCipher(text)
  }

  /// Addresses: two `*` in a row, because a single one occurs in sizes and house numbers.
  public static func hides(address text: String) -> Bool {
    isCipher(text) || (holdsStar(text) && text.contains("**"))
  }

  private static func isCipher(_ text: String) -> Bool {
    text.utf8.starts(with: "##".utf8) || text.utf8.starts(with: "$$".utf8)
  }

  private static func holdsStar(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      for byte in bytes where byte == 0x2A { return true }
      return false
    }
  }
}
