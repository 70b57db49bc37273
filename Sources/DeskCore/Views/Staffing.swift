/// SUP-5: an hour of a day of the week in which the roster has too few or too many for the contacts there are.
public struct Staffing: Sendable, Equatable {
  public enum Advice: String, CaseIterable, Sendable, Hashable {
    case add, take
  }

  /// 1…7, Monday first.
  public var weekday: Int
  public var hour: Int
  public var contacts: Int
  public var rosteredMinutes: Int
  public var advice: Advice

  public init(weekday: Int, hour: Int, contacts: Int, rosteredMinutes: Int, advice: Advice) {
    self.weekday = weekday
    self.hour = hour
    self.contacts = contacts
    self.rosteredMinutes = rosteredMinutes
    self.advice = advice
  }

  /// Fewer contacts than this are no reason to add anybody.
  public static let leastContacts = 3
}

extension WorkReport.Hour {
  public var isEmpty: Bool { contacts + people + rosteredMinutes == 0 }
}

extension WorkReport {
  /// Somebody was rostered: there is something to hold contacts against.
  public var isRostered: Bool { hours.contains { $0.contains { $0.rosteredMinutes > 0 } } }

  /// SUP-5: where to add or take people from the roster. Measured against the mean of the period, contacts for each hour that somebody was on
  /// shift: half as much again, or contacts with nobody there, wants one more; where each day has two or more and one fewer would still
  /// have no more than the mean, one can go.
  public var staffing: [Staffing] {
    let all = hours.flatMap(\.self)
    let (contacts, minutes) = (all.reduce(0) { $0 + $1.contacts }, all.reduce(0) { $0 + $1.rosteredMinutes })
    guard contacts > 0, minutes > 0 else { return [] }
    return hours.enumerated().flatMap { day, row in
      row.enumerated().compactMap { hour, one -> Staffing? in
        func make(_ advice: Staffing.Advice) -> Staffing {
          Staffing(
            weekday: day + 1, hour: hour, contacts: one.contacts, rosteredMinutes: one.rosteredMinutes, advice: advice)
        }
        if one.contacts >= Staffing.leastContacts, 2 * one.contacts * minutes > 3 * contacts * one.rosteredMinutes {
          return make(.add)
        }
        let fewer = one.rosteredMinutes - 60 * weekdays[day]
        let staysStaffed = weekdays[day] > 0 && fewer >= 60 * weekdays[day]
        return staysStaffed && one.contacts * minutes <= contacts * fewer ? make(.take) : nil
      }
    }
  }
}
