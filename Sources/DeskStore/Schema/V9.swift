/// Version 9: what a rejected relisting leaves behind; what serves the duty to count; a day's parcels beyond 9,999 in their order, and what lies
/// in totes; backups; people; the board. Each topic in its own file.
enum V9 {
  static var sql: String { (relisting + counts + parcels + keeping + V9People.statements + board).joined(separator: "\n") }
}
