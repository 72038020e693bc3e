#include "formats/tsv.h"

#include "base/utf8.h"
#include "formats/text.h"

#include <string.h>

struct reader {
    struct tsv *table;
    struct arena *arena;
    struct diag *diag;
    str rest;
    char separator;
    struct span at;
    struct buf cell; /* the one that is being read, where it isn't a piece of the text */
};

/* --- bytes */

/* UTF-16 as UTF-8; half of a surrogate pair becomes U+FFFD. */
static str from_utf16(struct arena *arena, str bytes, bool big)
{
    const unsigned char *at = (const unsigned char *)bytes.at;
    struct buf out = { 0 };
    char utf8[4];
    str text;

    for (size_t i = 0; i + 1 < bytes.len; i += 2) {
        uint32_t c = big ? (uint32_t)at[i] << 8 | at[i + 1] : (uint32_t)at[i + 1] << 8 | at[i], low = 0;

        if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.len)
            low = big ? (uint32_t)at[i + 2] << 8 | at[i + 3] : (uint32_t)at[i + 3] << 8 | at[i + 2];
        if (low >= 0xDC00 && low < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        } else if (c >= 0xD800 && c < 0xE000) {
            c = 0xFFFD;
        }
        buf_add(&out, (str){ utf8, utf8_encode(c, utf8) });
    }
    text = buf_copy(&out, arena);
    buf_free(&out);
    return text;
}

static str as_utf8(struct arena *arena, str bytes)
{
    if (str_starts(bytes, S("\xFF\xFE")))
        return from_utf16(arena, str_from(bytes, 2), false);
    if (str_starts(bytes, S("\xFE\xFF")))
        return from_utf16(arena, str_from(bytes, 2), true);
    return str_starts(bytes, S("\xEF\xBB\xBF")) ? str_from(bytes, 3) : bytes;
}

/* --- what a spreadsheet would calculate */

/* It does so after a tab, too, and where a sign is of full width. */
static bool is_formula(str text)
{
    static const char16_t signs[] = { '\t', '\n', '\r', '+', '-', '=', '@', 0xFF0B, 0xFF0D, 0xFF1D, 0xFF20 };
    size_t len;

    while (str_starts(text, S("'")))
        text = str_from(text, 1);
    return text.len && utf8_among(utf8_decode(text, &len), signs, sizeof signs / sizeof *signs);
}

static bool wants_quotes(str text, char separator)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] == separator || text.at[i] == '"' || text.at[i] == '\n' || text.at[i] == '\r')
            return true;
    return false;
}

void tsv_write(struct buf *out, str text, char separator)
{
    bool quoted = wants_quotes(text, separator);

    buf_add(out, quoted ? S("\"") : S(""));
    if (is_formula(text))
        buf_byte(out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"')
            buf_byte(out, '"');
        buf_byte(out, text.at[i]);
    }
    buf_add(out, quoted ? S("\"") : S(""));
}

static str without_apostrophe(str text)
{
    return str_starts(text, S("'")) && is_formula(text) ? str_from(text, 1) : text;
}

/* --- cells */

static char peek(const struct reader *r)
{
    return r->rest.len ? r->rest.at[0] : '\n';
}

/* Passes over a byte of a line. */
static void step(struct reader *r)
{
    r->at.column += ((unsigned char)r->rest.at[0] & 0xC0) != 0x80;
    r->rest = str_from(r->rest, 1);
}

/* Passes over the end of a line, of whatever kind. */
static void step_line(struct reader *r)
{
    r->rest = str_from(r->rest, str_starts(r->rest, S("\r\n")) ? 2 : 1);
    r->at = (struct span){ r->at.line + 1, 1 };
}

static bool ends_line(const struct reader *r)
{
    return peek(r) == '\n' || peek(r) == '\r';
}

static bool ends_cell(const struct reader *r)
{
    return ends_line(r) || peek(r) == r->separator;
}

static str read_plain(struct reader *r)
{
    str text = r->rest;

    while (!ends_cell(r))
        step(r);
    return str_first(text, text.len - r->rest.len);
}

static void read_within_quotes(struct reader *r)
{
    while (r->rest.len && (peek(r) != '"' || str_starts(r->rest, S("\"\"")))) {
        if (ends_line(r)) {
            buf_byte(&r->cell, '\n');
            step_line(r);
            continue;
        }
        if (peek(r) == '"')
            step(r);
        buf_byte(&r->cell, peek(r));
        step(r);
    }
}

static bool read_quoted(struct reader *r, str *text)
{
    struct span open = r->at;

    step(r);
    buf_reset(&r->cell);
    read_within_quotes(r);
    if (r->rest.len == 0) {
        diag_error(r->diag, "table.quote", open, "this quotation mark isn't closed");
        return false;
    }
    step(r);
    if (!ends_cell(r)) {
        diag_error(r->diag, "table.quote", r->at,
            "the cell's closing quotation mark stands before this; within a cell it has to be doubled");
        return false;
    }
    *text = buf_copy(&r->cell, r->arena);
    return true;
}

static bool add_cell(struct reader *r)
{
    struct tsv *table = r->table;
    struct span span = r->at;
    str text;

    if (table->cell_count >= TSV_CELLS) {
        diag_error(r->diag, "table.limit", span, "this table has more cells than stele reads; please split it");
        return false;
    }
    if (peek(r) != '"')
        text = read_plain(r);
    else if (!read_quoted(r, &text))
        return false;
    table->cells = arena_grow(r->arena, table->cells, table->cell_count, &table->cell_cap, sizeof *table->cells);
    table->cells[table->cell_count++] = (struct tsv_cell){ without_apostrophe(text), span };
    return true;
}

/* --- rows */

static bool is_empty(const struct tsv *table, const struct tsv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (str_trim(table->cells[row->first + i].text).len)
            return false;
    return true;
}

static bool add_row(struct reader *r)
{
    struct tsv *table = r->table;
    struct tsv_row row = { table->cell_count, 0, r->at };

    for (;;) {
        if (!add_cell(r))
            return false;
        if (ends_line(r))
            break;
        step(r);
    }
    if (r->rest.len)
        step_line(r);
    row.count = table->cell_count - row.first;
    if (is_empty(table, &row)) {
        table->cell_count = row.first;
        return true;
    }
    table->rows = arena_grow(r->arena, table->rows, table->count, &table->cap, sizeof *table->rows);
    table->rows[table->count++] = row;
    return true;
}

/* A tab where the first line has one, else what it has more of. */
static char separator_of(str text)
{
    size_t commas = 0, semicolons = 0;

    for (size_t i = 0; i < text.len && text.at[i] != '\n' && text.at[i] != '\r'; i++) {
        if (text.at[i] == '\t')
            return '\t';
        commas += text.at[i] == ',';
        semicolons += text.at[i] == ';';
    }
    return semicolons > commas ? ';' : ',';
}

bool tsv_read(struct tsv *table, struct arena *arena, str bytes, struct diag *diag)
{
    struct reader r = { table, arena, diag, as_utf8(arena, bytes), ',', { 1, 1 }, { 0 } };
    bool ok = text_check(r.rest, 1, diag);

    *table = (struct tsv){ 0 };
    r.separator = separator_of(r.rest);
    while (ok && r.rest.len)
        ok = add_row(&r);
    buf_free(&r.cell);
    return ok;
}

struct tsv_cell tsv_cell(const struct tsv *table, const struct tsv_row *row, size_t column)
{
    return column < row->count ? table->cells[row->first + column] : (struct tsv_cell){ S(""), row->span };
}
