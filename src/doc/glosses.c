#include "doc/glosses.h"

#include "base/utf8.h"
#include "doc/places.h"
#include "lang/script.h"

#include <stdlib.h>

struct finding_glosses {
    struct doc *doc;
    const struct languages *languages;
    struct places places;
    size_t cap;
};

const char *gloss_kind_name(enum gloss_kind kind)
{
    static const char *const names[] = { "term", "name", "title", "quotation" };

    return names[kind];
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
    places_name(&f->places, place_of(wrapped));
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
    struct finding_glosses f = { .doc = doc, .languages = languages, .places = places_begin(doc) };
    struct node *next;

    (void)diag;
    for (struct node *node = doc->root; node; node = next) {
        places_pass(&f.places, node);
        if (node->kind == NODE_TEXT)
            find_in_text(&f, node);
        next = node_next(doc->root, node);
    }
    places_end(&f.places);
}
