#include "doc/cells.h"

#include "doc/attributes.h"
#include "doc/limits.h"
#include "doc/nesting.h"

#include <string.h>

/* A table's columns. */
struct grid {
    struct doc *doc;
    struct diag *diag;
    int taken[LIMIT_TABLE_COLUMNS];   /* for how many rows, from this one on, a cell from above or before lies there */
    bool begins[LIMIT_TABLE_COLUMNS]; /* whether a cell begins there in any row */
    int before[LIMIT_TABLE_COLUMNS + 1]; /* in how many columns before it none does */
    int width;
    bool uneven; /* not all rows are equally wide */
    int even;    /* as wide as the first one is; 0: there was none */
};

/* --- what a cell says of its size */

static int span_of(const struct node *cell, str name)
{
    str value = attribute_value(cell->attributes, name);
    int span = 0;

    for (size_t i = 0; i < value.len; i++)
        span = span * 10 + (value.at[i] - '0');
    return span ? span : 1;
}

static void set_span(struct grid *grid, struct node *cell, str name, int span)
{
    for (struct attribute *attribute = cell->attributes; attribute; attribute = attribute->next)
        if (str_equal(attribute->name, name)) {
            diag_warn(grid->diag, "html.attribute", cell->span, "“%.*s=\"%.*s\"” reaches too far; it is %d", STR(name),
                STR(attribute->value), span);
            attribute->value = arena_printf(grid->doc->arena, "%d", span);
        }
}

/* --- rows */

/* How many columns a cell may have from `column` on: to the next that is taken. */
static int room(const struct grid *grid, int column, int wanted)
{
    int columns = 1;

    while (columns < wanted && column + columns < LIMIT_TABLE_COLUMNS && !grid->taken[column + columns])
        columns++;
    return columns;
}

/* Puts a cell into the first free column from `column` on, which it keeps in its level; returns where it ends. */
static int place_cell(struct grid *grid, struct node *cell, int column, int rows)
{
    int columns = span_of(cell, S("colspan")), down = span_of(cell, S("rowspan")), free;

    while (column < LIMIT_TABLE_COLUMNS && grid->taken[column])
        column++;
    cell->level = column;
    if (column == LIMIT_TABLE_COLUMNS)
        return column;
    free = room(grid, column, columns);
    if (free < columns)
        set_span(grid, cell, S("colspan"), free);
    if (down > rows)
        set_span(grid, cell, S("rowspan"), rows);
    for (int i = 0; i < free; i++)
        grid->taken[column + i] = down > rows ? rows : down;
    grid->begins[column] = true;
    return column + free;
}

static void place_row(struct grid *grid, const struct node *row, int rows)
{
    int column = 0, wide = 0;

    for (struct node *cell = row->first; cell; cell = cell->next)
        column = place_cell(grid, cell, column, rows);
    if (column > grid->width)
        grid->width = column;
    for (int i = 0; i < grid->width; i++) {
        wide = grid->taken[i] ? i + 1 : wide;
        grid->taken[i] -= grid->taken[i] > 0;
    }
    grid->uneven = grid->uneven || (grid->even && grid->even != wide);
    grid->even = wide;
}

static void place_group(struct grid *grid, const struct node *group)
{
    int rows = 0;

    memset(grid->taken, 0, sizeof grid->taken);
    for (const struct node *row = group->first; row; row = row->next)
        rows++;
    for (const struct node *row = group->first; row; row = row->next)
        place_row(grid, row, rows--);
}

/* --- columns */

static bool is_group(const struct node *node)
{
    return nesting_is(node, "thead") || nesting_is(node, "tbody") || nesting_is(node, "tfoot");
}

/* Takes from a cell the columns in which none begins. */
static void narrow_cell(struct grid *grid, struct node *cell)
{
    int first = cell->level, columns = span_of(cell, S("colspan")), end = first + columns, none;

    if (columns == 1 || end > LIMIT_TABLE_COLUMNS)
        return;
    none = grid->before[end] - grid->before[first];
    if (none)
        set_span(grid, cell, S("colspan"), columns - none);
}

static void narrow(struct grid *grid, const struct node *table)
{
    for (int i = 0; i < LIMIT_TABLE_COLUMNS; i++)
        grid->before[i + 1] = grid->before[i] + !grid->begins[i];
    for (const struct node *group = table->first; group; group = group->next)
        for (const struct node *row = is_group(group) ? group->first : NULL; row; row = row->next)
            for (struct node *cell = row->first; cell; cell = cell->next)
                narrow_cell(grid, cell);
}

/* How many columns a <colgroup> says there are. */
static int count_columns(const struct node *colgroup)
{
    int columns = 0;

    for (const struct node *col = colgroup->first; col; col = col->next)
        columns += span_of(col, S("span"));
    return colgroup->first ? columns : span_of(colgroup, S("span"));
}

/* A group that has <col> in it says nothing of its span. */
static void drop_span(struct node *colgroup)
{
    if (colgroup->first)
        colgroup->attributes = NULL;
}

static void settle_columns(struct grid *grid, struct node *table)
{
    struct node *found = NULL, *next;
    int columns = 0;

    for (struct node *node = table->first; node; node = node->next) {
        if (!nesting_is(node, "colgroup"))
            continue;
        drop_span(node);
        columns += count_columns(node);
        found = found ? found : node;
    }
    if (!found || (!grid->uneven && columns == grid->even - grid->before[grid->even]))
        return;
    diag_warn(grid->diag, "html.attribute", found->span,
        "the table's rows haven't the %d columns that its <col> say; these aren't passed on", columns);
    for (struct node *node = found; node; node = next) {
        next = node->next;
        if (nesting_is(node, "colgroup"))
            node_unlink(node);
    }
}

void cells_settle(struct doc *doc, struct node *table, struct diag *diag)
{
    struct grid grid = { .doc = doc, .diag = diag };

    for (const struct node *group = table->first; group; group = group->next)
        if (is_group(group))
            place_group(&grid, group);
    narrow(&grid, table);
    settle_columns(&grid, table);
}
