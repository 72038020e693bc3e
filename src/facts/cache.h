/* facts/cache.h: what a run has asked, made and written, for the next one: the index of OUT/.cache.
 *
 * The index is one file, written last: what the disk has answered (base/trace.h), where each article's facts lie in the
 * store beside it, what each file of the output was made of, and what was found. Whoever deletes it loses time only.
 * What is read is checked, the whole by its hash and each number by itself: another program's, a damaged or a strange
 * one is as none.
 */
#ifndef STELE_FACTS_CACHE_H
#define STELE_FACTS_CACHE_H

#include "base/diag.h"
#include "base/spool.h"
#include "base/trace.h"

/* Where a record lies in what is kept of pages (view/kept.h), and its hash. */
struct cache_extent {
    uint64_t at;
    uint32_t len; /* 0: nothing is kept */
    uint64_t sum;
};

/* An article, as it was made. */
struct cache_article {
    str path;             /* within the publication */
    size_t input;         /* the answer that was its bytes, a number of `inputs` */
    uint64_t named;       /* of what is known of its file but for its bytes */
    struct extent record; /* in the store: its findings and facts */
    uint64_t sum;         /* of the record */
    uint64_t facts;       /* of its facts */
    uint64_t parts;       /* of what only its own pages need */
    bool due;             /* it is one, and is due; else there are findings only */
    struct cache_extent page; /* what its page shows of others */
};

/* An asset (media/assets.h), as it was read: what ships of it. */
struct cache_asset {
    size_t input; /* the answer that was its bytes, a number of `inputs` */
    bool shown;   /* it was read as a picture */
    str name, type, extension;
    size_t width, height;
    size_t size;
    str without;
};

/* What a file of the output was made of, group by group, so that it can be said which has changed. All zero where that
 * isn't known. */
enum cache_reason { CACHE_TEXT, CACHE_FACTS, CACHE_LINKS, CACHE_TERMS, CACHE_AROUND, CACHE_SHARED };
enum { CACHE_REASONS = CACHE_SHARED + 1 };

struct cache_key {
    uint64_t of[CACHE_REASONS];
};

struct cache_output {
    str path; /* as seen from OUT */
    struct cache_key key;
    struct stamp stamp; /* of the file in its place */
};

struct cache {
    uint64_t build; /* the program and its libraries */
    uint64_t asked; /* the command's options */
    uint64_t world; /* what every article depends on */
    int64_t begun;  /* the moment at which the run began, by stamp_now */
    uint64_t store; /* which store of facts it is about, */
    uint64_t end;   /* and how far that was written */
    struct cache_extent shared; /* what all pages share, in what is kept of pages */
    size_t articles_reported, pages, books;
    struct trace_entry *inputs; /* by folder and name; paths within the publication, or absolute */
    size_t input_count;
    struct cache_article *articles; /* by path */
    size_t article_count;
    struct cache_asset *assets;
    size_t asset_count;
    struct cache_output *outputs; /* by path */
    size_t output_count;
    str findings; /* as base/findings.h writes them: all of them */
};

/* The index as bytes, at the end of `out`, where a NUL follows each path of inputs and outputs; and back: texts borrow
 * from `bytes`, lists live in the arena. False, and an empty cache, where it is none that this program has written. */
void cache_write(struct buf *out, const struct cache *cache);
bool cache_read(struct cache *cache, struct arena *arena, str bytes, uint64_t build);

/* Puts the lists in their order. */
void cache_sort(struct cache *cache);

static inline bool cache_key_equal(const struct cache_key *a, const struct cache_key *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

#endif
