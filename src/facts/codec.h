/* facts/codec.h: the facts of an article as bytes and back, for what is spooled, cached and handed between processes.
 *
 * The same facts make the same bytes, on every machine: no pointers, no padding, nothing of where the files lie. What
 * is read is checked, every length, number and nesting, and may be anything: it is what was written, or it is refused.
 */
#ifndef STELE_FACTS_CODEC_H
#define STELE_FACTS_CODEC_H

#include "base/wire.h"
#include "facts/facts.h"

#include <pthread.h>

/* Writes the facts at the end of `out`, but for what is known of the file: path, slug, edition, page, file; and hashes.
 */
void codec_write(struct buf *out, const struct facts *facts);

/* Sets everything but that of `facts`. Texts borrow from the record, lists live in the arena. False where this is no
 * record of facts; `facts` is of no use then. What a mention's record is a number of isn't known here. */
bool codec_read(struct facts *facts, struct arena *arena, str record);

/* What many articles say alike, once: pairs of glosses and the ids of blocks. */
struct facts_common {
    pthread_mutex_t mutex;
    struct arena lasting, brief, maps;
    struct map pairs; /* by their bytes in a record */
    struct map texts;
};

/* Where facts are kept, by how long they are asked for. A worker has its own, but for what is common. */
struct facts_room {
    struct arena *lasting; /* what pages and lists are made of, and the texts of glosses */
    struct arena *brief;   /* references, ids, glosses and mentions: until the publication is made */
    struct facts_common *common;
    size_t records; /* how many the term base has, of which mentions are */
};

/* The same as codec_read, but that all is kept in the room, from several threads: the record may go. What mentions a
 * record that there isn't is refused. */
bool codec_keep(struct facts *facts, const struct facts_room *room, str record);

void codec_common_begin(struct facts_common *common);

/* Nothing more is kept: what is common lives in the room's arenas from now on. */
void codec_common_end(struct facts_common *common, const struct facts_room *room);

#endif
