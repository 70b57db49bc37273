import Crypto
import DeskCore
import Foundation

/// Proof that somebody signed in: a random token, of which the database keeps only the digest.
public struct Session: Sendable, Equatable {
  /// 64 hexadecimal digits; kept in a file of mode 0600 by `shopdesk login`.
  public let token: String
  let digest: [UInt8]

  /// Nil when the text can't be a token.
  public init?(token: String) {
    guard token.utf8.count == 64, token.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else {
      return nil
    }
    self.token = token
    digest = Array(SHA256.hash(data: Array(token.utf8)))
  }

  static func random() -> Session {
    var generator = SystemRandomNumberGenerator()
    let token = (0..<4).map { _ in
      let hex = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - hex.count) + hex
    }.joined()
    return Session(token: token)!
  }

  /// ROL-7: for so long a typed password is enough for what needs one.
  static let confirmedMinutes: Int64 = 5

  /// ASVS 7.3.2: however busy, after 12 hours one signs in again.
  static let lifetimeHours: Int64 = 12
}
