// The LZ4 block format, as its specification gives it: any LZ4 tool reads what this writes. Kept here because the format is a page long and
// a library would be one more thing to install.
#include "cstore.h"
#include <stdint.h>
#include <string.h>

enum {
  shortest = 4,     // bytes of the shortest match
  farthest = 65535, // how far back a match may lie
  tail = 5,         // the last bytes are always literals
  lastMatch = 12,   // no match begins closer to the end
  bits = 14         // of the hash
};

static uint32_t four(const uint8_t *at) {
  uint32_t value;
  memcpy(&value, at, sizeof value);
  return value;
}

static uint8_t *length(uint8_t *out, size_t rest) {
  for (; rest >= 255; rest -= 255) *out++ = 255;
  *out++ = (uint8_t)rest;
  return out;
}

static uint8_t *literals(uint8_t *out, const uint8_t *from, size_t count, size_t match) {
  *out = (uint8_t)((count < 15 ? count : 15) << 4 | (match < 15 ? match : 15));
  out++;
  if (count >= 15) out = length(out, count - 15);
  memcpy(out, from, count);
  return out + count;
}

static const uint8_t *common(const uint8_t *at, const uint8_t *earlier, const uint8_t *end) {
  while (at + 8 <= end) {
    uint64_t a, b;
    memcpy(&a, at, 8);
    memcpy(&b, earlier, 8);
    if (a != b) break;
    at += 8;
    earlier += 8;
  }
  while (at < end && *at == *earlier) at++, earlier++;
  return at;
}

size_t cstore_packed_bound(size_t count) { return count + count / 255 + 16; }

size_t cstore_pack(const void *bytes, size_t count, void *packed) {
  const uint8_t *in = bytes, *end = in + count, *done = in, *at = in + 1;
  uint8_t *out = packed;
  uint32_t seen[1 << bits] = {0};
  size_t misses = 0;
  while (count > lastMatch && at <= end - lastMatch) {
    uint32_t slot = four(at) * 2654435761u >> (32 - bits);
    const uint8_t *earlier = in + seen[slot];
    seen[slot] = (uint32_t)(at - in);
    if (at - earlier > farthest || four(earlier) != four(at)) {
      // What doesn't repeat is passed over faster and faster.
      at += 1 + (misses++ >> 6);
      continue;
    }
    misses = 0;
    while (at > done && earlier > in && at[-1] == earlier[-1]) at--, earlier--;
    const uint8_t *after = common(at + shortest, earlier + shortest, end - tail);
    size_t match = (size_t)(after - at) - shortest;
    out = literals(out, done, (size_t)(at - done), match);
    *out++ = (uint8_t)(at - earlier);
    *out++ = (uint8_t)((at - earlier) >> 8);
    if (match >= 15) out = length(out, match - 15);
    done = at = after;
  }
  return (size_t)(literals(out, done, (size_t)(end - done), 0) - (uint8_t *)packed);
}

// Adds up a length that goes on in further bytes; 0 when they end too early.
static int more(const uint8_t **in, const uint8_t *end, size_t *sum) {
  uint8_t byte;
  do {
    if (*in == end) return 0;
    byte = *(*in)++;
    *sum += byte;
  } while (byte == 255);
  return 1;
}

int cstore_unpack(const void *packed, size_t size, void *bytes, size_t count) {
  const uint8_t *in = packed, *end = in + size;
  uint8_t *start = bytes, *out = start, *limit = start + count;
  while (in < end) {
    uint8_t token = *in++;
    size_t plain = token >> 4, match = token & 15;
    if (plain == 15 && !more(&in, end, &plain)) return 0;
    if (plain > (size_t)(end - in) || plain > (size_t)(limit - out)) return 0;
    memcpy(out, in, plain);
    in += plain;
    out += plain;
    if (in == end) return out == limit;
    if (end - in < 2) return 0;
    size_t back = in[0] | (size_t)in[1] << 8;
    in += 2;
    if (match == 15 && !more(&in, end, &match)) return 0;
    match += shortest;
    if (back == 0 || back > (size_t)(out - start) || match > (size_t)(limit - out)) return 0;
    for (; match > 0; match--, out++) *out = out[-(ptrdiff_t)back];
  }
  return 0;
}
