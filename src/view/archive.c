#include "view/archive.h"

#include "view/address.h"
#include "view/page.h"

/* --- sheets */

/* The articles of one year, which stand together, newest first: `count` from `first` on. */
static void add_year(
    struct archive *archive, struct arena *arena, size_t *cap, const struct publication *p, size_t first, size_t count)
{
    size_t ordinal = (count + ARCHIVE_SHEET - 1) / ARCHIVE_SHEET, end = first + count;

    for (size_t size = count - (ordinal - 1) * ARCHIVE_SHEET; first < end; first += size, size = ARCHIVE_SHEET) {
        archive->sheets = arena_grow(arena, archive->sheets, archive->count, cap, sizeof *archive->sheets);
        archive->sheets[archive->count++] =
            (struct archive_sheet){ p->articles[first].facts->date.year, ordinal--, first, size };
    }
}

struct archive archive_plan(struct arena *arena, const struct publication *p)
{
    struct archive archive = { 0 };
    size_t first = 0, cap = 0;

    for (size_t i = 1; i <= p->count && p->count > ARCHIVE_HOME; i++) {
        if (i < p->count && p->articles[i].facts->date.year == p->articles[first].facts->date.year)
            continue;
        add_year(&archive, arena, &cap, p, first, i - first);
        first = i;
    }
    return archive;
}

/* --- their names */

str archive_path(struct arena *arena, const struct archive_sheet *sheet)
{
    str year;

    if (!sheet)
        return S("archive/");
    year = sheet->year ? arena_printf(arena, "%04d", sheet->year) : S("undated");
    return sheet->ordinal > 1 ? arena_printf(arena, "archive/%.*s-%zu/", STR(year), sheet->ordinal)
                              : arena_printf(arena, "archive/%.*s/", STR(year));
}

str archive_name(const struct context *c, const struct archive_sheet *sheet)
{
    const struct strings *strings = strings_for(c->strings, c->publication->input->config.lang.text);
    str year;

    if (!sheet)
        return strings_get(strings, "archive");
    year = sheet->year ? arena_printf(c->arena, "%d", sheet->year) : strings_get(strings, "undated");
    return sheet->ordinal > 1 ? arena_printf(c->arena, "%.*s (%zu)", STR(year), sheet->ordinal) : year;
}

static str link_to(const struct context *c, const struct archive_sheet *sheet, str root)
{
    return arena_printf(
        c->arena, "%.*s%.*s%.*s", STR(root), STR(archive_path(c->arena, sheet)), STR(address_index(c->publication)));
}

str archive_link(const struct context *c, str root)
{
    return link_to(c, NULL, root);
}

/* --- values */

static struct value *sheets_value(const struct context *c, const struct archive *archive, str root)
{
    struct value *list = value_list(c->arena), *index = value_map(c->arena);

    for (size_t i = 0; i < archive->count; i++) {
        const struct archive_sheet *sheet = &archive->sheets[i];
        struct value *entry = value_map(c->arena);

        value_set(c->arena, entry, "href", value_text(c->arena, link_to(c, sheet, root)));
        value_set(c->arena, entry, "name", value_text(c->arena, archive_name(c, sheet)));
        value_push(c->arena, list, entry);
    }
    value_set(c->arena, index, "sheets", list);
    return index;
}

static struct value *sheet_value(const struct context *c, const struct archive_sheet *sheet, str root)
{
    struct value *value = value_map(c->arena), *list = value_list(c->arena);

    for (size_t i = 0; i < sheet->count; i++)
        value_push(c->arena, list, page_entry(c, &c->publication->articles[sheet->first + i], root));
    value_set(c->arena, value, "articles", list);
    value_set(c->arena, value, "all", value_text(c->arena, archive_link(c, root)));
    return value;
}

struct value *archive_value(
    const struct context *c, const struct archive *archive, const struct archive_sheet *sheet, str root)
{
    struct value *value = value_map(c->arena);

    if (sheet)
        value_set(c->arena, value, "sheet", sheet_value(c, sheet, root));
    else
        value_set(c->arena, value, "index", sheets_value(c, archive, root));
    return value;
}
