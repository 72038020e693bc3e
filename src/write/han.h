/* write/han.h: the runs of Chinese in an article, each once: what readings may stand above.
 *
 * Whoever writes the article's text adds them, in the order in which they are written; those in code, in addresses and
 * those that the author has given a reading are left out.
 */
#ifndef STELE_WRITE_HAN_H
#define STELE_WRITE_HAN_H

#include "base/map.h"
#include "doc/doc.h"

struct han_run {
    str text;
    str lang; /* zh-Hans, zh-Hant */
};

struct han_runs {
    struct han_run *items;
    size_t count;
};

/* Runs in the making. Begin with seen.arena set: where they are copied to. */
struct han {
    struct han_runs runs;
    size_t cap;
    struct map seen; /* a run's number by its text, from 1 */
};

/* Whether a node is a run of Chinese: a span that says so, around text alone. */
bool han_is_run(const struct node *node);

/* Whether nothing stands above what is in a node. */
bool han_is_closed(const struct node *node);

/* Adds a run where its text isn't there yet; its number, from 0. */
size_t han_add(struct han *han, const struct node *run);

#endif
