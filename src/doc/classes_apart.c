#include "doc/classes_apart.h"

#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

/* What write/, view/ and the theme call parts of a page, sorted; tests/lint/classes.sh finds what is missing. Not among
 * them: what says to a reader's eye what it says to ours, and is an author's as well (left, verse, note, title …). */
static const char *const own[] = {
    "abbr",
    "article",
    "articles",
    "authors",
    "automatic",
    "backref",
    "byline",
    "card",
    "cards",
    "columns",
    "contents",
    "converted",
    "cover",
    "credit",
    "date",
    "definition",
    "disclaimer",
    "editions",
    "english",
    "entries",
    "entry",
    "explained",
    "found",
    "front",
    "gloss",
    "glossary",
    "han",
    "head",
    "issues",
    "kind",
    "lead",
    "letter",
    "letters",
    "masthead",
    "more",
    "neighbours",
    "next",
    "no-originals",
    "noteref",
    "notes",
    "number",
    "of-issue",
    "original",
    "page",
    "pages",
    "pair",
    "parallel-page",
    "pinyin",
    "place",
    "places",
    "previous",
    "proof",
    "publisher",
    "quiet",
    "reading",
    "readings",
    "ready",
    "scripted",
    "second",
    "site",
    "skip",
    "subtitle",
    "summary",
    "switches",
    "teaser",
    "terms",
    "text",
    "titlepage",
    "translation-of",
    "translators",
    "updated",
    "variants",
};

static int compare(const void *key, const void *name)
{
    return str_compare(*(const str *)key, str_of(*(const char *const *)name));
}

/* "note" is a note's where it stands in raw HTML. */
static bool is_taken(const struct node *node, str name)
{
    return bsearch(&name, own, sizeof own / sizeof *own, sizeof *own, compare) ||
           (node->kind == NODE_ELEMENT && str_equal(name, S("note")));
}

static str take_name(str *rest)
{
    const char *space = memchr(rest->at, ' ', rest->len);
    str name = space ? str_first(*rest, (size_t)(space - rest->at)) : *rest;

    *rest = str_from(*rest, name.len + (space != NULL));
    return name;
}

static void set_apart(struct doc *doc, struct node *node, struct diag *diag)
{
    str rest = node->names->classes;
    struct buf apart = { 0 };
    bool some = false;

    while (rest.len) {
        str name = take_name(&rest);
        bool taken = is_taken(node, name);

        if (apart.len)
            buf_byte(&apart, ' ');
        if (taken)
            buf_lit(&apart, "my-");
        buf_add(&apart, name);
        some = some || taken;
        if (taken)
            diag_note(diag, "class.taken", node->span,
                "“%.*s” is a class of stele's own pages; here it is “my-%.*s”, for your style sheet as well", STR(name),
                STR(name));
    }
    if (some)
        node_names(doc->arena, node)->classes = buf_copy(&apart, doc->arena);
    buf_free(&apart);
}

static bool is_authors(const struct node *node)
{
    return node->kind == NODE_SPAN || node->kind == NODE_DIVISION || node->kind == NODE_IMAGE ||
           node->kind == NODE_ELEMENT || node->kind == NODE_PHRASE || node->kind == NODE_HEADING;
}

static void look_below(struct doc *doc, struct node *root, struct diag *diag)
{
    for (struct node *node = root; node; node = node_next(root, node))
        if (node->names->classes.len && is_authors(node))
            set_apart(doc, node, diag);
}

void classes_apart_set(struct doc *doc, struct diag *diag)
{
    if (str_find(doc->markdown, S("{")) < 0 && str_find(doc->markdown, S(":::")) < 0 &&
        (str_find(doc->markdown, S("<")) < 0 || str_find(doc->markdown, S("class")) < 0))
        return;
    look_below(doc, doc->root, diag);
    for (size_t i = 0; i < doc->note_count; i++)
        look_below(doc, doc->notes[i].node, diag);
}
