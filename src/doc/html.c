#include "doc/html.h"

#include "doc/limits.h"
#include "doc/mend.h"
#include "doc/nesting.h"
#include "doc/parse.h"
#include "formats/elements.h"
#include "formats/tags.h"

#include <stdint.h>

struct reading {
    struct doc *doc;
    struct diag *diag;
    struct node *open[DOC_DEPTH + 1]; /* the elements that are open, the innermost last; the first is the parent */
    int depth;                        /* how many there are, */
    int most;                         /* and how many there may be */
    const struct node *piece;         /* the raw HTML that is read, */
    size_t ordinal;                   /* its number among its siblings, */
    struct span at;                   /* and where in the article it is read on */
    bool too_deep;

    /* An element that goes with all that is in it, where one is open. */
    str skipped;
    int skipping;

    /* Where the last end tag of such an element stands, once that was asked for; NULL: nowhere. */
    struct {
        bool known;
        size_t ordinal;
        const char *at;
    } ends[VOIDS_OF_TEXT];
};

static bool is_html(const struct node *node)
{
    return node->kind == NODE_HTML || node->kind == NODE_HTML_BLOCK;
}

static struct node *top(const struct reading *r)
{
    return r->open[r->depth - 1];
}

static void move_on(struct reading *r, str passed)
{
    const char *line = passed.at, *feed;

    if (!r->at.line)
        return;
    while ((feed = memchr(line, '\n', (size_t)(passed.at + passed.len - line)))) {
        line = feed + 1;
        r->at = (struct span){ r->at.line + 1, 1 };
    }
    r->at = doc_along(r->doc, r->at, (str){ line, (size_t)(passed.at + passed.len - line) });
}

static str lower(struct arena *arena, str name)
{
    char *copy = arena_alloc(arena, name.len + 1);

    for (size_t i = 0; i < name.len; i++)
        copy[i] = name.at[i] >= 'A' && name.at[i] <= 'Z' ? (char)(name.at[i] | 0x20) : name.at[i];
    return (str){ copy, name.len };
}

/* --- what goes with all that is in it */

/* Whether its end tag is still to come among the siblings; without one only the tag goes. */
static bool has_end(struct reading *r, int number, str name, str rest)
{
    size_t ordinal = r->ordinal;

    if (!r->ends[number].known) {
        r->ends[number].known = true;
        for (const struct node *node = r->piece; node; node = node->next, ordinal++) {
            const char *end = is_html(node) ? tags_last_end(node->text, name) : NULL;

            if (!end)
                continue;
            r->ends[number].ordinal = ordinal;
            r->ends[number].at = end;
        }
    }
    if (!r->ends[number].at || r->ends[number].ordinal < r->ordinal)
        return false;
    return r->ends[number].ordinal > r->ordinal || r->ends[number].at >= rest.at;
}

static str skip(struct reading *r, str rest)
{
    return tags_skip(rest, r->skipped, !element_is_raw(r->skipped), &r->skipping);
}

/* Returns what is to be read on with. */
static str begin_skipping(struct reading *r, str name, bool closed, str rest)
{
    int number = element_is_void_of_text(name);
    bool ends = !closed && has_end(r, number, name, rest), block = r->piece->kind == NODE_HTML_BLOCK;

    diag_warn(r->diag, "html.dropped", r->at, "<%.*s> isn't passed on%s", STR(name),
        ends || closed || (block && element_is_raw(name)) ? ", nor what is in it"
                                                          : "; it has no end, so what is behind it is");
    r->skipping = ends;
    r->skipped = name;
    if (ends)
        return skip(r, rest);
    return block && !closed && element_is_raw(name) ? str_from(rest, rest.len) : rest;
}

/* What Markdown has in such an element goes as well, but for what other parts of the article depend on. */
static bool is_kept(const struct node *markdown)
{
    for (const struct node *node = markdown; node; node = node_next(markdown, node))
        if (node->kind == NODE_NOTE_REF)
            return true;
    return false;
}

/* --- which elements are open */

static str name_of(const struct node *node)
{
    return node->kind == NODE_ELEMENT || node->kind == NODE_PHRASE ? node->text : S("");
}

/* Where the innermost open element among `names` is, or 0 where none is, or one of `within` is between. */
static int find_open(const struct reading *r, const char *names, const char *within)
{
    for (int i = r->depth - 1; i > 0; i--) {
        if (element_words_have(names, name_of(r->open[i])))
            return i;
        if (element_words_have(within ? within : "td th caption table", name_of(r->open[i])))
            return 0;
    }
    return 0;
}

/* HTML 13.1.2.4: end tags that may be left out. */
static void close_implied(struct reading *r, const struct element *element)
{
    int i;

    while (element && element->closes && (i = find_open(r, element->closes, element->within)))
        r->depth = i;
}

static void read_attributes(struct reading *r, struct node *node, str attributes)
{
    struct attribute **last = &node->attributes;
    str name, value;

    while (tag_attribute(&attributes, &name, &value)) {
        *last = arena_new(r->doc->arena, struct attribute);
        **last = (struct attribute){ lower(r->doc->arena, name), parse_unescape(r->doc->arena, value), NULL };
        last = &(*last)->next;
    }
}

static void say_too_deep(struct reading *r)
{
    if (!r->too_deep)
        diag_error(r->diag, "doc.depth", r->at,
            "this is nested more than %d deep, which nobody can read; what lies deeper is left out", DOC_DEPTH);
    r->too_deep = true;
}

