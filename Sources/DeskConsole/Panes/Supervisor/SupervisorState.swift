import DeskCore

/// 主管: every queue, and what has just been done.
public struct SupervisorState: Sendable {
  public var kind: WorkKind = .approveByLead
  public var log: [TimelineRow] = []

  public init() {}
}
