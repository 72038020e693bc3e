/* formats/tsv.h: tables as spreadsheets exchange them, read and written.
 *
 * In:  a text of rows, their cells separated by tabs, commas or semicolons (whichever the first row has), quoted as RFC
 * 4180 says; with or without a byte order mark, in UTF-8 or, as Excel's “Unicode text”, in UTF-16; lines end in \n,
 * \r\n or \r. Out: cells with their spans. A cell that a spreadsheet would calculate (it begins with = + - @) is
 * written with an apostrophe before it, and read without.
 */
#ifndef STELE_FORMATS_TSV_H
#define STELE_FORMATS_TSV_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

struct tsv_cell {
    str text; /* line breaks within it are \n */
    struct span span;
};

/* A row that isn't empty. */
struct tsv_row {
    size_t first; /* of its cells, in table.cells */
    size_t count;
    struct span span;
};

struct tsv {
    struct tsv_cell *cells;
    size_t cell_count, cell_cap;
    struct tsv_row *rows;
    size_t count, cap;
};

enum { TSV_BYTES = 64 << 20, TSV_CELLS = 4000000 };

/* Reads a table; linear. False after a finding: table.quote for a quotation mark that isn't closed or is followed by
 * text, table.limit, and as in formats/text.h. */
bool tsv_read(struct tsv *table, struct arena *arena, str bytes, struct diag *diag);

/* Cell `column` of a row; beyond its last one an empty cell with the row's span. */
struct tsv_cell tsv_cell(const struct tsv *table, const struct tsv_row *row, size_t column);

/* Writes one cell, in quotation marks where it needs them; what stands before and after it is the caller's. */
void tsv_write(struct buf *out, str text, char separator);

#endif
