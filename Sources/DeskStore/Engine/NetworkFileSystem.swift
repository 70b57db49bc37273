import CStore

/// WAL needs shared memory between the processes of one host: a network file system is refused (sqlite.org/wal.html).
enum NetworkFileSystem {
  /// statfs magic numbers of NFS, SMB, CIFS, SMB2, AFS, Coda, 9P, Ceph.
  private static let magics: Set<Int> = [
    0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x5346_414F, 0x7375_7245, 0x0102_1997, 0x00C3_6400,
  ]

  static func contains(_ path: String) -> Bool { isListed(cstore_file_system(path)) }

  static func isListed(_ magic: Int) -> Bool { magics.contains(magic & 0xFFFF_FFFF) }
}
