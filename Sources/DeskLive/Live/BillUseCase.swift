import DeskCore
import DeskFiles
import DeskStore
import Foundation

/// FUL-9: a courier's bill on disk held against our parcels.
public struct BillUseCase: Sendable {
  private let desk: Desk

  public init(_ desk: Desk) { self.desk = desk }

  /// - Throws: a `FileRefusal` for a file that can't be read or isn't a bill, before anything is recorded; what `Desk.reconcile` throws.
  public func run(_ path: String, courier: String, month: ShopDay, tolerance: Int, by session: Session) throws
    -> (bill: CourierBill, result: Reconciliation)
  {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw FileRefusal(file: name, reason: .missing)
    }
    guard !isFolder.boolValue else { throw FileRefusal(file: name, reason: .isDirectory) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FileRefusal(file: name, reason: .unreadable(String(cString: strerror(errno))))
    }
    let bytes = Array(data)
    var bill = try CourierBillFile.read(bytes, name: name)
    bill.digest = Desk.digest(of: bytes)
    return (bill, try desk.reconcile(bill, courier: courier, month: month, tolerance: tolerance, by: session))
  }
}
