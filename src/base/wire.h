/* base/wire.h: numbers and texts as bytes and back, for what is kept on the disk or handed to another process.
 *
 * One list of members serves both ways: each function writes what its argument holds, or reads into it. A number takes
 * as few bytes as it can, seven bits each, the low ones first (LEB128: DWARF 5, 7.6); a text is its length and its
 * bytes. So the same values make the same bytes on every machine, and nothing lies between them. What is read is not
 * trusted: what would not have been written so makes the record bad, and a bad one gives zeros and empty texts, so that
 * it is enough to ask at the end.
 */
#ifndef STELE_BASE_WIRE_H
#define STELE_BASE_WIRE_H

#include "base/buf.h"
#include "base/diag.h"

#include <stdint.h>

struct wire {
    struct buf *out;     /* writing: after what it holds; NULL: reading */
    str rest;            /* reading: what is left */
    struct arena *arena; /* reading: for lists */
    bool bad;            /* reading: nobody wrote this; nothing is left then */
};

/* Texts that are read borrow from the record. */
struct wire wire_writer(struct buf *out);
struct wire wire_reader(str record, struct arena *arena);

/* Reading: makes the record bad, for what only the caller can know. */
void wire_refuse(struct wire *wire);

/* Whether a record was read to its end, and is one. */
bool wire_done(const struct wire *wire);

void wire_size(struct wire *wire, size_t *number);
void wire_int(struct wire *wire, int *number); /* not negative */
void wire_flag(struct wire *wire, bool *flag);
void wire_hash(struct wire *wire, uint64_t *hash); /* eight bytes, the low ones first */
void wire_text(struct wire *wire, str *text);
void wire_span(struct wire *wire, struct span *span);

/* A number below `limit`, an enumerator for example: gives `value` back, or what was read. */
unsigned wire_below(struct wire *wire, unsigned value, unsigned limit);

/* A list's count, and its items: those that there are, or so many zeroed ones in the arena, to be read one by one. Each
 * takes at least `least` bytes, more than 0, so that a record has no more items than it has room for. */
void *wire_list(struct wire *wire, void *items, size_t *count, size_t size, size_t least);

#endif
