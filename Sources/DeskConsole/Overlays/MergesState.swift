import DeskCore
import DeskScreen

/// ORD-10: what could share a box, what already does, and why the others don't.
public struct MergesState: Sendable {
  public enum Entry: Sendable, Equatable {
    case proposal(MergeProposal)
    case merged(ParcelID)
    case apart(MergeAdvice.Apart)
  }

  public var advice: MergeAdvice?
  public var cursor = 0

  public init() {}

  public var entries: [Entry] {
    guard let advice else { return [] }
    return advice.proposals.map(Entry.proposal) + advice.merged.map(Entry.merged) + advice.apart.map(Entry.apart)
  }

  var selected: Entry? { entries.indices.contains(cursor) ? entries[cursor] : nil }
}

extension AppState {
  mutating func openMerges() {
    overlay = .merges(MergesState())
    load(.merges(wave), awaited: true)
  }

  mutating func take(_ advice: MergeAdvice) {
    guard case .merges(var state) = overlay else { return }
    state.advice = advice
    state.cursor = min(state.cursor, max(0, state.entries.count - 1))
    overlay = .merges(state)
  }

  mutating func pressMerges(_ key: Key, _ merges: MergesState) {
    var merges = merges
    let last = max(0, merges.entries.count - 1)
    switch key {
    case .escape, .character("q"): return overlay = nil
    case .up, .character("k"): merges.cursor = max(0, merges.cursor - 1)
    case .down, .tab, .character("j"): merges.cursor = min(last, merges.cursor + 1)
    case .home, .pageUp: merges.cursor = 0
    case .end, .pageDown: merges.cursor = last
    case .enter, .character("y"), .function(2): return accept(merges)
    case .character("z"), .function(8): return undo(merges)
    default: break
    }
    overlay = .merges(merges)
  }

  /// All parcels of the proposal into the box of its first.
  private mutating func accept(_ merges: MergesState) {
    guard case .proposal(let proposal)? = merges.selected, let lead = proposal.parcels.first else {
      return tell(.note, texts.mergesNotAProposal)
    }
    guard actor?.role(for: .mergeParcel) != nil else { return refuse(.mergeParcel) }
    let planned = proposal.parcels.dropFirst().map {
      Planned(.mergeParcel($0, into: lead), version: merges.advice?.rows[$0]?.version)
    }
    fly(.mergeParcel, planned, origin: .list)
  }

  private mutating func undo(_ merges: MergesState) {
    guard case .merged(let id)? = merges.selected else { return tell(.note, texts.mergesNotMerged) }
    guard actor?.role(for: .unmergeParcel) != nil else { return refuse(.unmergeParcel) }
    fly(.unmergeParcel, [Planned(.unmergeParcel(id), version: merges.advice?.rows[id]?.version)], origin: .list)
  }

  func drawMerges(_ merges: MergesState, _ layout: Layout, on surface: inout Surface) {
    let area = layout.body.centred(width: 110, height: layout.body.height)
    let inside = Box(title: texts.mergesTitle, trailing: texts.mergesHint).draw(on: &surface, in: area, glyphs: glyphs)
    guard let advice = merges.advice else { return _ = surface.put(texts.loading, x: inside.x + 1, y: inside.y, ink: .dim) }
    guard !merges.entries.isEmpty else {
      return _ = surface.put(texts.mergesNone, x: inside.x + 1, y: inside.y, ink: .dim)
    }
    let (list, foot) = (inside.inset(bottom: 3), inside.inset(top: inside.height - 3))
    let columns = [
      Column("", minimum: texts.language == .zh ? 6 : 8), Column("", minimum: 28, ideal: 44),
      Column("", minimum: 14, ideal: 30, isFlexible: true),
    ]
    Table(columns: columns, rowCount: merges.entries.count, selected: merges.cursor, showsHeader: false) { place in
      switch merges.entries[place] {
      case .proposal(let proposal):
        let who = proposal.parcels.first.flatMap { advice.rows[$0] }.map { "\($0.recipient) \($0.city)" } ?? ""
        return TableRow([
          TextRun(texts.mergesMay, .done), .safe(proposal.parcels.map(\.text).joined(separator: " + "), .strong), .safe(who),
        ])
      case .merged(let id):
        let row = advice.rows[id]
        return TableRow([
          TextRun(texts.mergesIs, .title), .safe("\(id.text) \(glyphs.arrow) \(row?.bundle?.text ?? "")"),
          .safe(row.map { "\($0.recipient) \($0.city)" } ?? ""),
        ])
      case .apart(let one):
        return TableRow([
          TextRun(texts.mergesNot, .dim), .safe("\(one.parcel.text) ≠ \(one.from.text)"),
          .safe(texts.list(one.obstacles.map(texts.title)), .dim),
        ])
      }
    }.draw(on: &surface, in: list)
    surface.write(String(repeating: glyphs.horizontal, count: foot.width), x: foot.x, y: foot.y, ink: .rule)
    let lines = Flow.lines([TextRun(explain(merges))], columns: foot.width - 2, indent: 0)
    surface.put(Array(lines.prefix(2)), in: foot.inset(left: 1, top: 1, right: 1))
  }

  /// What makes the parcels under the cursor one box, or keeps them apart.
  private func explain(_ merges: MergesState) -> String {
    switch merges.selected {
    case .proposal(let proposal):
      let key = proposal.key
      guard actor?.seesBuyers == true else { return texts.mergesSame }
      return texts.mergesSame + ": " + texts.list([key.shop, key.buyer, key.recipient, key.phone, key.address])
    case .merged(let id): return texts.mergesTogether(id.text)
    case .apart(let one):
      return "\(one.parcel.text) ≠ \(one.from.text): " + texts.list(one.obstacles.map(texts.title)) + " · ORD-10"
    case nil: return ""
    }
  }
}
