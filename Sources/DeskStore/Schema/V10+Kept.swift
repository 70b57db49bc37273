extension V10 {
  /// SUP-3: days were kept without the roster's hours and, of orders that came unpaid, by another time of payment; `keepDays` keeps them anew.
  /// ROL-7: what was given back or put back ended loans once more that had run out by themselves.
  static var kept: [String] {
    [
      "DELETE FROM day_figure;",
      "UPDATE account_loan SET ended_at = NULL WHERE ended_at >= ends_at;",
    ]
  }
}
