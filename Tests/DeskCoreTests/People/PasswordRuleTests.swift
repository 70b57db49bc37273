import DeskCore
import Testing

@Suite("Passwords")
struct PasswordRuleTests {
  typealias Fault = PasswordRule.Fault

  @Test(
    "ROL-7: each fault is named",
    arguments: [
      ("Short-77", [.tooShort]), ("1bcdefghij", [.startsWithDigit]), ("abcdefghij", [.onlyOneKind]),
      ("my-limei-is-7", [.namesPerson]),
      ("LIMEI-secret-7", [.namesPerson]), ("Password12", [.common]), ("qwertyuiop1", [.common]), ("１abcdefghi", [.startsWithDigit]),
      ("1234567890", [.startsWithDigit, .onlyOneKind, .common]), ("", [.tooShort, .onlyOneKind]),
      (String(repeating: "aB", count: 129), [.tooLong]),
    ] as [(String, [Fault])])
  func faults(password: String, expected: [Fault]) { #expect(PasswordRule.faults(password, person: "limei") == expected) }

  @Test(
    "ROL-7: what is good passes, also long phrases and Chinese",
    arguments: ["Blue-kettle-42", "correct horse battery", "杭州西湖的春天很美a1", "password-of-the-north-7"])
  func good(password: String) { #expect(PasswordRule.faults(password, person: "limei").isEmpty) }

  @Test("ASVS 6.2.9: 64 characters and more are allowed; 256 is the end")
  func lengths() {
    #expect(PasswordRule.faults(String(repeating: "aB", count: 128), person: "x").isEmpty)
    #expect(PasswordRule.faults("Abcdefghi7", person: "x").isEmpty)
    #expect(PasswordRule.faults("Abcdefgh7", person: "x") == [.tooShort])
  }

  @Test("A name of two letters doesn't forbid half of all passwords") func shortName() {
    #expect(PasswordRule.faults("Blue-kettle-42", person: "ue").isEmpty)
  }
}
