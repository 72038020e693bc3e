/* facts/codec.h: the facts of an article as bytes and back, for what is spooled, cached and handed between processes.
 *
 * The same facts make the same bytes, on every machine: no pointers, no padding, nothing of where the files lie. What
 * is read is checked, every length, number and nesting, and may be anything: it is what was written, or it is refused.
 */
#ifndef STELE_FACTS_CODEC_H
#define STELE_FACTS_CODEC_H

#include "base/wire.h"
#include "facts/facts.h"

/* Writes the facts behind `out`, but for what is known of the file: path, slug, edition, page; and parts. */
void facts_write(struct buf *out, const struct facts *facts);

/* Sets everything but that of `facts`. Texts borrow from the record, lists live in the arena. False where this is no
 * record of facts; `facts` is of no use then. A mention's record may be beyond those that there are: whoever looks it
 * up in a term base asks first. */
bool facts_read(struct facts *facts, struct arena *arena, str record);

#endif
