import Foundation
import Testing

/// Issue 4: three hundred orders in a day, by keys and a scanner on real terminals, two benches and an agent at once.
@Suite(.serialized) struct DayOfTheWaveTests {
  @Test("FUL-1 … FUL-8: 300 orders by keys and scanner; files, manifests and reports as computed beside", .timeLimit(.minutes(12)))
  func wholeDay() throws {
    let day = try ShipDay()
    do {
      try day.theMorning()
      try day.theAgentConfirms()
      try day.theShipperPrepares()
      try day.theShortagesAreAnswered()
      try day.theRestIsPrintedAndPicked()
      try day.theBenchesPack()
      try day.allIsShipped()
    try day.theCouriersCome()
    try day.checkTheShipFile()
    try day.checkTheManifests()
    try day.checkTheStock()
    try day.checkTheReports()
    try day.checkTheRecords()
    } catch { try "\(error)".write(toFile: "/tmp/day.txt", atomically: true, encoding: .utf8); throw error }
  }
}
