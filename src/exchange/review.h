/* exchange/review.h: what was guessed, as a table for an editor, and that table read back.
 *
 * In:  the publication. Out: a table (formats/tsv.h) with tabs, a byte order mark, a header and a row for each guess,
 * in the order of first occurrence. A row is one pair of an original and its English; its columns:
 *
 *   decision  empty: undecided. accept: it is right as it stands. reject: it is no term (status: ignored).
 *             change: it is right as the row says now, whose en, zh, abbr, reading, kind or lang was edited.
 *   guess     what kind of guess: gloss
 *   en zh abbr reading kind lang   the values
 *   status    what terms.yaml says already
 *   places    where it is glossed, PATH:LINE:COLUMN, with "; " between, the first twenty
 *   count     how often it stands in the articles, later mentions included
 *   rule      what made the guess, in plain words
 *   context   the line of the first of them
 *   id        what the row is known by; never edited
 *
 * Columns are found by their names, in any order; others are an editor's own.
 */
#ifndef STELE_EXCHANGE_REVIEW_H
#define STELE_EXCHANGE_REVIEW_H

#include "base/buf.h"
#include "base/diag.h"
#include "formats/tsv.h"
#include "formats/yaml_edit.h"
#include "input/around.h"
#include "publication/publication.h"

/* Where the files of the articles are at hand. */
struct review_lines {
    const struct around *(*text)(void *context, const struct article *article);
    void *context;
};

/* Writes the table: what is undecided; with `all` what is decided as well. Returns how many rows it has. */
size_t review_write(struct buf *out, const struct publication *publication, const struct review_lines *lines, bool all);

struct review_decisions {
    struct yaml_edit_record *records;
    size_t count, cap;
    size_t accepted, rejected, changed;
};

/* What the table's decisions mean for terms.yaml, in the order of the table. False after errors, each at its cell:
 * review.header, review.decision, review.guess, review.changed (a value was edited, and the decision isn't change),
 * review.kind, review.lang, review.empty, review.twice (a guess, or a pair, decided in two ways), review.id (none where
 * one is needed). Warnings: review.stale
 * for a guess that isn't made any more, which is passed over; review.cleared for a value taken away, which terms.yaml
 * can't say. */
bool review_read(struct review_decisions *decisions, struct arena *arena, const struct publication *publication,
    const struct tsv *table, struct diag *diag);

/* A term's id in the table. */
str review_id(struct arena *arena, str en, str zh);

/* A value as a cell has it: on one line, without space at its ends. */
str review_value(struct arena *arena, str text);

#endif
