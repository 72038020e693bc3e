#include "doc/blocks.h"

#include "base/map.h"
#include "base/utf8.h"
#include "doc/attributes.h"
#include "doc/parse.h"
#include "lang/script.h"

/* Ids that the page around the article uses. */
static const char *const taken[] = { "notes", "summary", "contents", "text", "title" };

/* --- figures */

static void add_caption(struct doc *doc, struct node *figure, struct node *image, struct diag *diag)
{
    struct doc caption;

    if (image->title.len == 0)
        return;
    doc_parse_inline(&caption, doc->arena, image->title, image->span, diag);
    node_append(figure, caption.root);
    image->title = S("");
}

void figures_make(struct doc *doc, struct diag *diag)
{
    struct node *next;

    for (struct node *node = doc->root; node; node = next) {
        struct node *image = node->first;

        next = node_next_block(doc->root, node);
        if (node->kind != NODE_PARAGRAPH || !image || image != node->last || image->kind != NODE_IMAGE)
            continue;
        next = node_skip(doc->root, node);
        node->kind = NODE_FIGURE;
        add_caption(doc, node, image, diag);
    }
}

/* --- headings */

struct node *headings_take_title(struct doc *doc)
{
    struct node *title = doc->root->first;

    if (!title || title->kind != NODE_HEADING || title->level != 1)
        return NULL;
    node_unlink(title);
    return title;
}

static void lower_levels(struct doc *doc)
{
    int highest = 6;

    for (struct node *node = doc->root; node; node = node_next_block(doc->root, node))
        if (node->kind == NODE_HEADING && node->level < highest)
            highest = node->level;
    for (struct node *node = doc->root; node; node = node_next_block(doc->root, node)) {
        if (node->kind != NODE_HEADING)
            continue;
        node->level += 2 - highest;
        if (node->level > 6)
            node->level = 6;
    }
}

static bool is_word(uint32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2E80) || c >= 0xE000)
        return script_of(c) == SCRIPT_HAN; /* signs, punctuation, symbols, private use */
    return script_of(c) != SCRIPT_CJK_MARK;
}

/* The words of `text` in lower case, joined by hyphens. */
static void write_slug(struct buf *out, str text)
{
    bool gap = false;

    for (size_t i = 0, len; i < text.len; i += len) {
        uint32_t c = utf8_decode(str_from(text, i), &len);

        if (c == '\'' || c == 0x2019) /* don’t is one word */
            continue;
        if (!is_word(c)) {
            gap = true;
            continue;
        }
        if (gap && out->len)
            buf_byte(out, '-');
        gap = false;
        if (c >= 'A' && c <= 'Z')
            buf_byte(out, (char)(c - 'A' + 'a'));
        else
            buf_add(out, (str){ text.at + i, len });
    }
}

/* Whether an id could be a note's (note-1, ref-1-2) or doesn't begin as an NCName has to. */
static bool needs_prefix(str slug)
{
    return slug.len == 0 || (slug.at[0] >= '0' && slug.at[0] <= '9') || str_starts(slug, S("note-")) ||
           str_starts(slug, S("ref-"));
}

/* `id`, or with the first number behind it that makes it new. `ids` holds for each id the last number tried. */
static str unique(struct doc *doc, struct map *ids, str id)
{
    int *last = map_get(ids, id), *fresh = arena_new(doc->arena, int);
    str candidate = id;

    while (last && map_get(ids, candidate))
        candidate = arena_printf(doc->arena, "%.*s-%d", STR(id), ++*last);
    *fresh = 1;
    map_set(ids, candidate, fresh);
    return candidate;
}

/* "{#id}" at the end of a heading's text. */
static void take_id(struct doc *doc, struct node *heading)
{
    struct node *last = heading->last, read = { 0 };
    ptrdiff_t at;

    if (!last || last->kind != NODE_TEXT || !str_ends(last->text, S("}")))
        return;
    at = str_find(last->text, S("{#"));
    if (at < 0 || attributes_read(doc, str_from(last->text, (size_t)at), &read) != last->text.len - (size_t)at)
        return;
    heading->id = read.id;
    last->text = str_trim(str_first(last->text, (size_t)at));
}

static void name_heading(struct doc *doc, struct map *ids, struct node *heading, struct buf *scratch)
{
    struct buf slug = { 0 };

    take_id(doc, heading);
    buf_reset(scratch);
    if (heading->id.len)
        buf_add(scratch, heading->id);
    else
        node_plain(scratch, heading);
    write_slug(&slug, buf_str(scratch));
    if (needs_prefix(buf_str(&slug)))
        heading->id = unique(doc, ids, arena_printf(doc->arena, "s-%.*s", STR(buf_str(&slug))));
    else
        heading->id = unique(doc, ids, buf_copy(&slug, doc->arena));
    buf_free(&slug);
}

void headings_name(struct doc *doc)
{
    struct map ids = { .arena = doc->arena };
    struct buf scratch = { 0 };

    lower_levels(doc);
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        unique(doc, &ids, str_of(taken[i]));
    for (struct node *node = doc->root; node; node = node_next_block(doc->root, node))
        if (node->kind == NODE_HEADING)
            name_heading(doc, &ids, node, &scratch);
    buf_free(&scratch);
}

/* --- lines */

/* Chinese and Japanese are written without spaces, Korean isn't. */
static bool is_unspaced(str text, size_t at)
{
    size_t len;
    enum script script = script_of(utf8_decode(str_from(text, at), &len));

    return script != SCRIPT_OTHER && script != SCRIPT_HANGUL;
}

static bool ends_unspaced(const struct node *node)
{
    size_t from = node && node->kind == NODE_TEXT ? node->text.len : 0;

    if (from == 0)
        return false;
    do
        from--;
    while (from && ((unsigned char)node->text.at[from] & 0xC0) == 0x80);
    return is_unspaced(node->text, from);
}

static bool begins_unspaced(const struct node *node)
{
    return node && node->kind == NODE_TEXT && node->text.len && is_unspaced(node->text, 0);
}

static bool joins_next(const struct node *text)
{
    const struct node *line_break = text->next;

    return line_break && line_break->kind == NODE_SOFT_BREAK && ends_unspaced(text) &&
           begins_unspaced(line_break->next);
}

/* Takes all the lines that follow without a space into one text. */
static void join_text(struct doc *doc, struct node *text, struct buf *joined)
{
    buf_reset(joined);
    buf_add(joined, text->text);
    while (joins_next(text)) {
        struct node *line = text->next->next;

        buf_add(joined, line->text);
        text->text = line->text; /* what the next line is joined to */
        node_unlink(text->next);
        node_unlink(line);
    }
    text->text = buf_copy(joined, doc->arena);
}

static void join_lines(struct doc *doc, struct node *root, struct buf *joined)
{
    for (struct node *node = root; node; node = node_next(root, node))
        if (node->kind == NODE_TEXT && joins_next(node))
            join_text(doc, node, joined);
}

void lines_join(struct doc *doc)
{
    struct buf joined = { 0 };

    join_lines(doc, doc->root, &joined);
    for (size_t i = 0; i < doc->note_count; i++)
        join_lines(doc, doc->notes[i].node, &joined);
    buf_free(&joined);
}
