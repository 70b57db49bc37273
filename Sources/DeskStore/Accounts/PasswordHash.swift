import CryptoExtras
import Foundation

/// scrypt (RFC 7914) in the form `scrypt$17$8$1$salt$hash`: the parameters travel with each hash, so that they can be raised.
struct PasswordHash: Equatable {
  var log2Rounds: Int
  var salt: [UInt8]
  var hash: [UInt8]

  /// OWASP's minimum for scrypt, about a quarter of a second.
  static let real = 17
  /// Training shops make a dozen people at once and hold no secrets.
  static let training = 13

  static func make(_ password: String, log2Rounds: Int) throws -> PasswordHash {
    var generator = SystemRandomNumberGenerator()
    let salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
    return PasswordHash(log2Rounds: log2Rounds, salt: salt, hash: try derive(password, salt, log2Rounds))
  }

  init(log2Rounds: Int, salt: [UInt8], hash: [UInt8]) {
    self.log2Rounds = log2Rounds
    self.salt = salt
    self.hash = hash
  }

  init?(stored text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), (10...22).contains(rounds), parts[2] == "8",
      parts[3] == "1",
      let salt = Data(base64Encoded: String(parts[4])), let hash = Data(base64Encoded: String(parts[5]))
    else { return nil }
    self.init(log2Rounds: rounds, salt: Array(salt), hash: Array(hash))
  }

  var stored: String { "scrypt$\(log2Rounds)$8$1$\(Data(salt).base64EncodedString())$\(Data(hash).base64EncodedString())" }

  /// Takes the same time whether it matches or not.
  func matches(_ password: String) throws -> Bool {
    let other = try Self.derive(password, salt, log2Rounds)
    guard other.count == hash.count else { return false }
    return zip(other, hash).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func derive(_ password: String, _ salt: [UInt8], _ log2Rounds: Int) throws -> [UInt8] {
    // One form for what different input methods compose differently.
    let normal = Data(password.precomposedStringWithCompatibilityMapping.utf8)
    let key = try KDF.Scrypt.deriveKey(
      from: normal, salt: salt, outputByteCount: 32, rounds: 1 << log2Rounds, blockSize: 8, parallelism: 1)
    return key.withUnsafeBytes { Array($0) }
  }
}
