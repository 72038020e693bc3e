/* input/terms.h: terms.yaml, the publication's term base.
 *
 * In:  a list of maps with the keys zh, en, abbr, reading, also, kind, definition, note, status, lang. Out: records
 * with their places. What an editor wrote there stands above whatever is guessed from the text.
 */
#ifndef STELE_INPUT_TERMS_H
#define STELE_INPUT_TERMS_H

#include "base/map.h"
#include "input/fields.h"

struct term_record {
    struct text zh;
    struct text en;
    struct text abbr;
    struct text reading;
    struct texts also; /* other renderings or originals that are right as well */
    struct text kind;  /* term, name, title, quotation; empty: not said */
    struct text definition;
    struct text note;
    struct text status; /* approved (also where nothing is said), proposed, ignored */
    struct text lang;
};

struct term_base {
    struct term_record *records; /* in the file's order */
    size_t count;
    struct map by_pair; /* English, a tab, the original → struct term_record; `also` as well */
};

/* Reads terms.yaml. Findings: term.duplicate for two records of one term, term.empty for one without zh and en,
 * term.kind, term.status; as in input/yaml.h and input/fields.h. */
void terms_read(struct term_base *base, struct arena *arena, str yaml, struct diag *diag);

#endif
