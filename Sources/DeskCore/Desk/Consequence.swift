/// What follows from a transition, as a name in the tables; what each does stands in `Decision`.
public enum Consequence: String, Sendable, CaseIterable {
  case claim, release, markReviewed, noteContact, reserveAndQueue, appendNote, amend, observe
  case bindWaybill, acknowledge, countPrint, consumeStock, tickScans, recordPacker, weigh, stampShipped, stampHandedOver
  case releaseStock, putBackStock
  case cancel, remind, noteShortage, endShortage, escalate, answerEscalation, assign, offer, acceptOffer
  case recordReview, answerReview, visit, reportBuyer, judgeBuyer, unmask, openCase, refundCancelled, returnGone
  case requestInterception, seeInterception, interceptionFound, interceptionGone, liftInterception
  case openException, followException, solveException
  case startPacking, stopPacking, voidPaper, absorb, joinBundle, leaveBundle, split, moveWave, noteLate, takeMissing, noteShort
  case missBag, enterManifest, noteShipResult, settleShipFault
  case decideCase, sendGoods, receiveGoods, inspectGoods, settle, openDispute, answerDispute
}
