import Foundation

/// One conversion of the C library. Not shared between threads: each reader opens its own.
final class Iconv {
  private let descriptor: iconv_t

  /// Nil when the C library lacks one of the encodings, as stripped-down systems do.
  init?(from: TextEncoding, to: TextEncoding) {
    guard let opened = iconv_open(to.rawValue, from.rawValue), Int(bitPattern: opened) != -1 else { return nil }
    descriptor = opened
  }

  deinit { iconv_close(descriptor) }

  /// Converts all of `input`. Returns the offset of the first illegal or cut-off sequence when there is one.
  func convert(_ input: UnsafeBufferPointer<UInt8>) -> (output: [UInt8], badOffset: Int?) {
    var output: [UInt8] = []
    output.reserveCapacity(input.count * 2)
    var chunk = [CChar](repeating: 0, count: 1 << 16)
    var source = UnsafeMutableRawPointer(mutating: UnsafeRawPointer(input.baseAddress))?.assumingMemoryBound(to: CChar.self)
    var left = input.count
    iconv(descriptor, nil, nil, nil, nil)
    while left > 0 {
      let size = chunk.count
      let (made, failed) = chunk.withUnsafeMutableBufferPointer { buffer in
        var target = buffer.baseAddress
        var room = size
        let failed = iconv(descriptor, &source, &left, &target, &room) == -1 && errno != E2BIG
        return (size - room, failed)
      }
      chunk.withUnsafeBytes { output.append(contentsOf: $0.prefix(made)) }
      if failed { return (output, input.count - left) }
    }
    return (output, nil)
  }

  /// Converts bytes that are known to be sound; nil when they aren't.
  func convert(_ input: [UInt8]) -> [UInt8]? {
    let (output, bad) = input.withUnsafeBufferPointer { convert($0) }
    return bad == nil ? output : nil
  }
}
