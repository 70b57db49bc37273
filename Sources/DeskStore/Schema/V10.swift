/// Version 10: pages that were changed outside; what older programs kept otherwise than this one tells it. Each topic in its own file.
enum V10 {
  static var sql: String { (pages + kept).joined(separator: "\n") }
}