static void open_element(struct reading *r, const struct tag *tag, str name)
{
    const struct element *element = element_find(name);
    bool block = element ? element->block : element_was_block(name);
    struct node *node;

    close_implied(r, element);
    node = node_new(r->doc->arena, block ? NODE_ELEMENT : NODE_PHRASE, r->at);
    node->text = name;
    read_attributes(r, node, tag->attributes);
    node_append(top(r), node);
    if (tag->closed || element_is_void(name))
        return;
    if (r->depth >= r->most)
        say_too_deep(r);
    else
        r->open[r->depth++] = node;
}

static void close_element(struct reading *r, str name)
{
    const struct element *element = element_find(name);
    char *names = arena_alloc(r->doc->arena, name.len + 1);
    int i;

    memcpy(names, name.at, name.len);
    names[name.len] = '\0';
    i = find_open(r, names, element ? element->within : NULL);
    if (i)
        r->depth = i;
}

/* --- pieces of raw HTML */

/* In <pre> a line break after the tag is none: HTML 13.1.2.5. */
static str without_first_break(const struct reading *r, str text)
{
    bool first = str_equal(name_of(top(r)), S("pre")) && !top(r)->first;

    return first && str_starts(text, S("\n")) ? str_from(text, 1) : text;
}

/* Comments are for those who read the source: nothing is said of them. Instructions and declarations are no text. */
static void drop_markup(struct reading *r, const struct tag *tag)
{
    if (!tag->closed)
        diag_warn(
            r->diag, "html.unclosed", r->at, "this isn't closed, so what follows isn't shown: “%.*s”", STR(tag->text));
    else if (tag->kind == TAG_OTHER)
        diag_warn(r->diag, "html.dropped", r->at, "this isn't passed on: “%.*s”", STR(tag->text));
}

static void read_text(struct reading *r, const struct tag *tag, bool unended)
{
    str text = without_first_break(r, tag->text);

    if (unended)
        diag_warn(
            r->diag, "html.unclosed", r->at, "this tag has no “>”, so it is shown as text: “%.*s”", STR(tag->text));
    if (text.len)
        node_append(top(r), node_text(r->doc->arena, parse_unescape(r->doc->arena, text), r->at));
}

/* Returns what is to be read on with. */
static str read_tag(struct reading *r, const struct tag *tag, str rest)
{
    str name = lower(r->doc->arena, tag->name);

    if (tag->kind == TAG_CLOSE && !str_equal(name, S("br")))
        close_element(r, name);
    else if (element_is_void_of_text(name) >= 0)
        return begin_skipping(r, name, tag->closed, rest);
    else
        open_element(r, tag, name);
    return rest;
}

static void read_piece(struct reading *r, const struct node *piece)
{
    struct tags tags = { .rest = piece->text };
    struct tag tag;

    r->piece = piece;
    r->at = piece->span;
    if (r->skipping)
        tags.rest = skip(r, tags.rest);
    move_on(r, (str){ piece->text.at, (size_t)(tags.rest.at - piece->text.at) });
    for (const char *begin = tags.rest.at; tags_next(&tags, &tag); begin = tags.rest.at) {
        if (tag.kind == TAG_TEXT)
            read_text(r, &tag, tags.unended);
        else if (tag.kind == TAG_COMMENT || tag.kind == TAG_OTHER)
            drop_markup(r, &tag);
        else
            tags.rest = read_tag(r, &tag, tags.rest);
        if (tags.rest.len == 0)
            return;
        move_on(r, (str){ begin, (size_t)(tags.rest.at - begin) });
    }
}

/* --- a parent and its children */

static int depth_of(const struct node *node)
{
    int depth = 0;

    for (; node->parent; node = node->parent)
        depth++;
    return depth;
}

static void read_parent(struct doc *doc, struct node *parent, struct diag *diag)
{
    struct node into = { .kind = parent->kind };
    struct reading r = { .doc = doc, .diag = diag, .depth = 1 };
    struct node *next;

    r.open[0] = &into;
    r.most = DOC_DEPTH - depth_of(parent);
    if (r.most < 1)
        r.most = 1;
    for (struct node *node = parent->first; node; node = next, r.ordinal++) {
        next = node->next;
        if (is_html(node)) {
            read_piece(&r, node);
            if (node->kind == NODE_HTML_BLOCK && r.depth == 1)
                nesting_end_paragraph(doc, &into);
            node_unlink(node);
        } else if (!r.skipping || is_kept(node)) {
            node_unlink(node);
            node_append(top(&r), node);
        } else {
            node_unlink(node);
        }
    }
    node_adopt(parent, &into);
}

static bool has_html(const struct node *parent)
{
    for (const struct node *node = parent->first; node; node = node->next)
        if (is_html(node))
            return true;
    return false;
}

static void read_below(struct doc *doc, struct node *root, struct diag *diag)
{
    for (struct node *node = root; node; node = node_next(root, node))
        if (has_html(node))
            read_parent(doc, node, diag);
    mend(doc, root, diag);
}

/* --- the whole */

static uint64_t count_tags(const struct node *root)
{
    uint64_t tags = 0;

    for (const struct node *node = root; node; node = node_next(root, node))
        for (size_t i = 0; is_html(node) && i < node->text.len; i++)
            tags += node->text.at[i] == '<';
    return tags;
}

void html_read(struct doc *doc, struct diag *diag)
{
    uint64_t tags = count_tags(doc->root);

    for (struct node *note = doc->definitions; note; note = note->next)
        tags += count_tags(note);
    if (tags > LIMIT_TAGS) {
        diag_error(diag, "limit.html", doc->root->span, "too many tags of HTML: stele reads at most %d", LIMIT_TAGS);
        return;
    }
    if (tags == 0)
        return;
    read_below(doc, doc->root, diag);
    for (struct node *note = doc->definitions; note; note = note->next)
        read_below(doc, note, diag);
}
