#include "doc/ids.h"

#include "base/map.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "doc/attributes.h"
#include "input/tag.h"
#include "lang/slug.h"

#include <stdlib.h>

/* Ids that the page around the article uses. */
static const char *const taken[] = { "notes", "summary", "contents", "text", "title" };

struct naming {
    struct doc *doc;
    struct diag *diag;
    struct map ids;
    size_t cap;
};

/* Whether an id could be a note's (note-1, ref-1-2) or a term's card's (card.t-1, gloss.1), or doesn't begin as an
 * NCName has to. */
static bool needs_prefix(str slug)
{
    return slug.len == 0 || (slug.at[0] >= '0' && slug.at[0] <= '9') || str_starts(slug, S("note-")) ||
           str_starts(slug, S("ref-")) || str_starts(slug, S("card.")) || str_starts(slug, S("gloss."));
}

/* `after`: something stands before it. */
static bool is_name(str id, bool after)
{
    for (size_t i = 0, len; i < id.len; i += len) {
        uint32_t c = utf8_decode(str_from(id, i), &len);
        bool digit = c >= '0' && c <= '9', first = i == 0 && !after;

        if (c != '_' && (!slug_is_word(c) || (digit && first)) && (first || (c != '-' && c != '.')))
            return false;
    }
    return id.len > 0;
}

bool id_is_name(str id)
{
    return is_name(id, false);
}

bool id_may_name(str id)
{
    return is_name(id, true);
}

/* --- ids that authors give */

/* A heading's end, without the space before what has been taken from it. */
static str without_blanks(str text)
{
    while (text.len && (text.at[text.len - 1] == ' ' || text.at[text.len - 1] == '\t'))
        text.len--;
    return text;
}

void ids_take(struct doc *doc, struct node *heading)
{
    struct node *last = heading->last;
    struct names read;
    ptrdiff_t at;

    if (!last || last->kind != NODE_TEXT || !str_ends(last->text, S("}")))
        return;
    at = str_find(last->text, S("{#"));
    if (at < 0 || attributes_read(doc, str_from(last->text, (size_t)at), &read, NULL) != last->text.len - (size_t)at)
        return;
    node_names(doc->arena, heading)->id = read.id;
    last->text = without_blanks(str_first(last->text, (size_t)at));
    if (last->text.len == 0)
        node_unlink(last);
}

/* Whether an id is free, and from now on taken. */
static bool take(struct naming *n, str id)
{
    if (map_get(&n->ids, id))
        return false;
    map_unique(&n->ids, id);
    return true;
}

static void keep(struct naming *n, str id)
{
    struct doc *doc = n->doc;

    doc->ids = arena_grow(doc->arena, doc->ids, doc->id_count, &n->cap, sizeof *doc->ids);
    doc->ids[doc->id_count++] = id;
}

static bool is_taken(str id)
{
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        if (str_equal(id, str_of(taken[i])))
            return true;
    return needs_prefix(id);
}

/* What the page itself calls so keeps its name; links to the author's block lead there all the same. */
static void rename_id(struct naming *n, struct node *node, str id)
{
    str other = map_unique(&n->ids, arena_printf(n->doc->arena, "s-%.*s", STR(id)));
    const char *why = id_is_name(id) ? "is a name of stele's own on a page" : "begins as no id of a page may";

    diag_note(n->diag, "id.taken", node->span,
        "“%.*s” %s; this place is called “%.*s” there, and links to #%.*s lead to it", STR(id), why, STR(other),
        STR(id));
    node_names(n->doc->arena, node)->id = other;
    keep(n, other);
    doc_add_alias(n->doc, id, other);
}

static void check_id(struct naming *n, struct node *node)
{
    str id = unicode_nfc(n->doc->arena, node->names->id);

    node_names(n->doc->arena, node)->id = id;
    if (!id_may_name(id)) {
        diag_warn(n->diag, "id.form", node->span,
            "“%.*s” can't be an id; it begins with a letter and holds letters, digits and hyphens", STR(id));
        node_names(n->doc->arena, node)->id = S("");
    } else if (is_taken(id) || !id_is_name(id)) {
        rename_id(n, node, id);
    } else if (!take(n, id)) {
        diag_warn(n->diag, "id.duplicate", node->span, "“%.*s” is the id of another place already", STR(id));
        node_names(n->doc->arena, node)->id = S("");
    } else {
        keep(n, id);
    }
}

static void check_lang(struct naming *n, struct node *node)
{
    str said = node->names->lang, meant;

    if (said.len == 0 || tag_is_right(n->doc->arena, said))
        return;
    meant = tag_meant(n->doc->arena, said);
    if (meant.len)
        diag_warn(
            n->diag, "lang.form", node->span, "“%.*s” is no language tag; please write %.*s", STR(said), STR(meant));
    else
        diag_warn(
            n->diag, "lang.form", node->span, "“%.*s” is no language tag; write it like en or zh-Hans", STR(said));
    node_names(n->doc->arena, node)->lang = S("");
}

static void check_ids(struct naming *n, struct node *root)
{
    for (struct node *node = root; node; node = node_next(root, node)) {
        if (node->kind == NODE_HEADING && !node->names->id.len)
            ids_take(n->doc, node);
        if (node->names->id.len)
            check_id(n, node);
        check_lang(n, node);
    }
}

/* --- headings */

/* Whether an id is taken, and a number after it would make it a note's. */
static bool would_need_prefix(const struct naming *n, str slug)
{
    return (str_equal(slug, S("note")) || str_equal(slug, S("ref"))) && map_get(&n->ids, slug);
}

static void name_heading(struct naming *n, struct node *heading, struct buf *scratch)
{
    struct doc *doc = n->doc;
    struct buf slug = { 0 };
    str id;

    buf_reset(scratch);
    node_plain(scratch, heading);
    slug_write(&slug, buf_str(scratch));
    if (needs_prefix(buf_str(&slug)) || would_need_prefix(n, buf_str(&slug)))
        id = map_unique(&n->ids, arena_printf(doc->arena, "s-%.*s", STR(buf_str(&slug))));
    else
        id = map_unique(&n->ids, buf_copy(&slug, doc->arena));
    node_names(doc->arena, heading)->id = id;
    keep(n, id);
    buf_free(&slug);
}

static int compare(const void *a, const void *b)
{
    return str_compare(*(const str *)a, *(const str *)b);
}

void ids_sort(struct doc *doc)
{
    if (doc->id_count)
        qsort(doc->ids, doc->id_count, sizeof *doc->ids, compare);
}

void ids_give(struct doc *doc, struct diag *diag)
{
    struct naming n = { .doc = doc, .diag = diag, .ids = { .arena = doc->arena } };
    struct buf scratch = { 0 };

    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        take(&n, str_of(taken[i]));
    check_ids(&n, doc->root);
    for (size_t i = 0; i < doc->note_count; i++)
        check_ids(&n, doc->notes[i].node);
    for (struct node *node = doc->root; node; node = node_next_block(doc->root, node))
        if (node->kind == NODE_HEADING && !node->names->id.len)
            name_heading(&n, node, &scratch);
    ids_sort(doc);
    buf_free(&scratch);
}

bool ids_have(const str *ids, size_t count, str id)
{
    return count && bsearch(&id, ids, count, sizeof id, compare);
}
