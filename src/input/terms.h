/* input/terms.h: terms.yaml, the publication's term base.
 *
 * In:  a list of maps with the keys zh, en, abbr, reading, also, kind, definition, note, status, lang. Out: records
 * with their spans. What an editor wrote there stands above whatever is guessed from the text. A lone Markdown file
 * has no configuration and so no term base: a terms.yaml beside it isn't read.
 */
#ifndef STELE_INPUT_TERMS_H
#define STELE_INPUT_TERMS_H

#include "base/map.h"
#include "input/fields.h"

/* What became of a guess. What a person wrote without saying is approved. */
enum term_status { TERM_PROPOSED, TERM_APPROVED, TERM_IGNORED };

struct term_record {
    struct text zh; /* the original, also where it is Japanese or Korean. Empty: whatever is rendered by `en` */
    struct text en; /* empty: the record says something of `zh`, however that is rendered */
    struct text abbr;
    struct text reading;
    struct texts also; /* other renderings or originals that are right as well */
    struct text kind;  /* term, name, title, quotation; empty: not said */
    struct text definition;
    struct text note;
    struct text status; /* as it is written; empty: not said */
    struct text lang;   /* of the original; empty: not said */

    struct span span;
    size_t number; /* among the base's records */
    enum term_status standing;
};

struct term_base {
    struct term_record *records; /* in the file's order */
    size_t count;
    size_t ignored;     /* how many are to be ignored */
    struct map by_pair; /* term_key of English and original → struct term_record, the first of its key */
    struct map folded;  /* fold_pair of the same, of what stands in `also` instead of one side, of the one side that a
                           record has → the first struct term_record */
};

/* How many records a base has at most, and how many other forms a record: the rest isn't read. */
enum { TERM_RECORDS = 20000, TERM_ALSO = 64, TERM_BASE_BYTES = 8 << 20 };

/* Reads terms.yaml, parsed: a list, or a map whose only key, `terms`, holds one. Findings: term.duplicate, a warning,
 * for two records of one term, also in other characters or capitals (the first stands); errors: term.empty for one with
 * neither zh nor en, term.kind, term.status, term.limit; as in input/fields.h. */
void terms_read(struct term_base *base, struct arena *arena, const struct yaml *yaml, struct diag *diag);

/* What the base says of a pair: of the two together, else of the original however it is rendered, else of the English;
 * NULL where it says nothing. */
const struct term_record *terms_find(const struct term_base *base, str en, str zh);

/* The key of a pair: English, a tab, the original; as they are written. */
str term_key(struct arena *arena, str en, str zh);

/* "proposed", "approved", "ignored". */
const char *term_status_name(enum term_status status);

#endif
