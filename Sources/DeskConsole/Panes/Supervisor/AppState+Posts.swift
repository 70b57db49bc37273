import DeskCore
import DeskScreen

/// ROL-5: who acts in which post, on whatever pane.
extension AppState {
  /// Whoever sits here, as the store knows them now: a stand-in begins and ends by the clock, a post is given or taken away.
  mutating func take(_ fresh: Actor) {
    guard let old = session?.actor, old.name == fresh.name, old != fresh else { return }
    session?.actor = fresh
    panes = Pane.offered(to: fresh.roles)
    if !panes.contains(pane) { go(to: panes.first ?? .stock) }
    let ended = old.standIns.filter { one in !fresh.standIns.contains { $0.role == one.role } }
    let began = fresh.standIns.filter { one in !old.standIns.contains { $0.role == one.role } }
    for one in ended { tell(.warning, texts.standInEnded(one.role)) }
    for one in began {
      tell(.note, texts.standInBegan(one.role, until: texts.moment(one.until, now: now, in: calendar.zone)))
    }
    if ended.isEmpty, began.isEmpty, old.ownRoles != fresh.ownRoles { tell(.note, texts.rolesChanged) }
    if old.roles != fresh.roles { reloadVisible(awaited: false) }
  }

  func page(_ list: PostList) -> String {
    let lines = list.standIns.map(line) + list.leaves.map(line)
    return lines.isEmpty ? texts.noStandIns : lines.joined(separator: "\n")
  }

  private func line(_ one: StandIn) -> String {
    let zone = calendar.zone
    return texts.standIn(
      one, person: person(one.person), from: texts.moment(one.from, now: now, in: zone),
      until: texts.moment(one.until, now: now, in: zone))
  }

  private func line(_ one: Leave) -> String {
    let zone = calendar.zone
    return texts.leave(
      one, person: person(one.person), from: texts.moment(one.from, now: now, in: zone),
      until: texts.moment(one.end, now: now, in: zone))
  }

  /// Somebody as they stand, and their posts before and after (ROL-6).
  func personLines(_ matter: RequestMatter) -> [[TextRun]] {
    var lines: [[TextRun]] = []
    if let card = matter.person {
      lines.append([TextRun("\(card.name) \(card.displayName)", .title), TextRun("  v\(card.version)", .dim)])
    }
    if let after = matter.rolesAfter {
      let before = texts.roles(matter.person?.roles ?? [])
      lines.append([
        TextRun("\(texts.parameter("role")) ", .dim), TextRun("\(before) \(glyphs.arrow) "), TextRun(texts.roles(after), .strong),
      ])
    } else if let card = matter.person {
      lines.append([TextRun("\(texts.parameter("role")) ", .dim), TextRun(texts.roles(card.roles))])
    }
    lines += (matter.person?.standIns ?? []).map { [TextRun(line($0), .plain)] }
    lines += (matter.person?.leaves ?? []).map { [TextRun(line($0), .plain)] }
    if let limit = matter.limit, case .setAuthority(_, _, let perOrder, let perDay)? = matter.asked {
      for (name, before, after) in [("perOrder", limit.perOrder, perOrder), ("perDay", limit.perDay, perDay)] {
        lines.append([
          TextRun("\(texts.parameter(name)) ", .dim), TextRun("\(before.decimal) \(glyphs.arrow) "),
          TextRun(after.decimal, .strong),
        ])
      }
    }
    return lines
  }
}
