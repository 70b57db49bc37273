extension Draft {
  mutating func applyParcel(_ consequence: Consequence) {
    switch consequence {
    case .requestInterception:
      guard case .interceptParcel(_, let reason)? = before.command else { return }
      parcel?.interception = Interception(by: before.actor.name, at: before.now, reason: reason)
    case .seeInterception:
      parcel?.interception?.state = .seen
      parcel?.interception?.seenBy = before.actor.name
      parcel?.interception?.seenAt = before.now
    case .interceptionFound: parcel?.interception?.state = .found
    case .interceptionGone:
      parcel?.interception?.state = .gone
      if parcel?.handedOverAt == nil { parcel?.handedOverAt = before.now }
    case .liftInterception: parcel?.interception?.state = .lifted
    case .openException:
      guard case .reportException(_, let kind, _, let hours)? = before.command else { return }
      parcel?.exception = ParcelException(kind: kind, owner: before.actor.name, next: before.now.advanced(byHours: Int64(hours)))
    case .followException:
      guard case .followException(_, _, let hours)? = before.command else { return }
      parcel?.exception?.owner = before.actor.name
      parcel?.exception?.next = before.now.advanced(byHours: Int64(hours))
    case .solveException: parcel?.exception = nil
    default: break
    }
  }
}
