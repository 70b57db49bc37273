import DeskCore
import Testing

/// Who may do which command, as the shop wants it: the expectation of every cell, told apart from the program's own table.
enum RoleTable {
  // pre: presaleAgent, aft: aftersaleAgent, lea: agentLead, shi: shipper, mer: merchandiser, pla: planner, pro: promoter, des: designer,
  // buy: buyer, dir: director, fin: finance, dba: dbAdmin, gen: generalManager
  static let text = """
                      pre aft lea shi mer pla pro des buy dir fin dba gen
    claimOrder         x   x   x   .   .   .   .   .   .   .   .   .   .
    releaseOrder       x   x   x   .   .   .   .   .   .   .   .   .   .
    reviewOrder        x   .   x   .   .   .   .   .   .   .   .   .   .
    contactOrder       x   .   x   .   .   .   .   .   .   .   .   .   .
    confirmOrder       x   .   x   .   .   .   .   .   .   .   .   .   .
    noteOrder          x   x   x   x   .   .   .   .   .   .   .   .   .
    amendOrder         x   .   x   .   .   .   .   .   .   .   .   .   .
    cancelOrder        x   x   x   .   .   .   .   .   .   .   .   .   .
    remindOrder        x   .   x   .   .   .   .   .   .   .   .   .   .
    chooseShortage     x   .   x   .   .   .   .   .   .   .   .   .   .
    escalateOrder      x   x   x   .   .   .   .   .   .   .   .   .   .
    answerEscalation   x   x   x   .   .   .   .   .   .   .   .   .   .
    assignOrder        .   .   x   .   .   .   .   .   .   .   .   .   .
    offerOrder         x   x   x   .   .   .   .   .   .   .   .   .   .
    acceptOrder        x   x   x   .   .   .   .   .   .   .   .   .   .
    recordReview       x   x   x   .   .   .   .   .   .   .   .   .   .
    answerReview       x   x   x   .   .   .   .   .   .   .   .   .   .
    visitBuyer         x   x   x   .   .   .   .   .   .   .   .   .   .
    reportBuyer        x   x   x   .   .   .   .   .   .   .   .   .   .
    judgeBuyer         .   .   x   .   .   .   .   .   .   .   .   .   .
    reviewRefund       .   .   x   .   .   .   .   .   .   x   .   .   x
    openCase           x   x   x   .   .   .   .   .   .   .   .   .   .
    approveCase        .   x   x   .   .   .   .   .   .   .   .   .   .
    refuseCase         .   x   x   .   .   .   .   .   .   .   .   .   .
    withdrawCase       .   x   x   .   .   .   .   .   .   .   .   .   .
    receiveCase        .   .   .   x   x   .   .   .   .   .   .   .   .
    inspectCase        .   .   .   x   x   .   .   .   .   .   .   .   .
    settleCase         .   x   x   .   .   .   .   .   .   .   .   .   .
    closeCase          .   x   x   .   .   .   .   .   .   .   .   .   .
    disputeCase        x   x   x   .   .   .   .   .   .   .   .   .   .
    answerDispute      x   x   x   .   .   .   .   .   .   .   .   .   .
    approveRequest     .   .   x   .   .   .   .   .   .   x   .   x   x
    rejectRequest      .   .   x   .   .   .   .   .   .   x   .   x   x
    withdrawRequest    x   x   x   x   x   x   x   x   x   x   x   x   x
    interceptParcel    x   x   x   .   .   .   .   .   .   .   .   .   .
    liftInterception   x   x   x   .   .   .   .   .   .   .   .   .   .
    seeInterception    .   .   .   x   .   .   .   .   .   .   .   .   .
    foundParcel        .   .   .   x   .   .   .   .   .   .   .   .   .
    goneParcel         .   .   .   x   .   .   .   .   .   .   .   .   .
    reportException    .   x   x   x   .   .   .   .   .   .   .   .   .
    followException    .   x   x   .   .   .   .   .   .   .   .   .   .
    solveException     .   x   x   .   .   .   .   .   .   .   .   .   .
    proposeRevision    .   .   .   .   .   x   .   x   .   .   .   .   .
    publishRevision    .   .   .   .   x   .   .   x   .   .   .   .   .
    withdrawRevision   .   .   .   .   .   x   .   x   .   x   .   .   .
    reviewPages        .   .   .   .   .   x   .   x   .   x   .   .   .
    savePhrase         .   .   x   .   .   .   .   .   .   .   .   .   .
    setAuthority       .   .   .   .   .   .   .   .   .   x   .   .   .
    assignWaybill      .   .   .   x   .   .   .   .   .   .   .   .   .
    acknowledgeFlag    .   .   .   x   .   .   .   .   .   .   .   .   .
    printParcel        .   .   .   x   .   .   .   .   .   .   .   .   .
    pickParcel         .   .   .   x   .   .   .   .   .   .   .   .   .
    packParcel         .   .   .   x   .   .   .   .   .   .   .   .   .
    weighParcel        .   .   .   x   .   .   .   .   .   .   .   .   .
    shipParcel         .   .   .   x   .   .   .   .   .   .   .   .   .
    handOverParcel     .   .   .   x   .   .   .   .   .   .   .   .   .
    voidParcel         .   .   x   x   .   .   .   .   .   .   .   .   .
    moveParcel         .   .   x   .   .   .   .   .   .   .   .   .   .
    explainLate        .   .   x   x   .   .   .   .   .   .   .   .   .
    mergeParcel        x   .   x   x   .   .   .   .   .   .   .   .   .
    unmergeParcel      x   .   x   x   .   .   .   .   .   .   .   .   .
    splitParcel        x   .   x   x   .   .   .   .   .   .   .   .   .
    renewWaybill       .   .   x   x   .   .   .   .   .   .   .   .   .
    shortParcel        .   .   x   x   .   .   .   .   .   .   .   .   .
    suspendParcel      .   .   x   x   .   .   .   .   .   .   .   .   .
    answerShipFault    .   .   x   x   .   .   .   .   .   .   .   .   .
    signManifest       .   .   x   x   .   .   .   .   .   .   .   .   .
    setDay             .   .   x   .   .   .   .   .   .   x   .   .   .
    setDeadlines       .   .   x   .   .   .   .   .   .   x   .   .   .
    setPrinter         .   .   x   .   .   .   .   .   .   x   .   x   .
    printPaper         .   .   x   x   .   .   .   .   .   x   x   .   x
    retryPrint         .   .   x   x   .   .   .   .   .   x   x   .   x
    exportShippingReport .   .   x   x   .   .   .   .   .   x   x   .   x
    exportFinanceReport .   .   x   .   .   .   .   .   .   x   x   .   x
    exportWorkReport   .   .   x   .   .   .   .   .   .   x   x   .   x
    countStock         .   .   .   .   x   .   .   .   .   .   .   .   .
    delistSKU          .   .   .   .   x   .   .   .   .   .   .   .   .
    editSKU            .   .   .   .   x   .   .   .   .   .   .   .   .
    moveStock          .   .   .   x   x   .   .   .   .   .   .   .   .
    holdStock          .   .   .   .   x   .   .   .   .   .   .   .   .
    freeStock          .   .   .   .   x   .   .   .   .   .   .   .   .
    writeOffStock      .   .   .   .   x   .   .   .   .   .   .   .   .
    listSKU            .   .   .   .   x   x   .   .   .   .   .   .   .
    unlistSKU          .   .   .   .   x   x   .   .   .   .   .   .   .
    publishListing     .   .   .   .   x   .   .   .   .   .   .   .   .
    setPrice           .   .   .   .   .   x   .   .   .   .   .   .   .
    publishPrice       .   .   .   .   x   .   .   .   .   .   .   .   .
    saveSupplier       .   .   .   .   .   .   .   .   x   .   .   .   .
    draftPurchase      .   .   .   .   .   .   .   .   x   .   .   .   .
    editPurchase       .   .   .   .   .   .   .   .   x   .   .   .   .
    placePurchase      .   .   .   .   .   .   .   .   x   .   .   .   .
    receivePurchase    .   .   .   x   x   .   .   .   x   .   .   .   .
    inspectPurchase    .   .   .   .   .   .   .   .   x   .   .   .   .
    stowPurchase       .   .   .   x   x   .   .   .   x   .   .   .   .
    returnPurchase     .   .   .   .   .   .   .   .   x   .   .   .   .
    cancelPurchase     .   .   .   .   .   .   .   .   x   .   .   .   .
    closePurchase      .   .   .   .   .   .   .   .   x   .   .   .   .
    exportListing      .   .   .   .   x   .   .   .   .   x   .   .   .
    exportStock        .   .   x   .   x   .   .   .   .   x   .   .   .
    exportOrders       .   .   x   .   .   .   .   .   .   x   x   .   x
    exportPurchases    .   .   .   .   x   .   .   .   x   x   x   .   .
    exportPurchase     .   .   .   .   .   .   .   .   x   x   .   .   .
    backUp             .   .   .   .   .   .   .   .   .   .   .   x   .
    drillBackup        .   .   .   .   .   .   .   .   .   .   .   x   .
    openCount          .   .   .   .   x   .   .   .   .   x   x   .   .
    enterCount         .   .   .   x   x   .   .   .   .   .   x   .   .
    explainCount       .   .   .   .   x   .   .   .   .   .   .   .   .
    bookCount          .   .   .   .   x   .   .   .   .   .   .   .   .
    signCount          .   .   .   .   .   .   .   .   .   .   x   .   .
    cancelCount        .   .   .   .   x   .   .   .   .   x   .   .   .
    mergeSKU           .   .   .   .   x   .   .   .   .   .   .   .   .
    draftPromotion     .   .   .   .   .   x   .   .   .   .   .   .   .
    editPromotion      .   .   .   .   .   x   .   .   .   .   .   .   .
    submitPromotion    .   .   .   .   .   x   .   .   .   .   .   .   .
    publishPromotion   .   .   .   .   x   .   .   .   .   .   .   .   .
    withdrawPromotion  .   .   .   .   .   x   .   .   .   x   .   .   .
    addEvent           .   .   .   .   .   .   x   .   .   .   .   .   .
    stepEvent          .   .   .   .   .   .   x   .   .   .   .   .   .
    receiveStock       .   .   .   .   x   .   .   .   x   .   .   .   .
    addPerson          .   .   .   .   .   .   .   .   .   .   .   x   .
    grantRole          .   .   .   .   .   .   .   .   .   .   .   x   .
    revokeRole         .   .   .   .   .   .   .   .   .   .   .   x   .
    standIn            x   x   x   x   x   x   x   x   x   x   x   x   x
    endStandIn         x   x   x   x   x   x   x   x   x   x   x   x   x
    askLeave           x   x   x   x   x   x   x   x   x   x   x   x   x
    cancelLeave        x   x   x   x   x   x   x   x   x   x   x   x   x
    disablePerson      .   .   .   .   .   .   .   .   .   .   .   x   .
    enablePerson       .   .   .   .   .   .   .   .   .   .   .   x   .
    unmaskOrder        x   x   x   x   x   .   .   .   .   x   x   .   x
    borrowAccount      .   .   .   .   .   .   .   .   .   x   .   .   x
    returnAccount      x   x   x   x   x   x   x   x   x   x   x   x   x
    endSessions        .   .   .   .   .   .   .   .   .   .   .   x   .
    setPasswordAge     .   .   .   .   .   .   .   .   .   .   .   x   .
    setRoster          .   .   x   .   .   .   .   .   .   x   .   .   .
    setHotline         .   .   x   .   .   .   .   .   .   x   .   .   .
    rotateRoster       .   .   x   .   .   .   .   .   .   x   .   .   .
    noteAbsence        .   .   x   .   .   .   .   .   .   x   .   .   .
    drainPerson        .   .   x   .   .   .   .   .   .   x   .   .   .
    """

  static func allows(_ role: Role, _ kind: CommandKind) throws -> Bool {
    try GridText(text).cell(kind.rawValue, Role.allCases.firstIndex(of: role)!) == "x"
  }
}

/// A table written as text: a head, then rows of a name and one word a column.
struct GridText {
  let rows: [String: [String]]

  init(_ text: String) {
    let lines = text.split(separator: "\n").dropFirst().map { $0.split(separator: " ").map(String.init) }
    rows = Dictionary(lines.map { ($0[0], Array($0.dropFirst())) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Throws: when the table doesn't hold the cell: none is taken by default.
  func cell(_ row: String, _ column: Int) throws -> String {
    let cells = try #require(rows[row], "no row \(row)")
    return try #require(cells.indices.contains(column) ? cells[column] : nil, "no column \(column) in row \(row)")
  }
}
