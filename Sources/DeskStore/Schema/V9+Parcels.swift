extension V9 {
  /// `P260105-10000` comes after `P260105-9999`: within a wave by length, then by text. What is picked and not packed lies in a tote.
  static let parcels = [
    "DROP INDEX parcel_wave;",
    "CREATE INDEX parcel_wave ON parcel (wave, stage, length(id), id);",
    "CREATE INDEX parcel_tote ON parcel (id) WHERE stage = 'picked';",
  ]
}
