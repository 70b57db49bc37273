/// Version 9: what serves the duty to count; a day's parcels beyond 9,999 in their order, and what lies in totes.
enum V9 {
  static var sql: String { (counts + parcels).joined(separator: "\n") }
}
