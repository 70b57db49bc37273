/// ROL-7 as the console asks for it: at least 10 characters, letters and digits mixed, never starting with a digit, nothing easily guessed.
public enum PasswordRule {
  public enum Fault: String, Sendable, CaseIterable {
    case tooShort, tooLong, startsWithDigit, onlyOneKind, namesPerson, common
  }

  /// From so many days before, the end of a password is told at each sign-in.
  public static let noticeDays = 7
  public static let minimumLength = 10
  public static let maximumLength = 256

  private static let common = ["password", "qwertyuiop", "1234567890", "iloveyou", "shopdesk", "letmein", "admin", "woaini"]

  /// Every fault of a password at once, so that nobody has to guess twice. Empty: it may be used.
  public static func faults(_ password: String, person name: String) -> [Fault] {
    var faults: [Fault] = []
    if password.count < minimumLength { faults.append(.tooShort) }
    if password.count > maximumLength { faults.append(.tooLong) }
    if password.first?.isNumber == true { faults.append(.startsWithDigit) }
    let kinds = [
      password.contains { $0.isLowercase || ($0.isLetter && !$0.isUppercase) }, password.contains(where: \.isUppercase),
      password.contains(where: \.isNumber), password.contains { !$0.isLetter && !$0.isNumber },
    ]
    if kinds.filter(\.self).count < 2 { faults.append(.onlyOneKind) }
    let lower = password.lowercased()
    if name.count >= 3, lower.contains(name.lowercased()) { faults.append(.namesPerson) }
    if common.contains(where: { lower.hasPrefix($0) && lower.count < $0.count + 4 }) { faults.append(.common) }
    return faults
  }
}
