/* base/trace.h: what a run asks of the disk, so that the next run knows whether the disk would answer the same.
 *
 * While a trace is on, base/file.c notes each file that is read, each folder that is listed, each path that is looked
 * at, with its stamp and a hash of what was found; what isn't there is noted as well. So nothing that a page depends on
 * can be forgotten: a question that isn't noted wasn't asked. Several threads may ask at once.
 */
#ifndef STELE_BASE_TRACE_H
#define STELE_BASE_TRACE_H

#include "base/map.h"
#include "base/stamp.h"

#include <pthread.h>

/* In the order of how much they say: of two questions about one path the later kind is kept. */
enum trace_kind {
    TRACE_LOOKED, /* what is there, and whether the name itself is a link: `hash` tells them apart */
    TRACE_LISTED, /* a folder; `hash` is of its names and what they are */
    TRACE_READ,   /* a file; `hash` is of its bytes */
    TRACE_FAILED, /* the disk said no: nobody knows what is there */
};

struct trace_entry {
    str path; /* as it was asked for */
    enum trace_kind kind;
    struct stamp stamp; /* of what links lead to */
    uint64_t hash;
};

struct trace {
    pthread_mutex_t mutex;
    struct arena arena;
    str without; /* questions about paths that begin so aren't noted; may be empty */
    struct map entries; /* of struct trace_entry, by path */
};

/* Begins to note, and stops; one trace at a time. What was noted stays until trace_free. */
void trace_begin(struct trace *trace, str without);
void trace_stop(struct trace *trace);
void trace_free(struct trace *trace);

/* For the seam: notes an answer where a trace is on. */
void trace_note(str path, enum trace_kind kind, const struct stamp *stamp, uint64_t hash);
bool trace_is_on(void);

/* Notes that a path would be answered as an earlier run has been. */
void trace_note_again(struct trace *trace, const struct trace_entry *entry);

#endif
