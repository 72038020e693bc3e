#include "gloss/abbreviations.h"

#include "base/map.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "gloss/glosses.h"

struct checking {
    const struct doc *doc;
    struct diag *diag;
    struct map waiting; /* abbreviation in NFC → the first gloss that explains it */
    struct map seen;    /* those of which nothing more is to be said */
    size_t open;        /* how many aren't seen yet */
};

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_word(char c)
{
    return is_capital(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '&' || (unsigned char)c >= 0x80;
}

/* (GSI) or (GSI; …: it is being explained. */
static bool is_explained(str text, size_t begin, size_t end)
{
    return begin && text.at[begin - 1] == '(' && end < text.len && (text.at[end] == ')' || text.at[end] == ';');
}

static void check_word(struct checking *c, const struct node *node, size_t begin, size_t end)
{
    str text = node->text, word = unicode_nfc(c->doc->arena, (str){ text.at + begin, end - begin });
    const struct gloss *gloss = map_get(&c->waiting, word);
    struct span span;

    if (!gloss || map_get(&c->seen, word))
        return;
    map_set(&c->seen, word, c);
    c->open--;
    span = doc_along(c->doc, node->span, str_first(node->text, begin));
    if (is_explained(text, begin, end) || !span_is_before(span, gloss->span))
        return;
    diag_warn(c->diag, "term.abbr.early", span,
        "“%.*s” is used in %.*s:%d:%d and explained only in %.*s:%d:%d, as “%.*s”", STR(word), STR(c->diag->path),
        span.line, span.column, STR(c->diag->path), gloss->span.line, gloss->span.column, STR(gloss->en));
}

/* The words of a text that begin with two capitals or a capital and a digit, less a plural's s. */
static void check_text(struct checking *c, const struct node *node)
{
    str text = node->text;

    for (size_t at = 0; at + 1 < text.len && c->open;) {
        size_t begin = at;

        if (!is_capital(text.at[at])) {
            at++;
            continue;
        }
        while (begin && is_word(text.at[begin - 1]))
            begin--;
        while (at < text.len && is_word(text.at[at]))
            at++;
        check_word(c, node, begin, at);
        if (text.at[at - 1] == 's')
            check_word(c, node, begin, at - 1);
    }
}

/* Whether the first that the article says of it explains it, as most do: then nothing is early. What isn't ASCII may
 * stand there in another form. */
static bool begins_explained(const struct doc *doc, str abbr)
{
    ptrdiff_t first = utf8_count(abbr) == abbr.len ? str_find(doc->markdown, abbr) : -1;

    return first >= 0 && is_explained(doc->markdown, (size_t)first, (size_t)first + abbr.len);
}

/* So many abbreviations are looked up in the Markdown; more of them wait for the way through the tree. */
enum { LOOKED_UP = 64 };

static void gather(struct checking *c)
{
    size_t looked_up = 0;

    for (size_t i = 0; i < c->doc->gloss_count; i++) {
        struct gloss *gloss = c->doc->glosses[i];
        str abbr = unicode_nfc(c->doc->arena, gloss->abbr);

        if (gloss->abbr.len == 0 || gloss->kind == GLOSS_QUOTATION || gloss->block->kind == NODE_NOTE ||
            map_get(&c->waiting, abbr) || (looked_up++ < LOOKED_UP && begins_explained(c->doc, gloss->abbr)))
            continue;
        map_set(&c->waiting, abbr, gloss);
        c->open++;
    }
}

static bool is_passed_over(const struct node *node)
{
    return node->kind == NODE_CODE || node->kind == NODE_CODE_BLOCK || node->kind == NODE_HTML ||
           node->kind == NODE_HTML_BLOCK || node->kind == NODE_IMAGE;
}

void abbreviations_check(const struct doc *doc, struct diag *diag)
{
    struct checking c = {
        .doc = doc, .diag = diag, .waiting = { .arena = doc->arena }, .seen = { .arena = doc->arena }
    };
    const struct node *node = doc->root;

    gather(&c);
    while (node && c.open) {
        if (node->kind == NODE_TEXT)
            check_text(&c, node);
        node = is_passed_over(node) ? node_skip(doc->root, node) : node_next(doc->root, node);
    }
}
