#include "base/hash.h"

#include <string.h>
#include <xxhash.h>

uint64_t hash_bytes(str s)
{
    return XXH3_64bits(s.at, s.len);
}

void hash_wide(str s, unsigned char out[16])
{
    XXH128_canonical_t canonical;

    XXH128_canonicalFromHash(&canonical, XXH3_128bits(s.at, s.len));
    memcpy(out, canonical.digest, 16);
}

str hash_hex(struct arena *arena, str s, size_t digits)
{
    static const char hex[] = "0123456789abcdef";
    unsigned char hash[16];
    char *text = arena_alloc(arena, digits + 1);

    hash_wide(s, hash);
    for (size_t i = 0; i < digits && i < 32; i++)
        text[i] = hex[i % 2 ? hash[i / 2] & 15 : hash[i / 2] >> 4];
    return (str){ text, digits < 32 ? digits : 32 };
}

str hash_uuid(struct arena *arena, str name)
{
    unsigned char h[16];

    hash_wide(name, h);
    h[6] = (unsigned char)(0x80 | (h[6] & 0x0F)); /* version 8 */
    h[8] = (unsigned char)(0x80 | (h[8] & 0x3F)); /* variant 10 */
    return arena_printf(arena, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", h[0], h[1], h[2],
        h[3], h[4], h[5], h[6], h[7], h[8], h[9], h[10], h[11], h[12], h[13], h[14], h[15]);
}
