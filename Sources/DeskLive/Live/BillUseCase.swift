import DeskCore
import DeskFiles
import DeskStore

/// FUL-9: a courier's bill on disk held against our parcels.
public struct BillUseCase: Sendable {
  private let desk: Desk

  public init(_ desk: Desk) { self.desk = desk }

  /// - Throws: `notPermitted`, on record, before the file is looked at; a `FileRefusal` for a file that can't be read or isn't a bill, before
  ///   anything else is recorded; what `Desk.reconcile` throws.
  public func run(_ path: String, courier: String, month: ShopDay, tolerance: Int, by session: Session) throws
    -> (bill: CourierBill, result: Reconciliation)
  {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    try desk.permit(
      .reconcileBill,
      args: .object([
        ("courier", .string(courier)), ("month", .string(String(month.iso.prefix(7)))), ("file", .string(name)),
      ]), by: session)
    let bytes = try BoundedFile.bytes(path: path)
    var bill = try CourierBillFile.read(bytes, name: name)
    bill.digest = Desk.digest(of: bytes)
    return (bill, try desk.reconcile(bill, courier: courier, month: month, tolerance: tolerance, by: session))
  }
}
