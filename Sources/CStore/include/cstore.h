// What Swift can't reach by itself: SQLite's variadic configuration call, its destructor constants, and a lock wait with an end.
#pragma once
#include <sqlite3.h>
#include <stddef.h>

/// Spares SQLite the lock and the statistics of each allocation; without effect once SQLite is in use.
void cstore_configure(void);

/// Sets a boolean SQLITE_DBCONFIG_… option; returns SQLite's result code.
int cstore_db_config(sqlite3 *db, int option, int on);

/// Binds text or bytes that SQLite copies at once (SQLITE_TRANSIENT).
int cstore_bind_text(sqlite3_stmt *statement, int index, const char *text, int length);
int cstore_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int length);
/// Binds text or bytes that stay valid until the statement has been stepped and reset (SQLITE_STATIC).
int cstore_bind_text_static(sqlite3_stmt *statement, int index, const char *text, int length);
int cstore_bind_blob_static(sqlite3_stmt *statement, int index, const void *bytes, int length);

/// Takes an exclusive flock on `fd`, waiting in the kernel, so that waiting processes are served in turn.
/// Returns 0 when taken, 1 when `milliseconds` passed first, -1 with errno on any other failure.
int cstore_take_turn(int fd, int milliseconds);
/// Whether somebody waits in `cstore_take_turn` for this file.
int cstore_turn_is_wanted(int fd);
/// Gives the lock back.
void cstore_end_turn(int fd);

/// The file system's magic number under `path` (statfs), or 0 when it can't be told.
long cstore_file_system(const char *path);

/// Room that `cstore_pack` may need for `count` bytes.
size_t cstore_packed_bound(size_t count);
/// Packs bytes as one LZ4 block; returns its size.
size_t cstore_pack(const void *bytes, size_t count, void *packed);
/// Unpacks a block that gives exactly `count` bytes; 0 when it's damaged.
int cstore_unpack(const void *packed, size_t size, void *bytes, size_t count);
