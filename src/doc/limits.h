/* doc/limits.h: what no article may ask of the parser.
 *
 * In:  Markdown. Out: nothing, or a finding that names the limit that was passed; then the text isn't parsed. The
 * parser needs time beyond its input's length for a few constructions (a table of thousands of columns and short rows,
 * thousands of “<?” that never end, a long address referred to thousands of times): one look at each line, before
 * parsing, reports them. Honest articles stay a hundred times below every limit. Linear in the length of the text.
 */
#ifndef STELE_DOC_LIMITS_H
#define STELE_DOC_LIMITS_H

#include "base/diag.h"
#include "base/str.h"

enum {
    LIMIT_TABLE_COLUMNS = 1000,
    LIMIT_TABLE_CELLS = 100000,      /* of all tables of an article */
    LIMIT_NOTES = 20000,             /* references and definitions */
    LIMIT_HEADINGS = 10000,          /* and divisions */
    LIMIT_MARKS = 100000,            /* signs of emphasis and opening brackets in one paragraph */
    LIMIT_NODES = 250000,            /* lines, blocks and signs, which take some 250 bytes each while they are read; */
    LIMIT_NODE_BYTES = 12,           /* and one more for so many bytes of text */
    LIMIT_NESTING = 200000,          /* signs of quotations and lists at the front of lines, beyond ten in each */
    LIMIT_TAGS = 10000,              /* of raw HTML */
    LIMIT_REFERENCE_BYTES = 1 << 26, /* what addresses by reference may come to when they are put in their places */
    LIMIT_STEPS = 500000000,         /* of the parser, beyond one for each byte */
};

/* False, with an error, where a limit is passed; the first line of `markdown` is line `line` of the file. Findings:
 * limit.table, limit.marks, limit.nodes, limit.nesting, limit.notes, limit.headings, limit.references, limit.steps. */
bool limits_check(str markdown, int line, struct diag *diag);

#endif
