/* run_cache.h: what the run before has kept in OUT/.cache, so that this one makes only what changed, and what this one
 * keeps. A run without it makes the same and reports the same.
 *
 * OUT/.cache/index is written last (facts/cache.h); OUT/.cache/facts holds what each article's findings and facts were,
 * record after record, and is written anew where most of it has had its day. A run that doesn't publish leaves the
 * index as it was: what had changed then has changed still.
 */
#ifndef STELE_RUN_CACHE_H
#define STELE_RUN_CACHE_H

#include "base/stamper.h"
#include "run_state.h"

/* Below OUT; what is written beside, to be moved there, has this after its name. */
#define RUN_CACHE_FOLDER ".cache"
#define RUN_CACHE_INDEX ".cache/index"
#define RUN_CACHE_STORE ".cache/facts"
#define RUN_CACHE_NEW ".new"
#define RUN_CACHE_PAGES ".cache/pages"

/* After run_open: reads what was kept, and asks the disk whether it still holds. False after the fatal finding
 * output.foreign: OUT/.cache is a link, through which stele doesn't write. */
bool run_cache_open(struct stele_run *run);
void run_cache_close(struct stele_run *run);

/* Where nothing has changed: reports again what was reported, and the run is done. Else a trace begins. */
bool run_cache_unchanged(struct stele_run *run);

/* After run_read: what all articles depend on is known. */
void run_cache_begin(struct stele_run *run);

/* Takes an article, whose number is in `facts`, as it was made: its findings, and its facts into the room; *due as
 * article_make. False where it has to be made. `scratch` is of no use afterwards. */
bool run_cache_take(struct stele_run *run, struct facts *facts, bool *due, struct arena *scratch,
    const struct facts_room *room, struct diag *diag);

/* Keeps an article that was made, as records of its facts and parts, both empty where it isn't due; `facts` get their
 * hashes. */
void run_cache_keep(
    struct stele_run *run, struct facts *facts, bool due, str record, str parts, const struct diag *diag);

/* What is known of an article by its name and its neighbours' names, as a hash; and what is kept of one as it was made:
 * its findings and the record of its facts. */
uint64_t run_cache_named(const struct text_file *file);
void run_cache_record(struct buf *out, str facts, const struct diag *diag);

/* The bytes of an article that was taken; false where they aren't those of which it was made. */
bool run_cache_read(struct stele_run *run, size_t file, struct arena *arena, str *bytes);

/* Before assets_read, which then reads no asset that hasn't changed. */
void run_cache_assets(struct stele_run *run);

/* Whether a file of static/, by its number, hasn't changed and is in its place, `to` in the website; where not, it has
 * to be read. From several threads, each another file. */
bool run_cache_copied(struct stele_run *run, size_t number, str to);

/* For the index: the disk's answers of old that assets and copies were known by, after those that there are, for which
 * there is room for as many more as run_cache_known says; and rows of all assets, `places` being the inputs by path. */
size_t run_cache_known(const struct stele_run *run);
void run_cache_carry(struct stele_run *run, struct cache *index);
void run_cache_list_assets(struct stele_run *run, struct cache *index, const struct map *places);

/* Whether an output, by its path as seen from OUT, was made of just this and is in its place: then it is part of the
 * new output. Else the key is remembered for what is going to be made. From several threads. */
bool run_cache_has(struct stele_run *run, str path, const struct cache_key *key);

/* The output is made of something that a key doesn't hold: findings of its own. */
void run_cache_forget(struct stele_run *run, str path);

/* What is asked of the disk from here on doesn't affect what is made. */
void run_cache_stop(struct stele_run *run);

/* After what was made is in its place. */
void run_cache_write(struct stele_run *run);

/* The same where the old index holds but for what was changed in it. */
void run_cache_write_again(struct stele_run *run);

/* The stamp that an output has, waiting until nothing could happen to it that its stamp would hide. `stamper` begins in
 * OUT. An errno value on failure. */
int run_cache_settle(struct stamper *stamper, str path, struct stamp *stamp);

#endif
