import DeskCore

extension V8 {
  /// APR-1, APR-2. Revisions from their approval on, and the reviews of all pages. Who proposed, approved and published stays.
  static var pages: [String] {
    [
      """
      CREATE TABLE page_revision (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL CHECK (version > 0),
        state TEXT NOT NULL CHECK (\(Schema.oneOf(PageRevision.State.self, "state"))),
        kind TEXT NOT NULL CHECK (\(Schema.oneOf(RevisionPlan.Kind.self, "kind"))), page TEXT NOT NULL CHECK (page <> ''),
        part TEXT NOT NULL CHECK (part <> ''), was TEXT, becomes TEXT NOT NULL CHECK (becomes <> ''), due INTEGER,
        proposed_by TEXT NOT NULL, approved_by TEXT NOT NULL CHECK (approved_by <> proposed_by), approved_at INTEGER NOT NULL,
        published_by TEXT CHECK (published_by <> approved_by), published_at INTEGER, reason TEXT,
        CHECK ((state = 'published') = (published_by IS NOT NULL)), CHECK ((published_by IS NULL) = (published_at IS NULL))) STRICT;
      CREATE INDEX page_revision_open ON page_revision (id) WHERE state = 'toPublish';
      CREATE INDEX page_revision_published ON page_revision (published_at) WHERE published_at IS NOT NULL;
      CREATE INDEX page_revision_page ON page_revision (page, id);
      """,
      """
      CREATE TABLE page_review (
        id INTEGER PRIMARY KEY, person TEXT NOT NULL, at INTEGER NOT NULL, note TEXT NOT NULL CHECK (note <> ''), record INTEGER NOT NULL)
        STRICT;
      """,
    ]
  }
}
