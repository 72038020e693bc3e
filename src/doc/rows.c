#include "doc/rows.h"

#include "doc/escapes.h"

/* Without what stands before the first cell and after the last: quotations' signs, space, bars. */
static str cells_of(str line)
{
    str cells = str_trim(line);

    while (cells.len && (cells.at[0] == '>' || cells.at[0] == ' ' || cells.at[0] == '\t'))
        cells = str_from(cells, 1);
    return str_starts(cells, S("|")) ? str_from(cells, 1) : cells;
}

/* What follows the bar that ends cell `columns`; empty where there is none. */
static str after(str cells, int columns)
{
    for (size_t at = 0; at < cells.len; at++) {
        if (cells.at[at] == '\\')
            at++;
        else if (cells.at[at] == '|' && --columns == 0)
            return str_trim(str_from(cells, at + 1));
    }
    return S("");
}

static bool has_words(str cells)
{
    for (size_t at = 0; at < cells.len; at++)
        if (cells.at[at] != '|' && cells.at[at] != ' ' && cells.at[at] != '\t')
            return true;
    return false;
}

void row_check(struct doc *doc, const struct node *row, int columns, struct diag *diag)
{
    str line = doc_line(doc, row->span.line), lost = after(cells_of(line), columns), before;

    if (!has_words(lost))
        return;
    before = str_first(line, (size_t)(lost.at - line.at));
    lost = escapes_restore(doc->arena, str_trim(str_first(lost, lost.len - str_ends(lost, S("|")))), true);
    diag_warn(diag, "table.cells",
        doc_along(doc, (struct span){ row->span.line, 1 }, before),
        "the table's head has %d %s, so “%.*s” isn't shown: give it more, or write a bar that ends no cell as \\|",
        columns, columns == 1 ? "cell" : "cells", STR(lost));
}
