import DeskCore

extension ChangeWriter {
  func write(_ new: PlannedPromotion, before: PlannedPromotion?) throws {
    try session.execute(
      """
      INSERT INTO promotion (id, version, stage, fields, starts_at, ends_at, drafted_by, proposed_by, proposed_at, note, approved_by, approved_at,
        published_by, ended_at, reason, drafted_record, taken_down_by, taken_down_at, published_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET version = excluded.version, stage = excluded.stage, fields = excluded.fields, starts_at = excluded.starts_at,
        ends_at = excluded.ends_at, proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at, note = excluded.note,
        approved_by = excluded.approved_by, approved_at = excluded.approved_at, published_by = excluded.published_by,
        ended_at = excluded.ended_at, reason = excluded.reason, taken_down_by = excluded.taken_down_by,
        taken_down_at = excluded.taken_down_at, published_at = coalesce(promotion.published_at, excluded.published_at)
      """, new.id.number, new.version, new.stored.rawValue, JSON.object(new.fields.json).text,
      new.promotion.window.from.milliseconds,
      new.promotion.window.until.milliseconds, new.draftedBy, new.proposedBy, new.proposedAt?.milliseconds, new.note,
      new.approvedBy,
      new.approvedAt?.milliseconds, new.publishedBy, new.endedAt?.milliseconds, new.reason, record, new.takenDownBy,
      new.takenDownAt?.milliseconds, new.publishedBy == nil ? nil : now.milliseconds)
    try change(before?.work ?? [], to: new.work)
  }

  func write(_ event: PlatformEvent, version: Int, before: PlatformEvent?) throws {
    try session.execute(
      """
      INSERT INTO platform_event (id, version, stage, platform, title, sign_up_by, materials_by, starts_at, ends_at, promotion, materials, result)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET version = excluded.version, stage = excluded.stage, promotion = excluded.promotion, result = excluded.result
      """, event.id.number, version, event.stage.rawValue, event.platform, event.title, event.signUpBy.milliseconds,
      event.materialsBy?.milliseconds, event.window.from.milliseconds, event.window.until.milliseconds, event.promotion?.number,
      event.materials, event.result)
    try change(before?.work ?? [], to: event.work)
  }
}
