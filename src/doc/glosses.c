#include "doc/glosses.h"

#include "base/utf8.h"
#include "doc/ids.h"
#include "lang/script.h"

#include <stdlib.h>

struct finding_glosses {
    struct doc *doc;
    const struct languages *languages;
    size_t cap, id_cap;
    int places; /* how many blocks of the text have been passed that could be one */
};

const char *gloss_kind_name(enum gloss_kind kind)
{
    static const char *const names[] = { "term", "name", "title", "quotation" };

    return names[kind];
}

/* --- places */

static bool is_place(const struct node *node)
{
    switch ((int)node->kind) {
    case NODE_PARAGRAPH: return !(node->parent && node->parent->kind == NODE_ITEM && node->parent->parent->tight);
    case NODE_HEADING:
    case NODE_ITEM:
    case NODE_CELL:
    case NODE_FIGURE:
    case NODE_TERM:
    case NODE_DEFINITION:
    case NODE_NOTE: return true;
    default: return false;
    }
}

static struct node *place_of(struct node *node)
{
    while (node->parent && !is_place(node))
        node = node->parent;
    return node;
}

static void give_id(struct finding_glosses *f, struct node *place, int number)
{
    struct doc *doc = f->doc;

    if (place->kind == NODE_NOTE || place->kind == NODE_DOCUMENT || place->names->id.len)
        return;
    node_names(doc, place)->id = arena_printf(doc->arena, "p-%d", number);
}

/* --- one text: “English” (汉) */

static size_t han_length(str text)
{
    size_t at = 0, len;

    while (at < text.len && script_is_cjk(utf8_decode(str_from(text, at), &len)))
        at += len;
    return at;
}

static void add_gloss(struct finding_glosses *f, struct node *text, size_t open, size_t close, size_t han)
{
    struct doc *doc = f->doc;
    str whole = text->text;
    struct node *original = node_split(doc, text, close), *english, *rest, *wrapped;
    struct gloss *gloss;

    doc->glosses = arena_grow(doc->arena, doc->glosses, doc->gloss_count, &f->cap, sizeof *doc->glosses);
    gloss = doc->glosses[doc->gloss_count] = arena_new(doc->arena, struct gloss);
    *gloss = (struct gloss){ .en = { whole.at + open, close - open - 3 }, .number = doc->gloss_count++ };
    english = node_split(doc, text, open);
    node_split(doc, english, gloss->en.len);
    rest = node_split(doc, original, 2 + han + 1);
    (void)rest;
    wrapped = node_wrap(doc, NODE_GLOSS, english, english);
    wrapped->gloss = gloss;
    gloss->zh = (str){ original->text.at + 2, han };
    gloss->span = text->span;
    gloss->lang = f->languages->han;
    gloss->rule = "quoted";
    gloss->first = true;
    wrapped = node_wrap(doc, NODE_ORIGINAL, original, original);
    wrapped->gloss = gloss;
    gloss->place = place_of(wrapped);
    give_id(f, place_of(wrapped), f->places);
}

static void find_in_text(struct finding_glosses *f, struct node *text)
{
    ptrdiff_t bracket = str_find(text->text, S("” ("));
    size_t open = 0, han;

    if (bracket < 0)
        return;
    han = han_length(str_from(text->text, (size_t)bracket + 5));
    if (han == 0 || !str_starts(str_from(text->text, (size_t)bracket + 5 + han), S(")")))
        return;
    for (size_t i = (size_t)bracket; i > 2 && !open; i--)
        if (str_starts(str_from(text->text, i - 3), S("“")))
            open = i;
    if (open)
        add_gloss(f, text, open, (size_t)bracket + 3, han);
}

void glosses_find(struct doc *doc, const struct languages *languages, struct diag *diag)
{
    struct finding_glosses f = { .doc = doc, .languages = languages };
    struct node *next;

    (void)diag;
    for (struct node *node = doc->root; node; node = next) {
        f.places += is_place(node);
        if (node->kind == NODE_TEXT)
            find_in_text(&f, node);
        next = node_next(doc->root, node);
    }
}
