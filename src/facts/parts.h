/* facts/parts.h: what only an article's own pages and chapters need, as one record that waits on the disk. */
#ifndef STELE_FACTS_PARTS_H
#define STELE_FACTS_PARTS_H

#include "write/body.h"
#include "write/han.h"
#include "write/line.h"
#include "write/plain.h"

struct heading {
    str id;
    int level; /* 2 to 6 */
    struct line text;
};

struct bodies {
    struct body title; /* with its references to notes; empty where it has none */
    struct body text;
    struct body notes;     /* empty where there are none */
    struct body_ends ends; /* of the text; none where the article has no editions */
};

/* Texts of the front matter are Markdown within a line; as bodies they are good for website and book alike. */
struct parts {
    struct bodies web;
    struct bodies book; /* empty where no book holds the article */
    struct body *summary;
    size_t summary_count;
    bool summary_single; /* one text, not a list of points */
    struct body caption;
    struct body credit;
    struct body disclaimer;
    struct body translation_of;
    str alt; /* the lead picture's description */
    struct heading *headings;
    size_t heading_count;
    struct han_runs han;
    uint64_t *written; /* by a gloss's number, what stands in the text of it: parts_written; 0 for a quotation */
    size_t written_count;
    struct plain plain; /* empty where nobody asks for it */
};

/* What a gloss or a term says in one number: another one where the original or the abbreviation is written otherwise,
 * or the English otherwise than lang/fold.h passes over. `key` is fold_pair of the two sides. */
uint64_t parts_written(str key, str zh, str abbr);

/* The parts as bytes, at the end of `out`: the same parts make the same bytes (base/wire.h). */
void parts_write(struct buf *out, const struct parts *parts);

/* And back: texts borrow from the record, lists live in the arena. False where this is no record of parts; slots and
 * ends of a body's blocks lie within it, in their order. */
bool parts_read(struct parts *parts, struct arena *arena, str record);

/* Whether all slots are of so many pictures, links and glosses. */
bool parts_fit(const struct parts *parts, size_t pictures, size_t links, size_t glosses);

#endif
