#include "doc/headings.h"

#include "doc/ids.h"
#include "doc/parse.h"
#include "lang/slug.h"

/* --- without words */

static bool shows_something(const struct node *heading)
{
    for (const struct node *node = heading; node; node = node_next(heading, node))
        if (node->kind == NODE_IMAGE || node->kind == NODE_NOTE_REF)
            return true;
    return false;
}

/* Puts what a heading without words shows into a paragraph in its place. */
static void leave_shown(struct doc *doc, struct node *heading)
{
    struct node *paragraph;

    if (!shows_something(heading))
        return;
    paragraph = node_new(doc->arena, NODE_PARAGRAPH, heading->span);
    node_insert_before(heading, paragraph);
    node_adopt(paragraph, heading);
}

void headings_drop_empty(struct doc *doc, struct diag *diag)
{
    struct node *next;

    for (struct node *node = doc->root; node; node = next) {
        next = node_next_block(doc->root, node);
        if (node->kind != NODE_HEADING)
            continue;
        ids_take(doc, node); /* it is no words of it */
        if (node_has_words(node))
            continue;
        diag_warn(diag, "heading.empty", node->span,
            "this heading has no words, so nothing can lead to it; it is left out. Give it words, or take its “#” "
            "away");
        leave_shown(doc, node);
        node_unlink(node);
    }
}

/* --- the title */

static struct node *first_title(const struct doc *doc)
{
    struct node *first = doc->root->first;

    return first && first->kind == NODE_HEADING && first->level == 1 ? first : NULL;
}

struct node *headings_take_title(struct doc *doc)
{
    struct node *title = first_title(doc);

    if (!title)
        return NULL;
    if (!node_has_words(title))
        leave_shown(doc, title);
    node_unlink(title);
    return title;
}

/* Whether two texts have the same words: capitals and punctuation make no difference. */
static bool say_the_same(const struct node *a, const struct node *b)
{
    struct buf plain = { 0 }, left = { 0 }, right = { 0 };
    bool same;

    node_plain(&plain, a);
    slug_write(&left, buf_str(&plain));
    buf_reset(&plain);
    node_plain(&plain, b);
    slug_write(&right, buf_str(&plain));
    same = left.len && str_equal(buf_str(&left), buf_str(&right));
    buf_free(&plain);
    buf_free(&left);
    buf_free(&right);
    return same;
}

/* "[^label]" or "^[a note]". */
static bool refers(str title)
{
    return str_find(title, S("[^")) >= 0 || str_find(title, S("^[")) >= 0;
}

/* Whether a text says "[^label]", which isn't a reference, since there is no such note. */
static bool misses_note(const struct node *root)
{
    for (const struct node *node = root; node; node = node_next(root, node))
        if (node->kind == NODE_TEXT && str_find(node->text, S("[^")) >= 0)
            return true;
    return false;
}

static void begin_with(struct doc *doc, struct node *heading)
{
    if (doc->root->first)
        node_insert_before(doc->root->first, heading);
    else
        node_append(doc->root, heading);
}

/* The parser drops notes that nothing refers to, so it has to see both at once: the title after the text, so that
 * every line of that stays where it is. */
bool headings_put_title(struct doc *doc, str markdown, str title, struct span span)
{
    struct diag nothing = { 0 }; /* what there is to say of the text was said */
    struct node *last, *heading;
    struct doc both;
    str text;
    bool parsed;

    if (!refers(title))
        return false;
    text = arena_printf(doc->arena, "%.*s\n\n%.*s", STR(markdown), STR(str_trim(title)));
    parsed = doc_parse(&both, doc->arena, text, doc->first_line, &nothing);
    diag_free(&nothing);
    last = parsed ? both.root->last : NULL;
    if (!last || last->kind != NODE_PARAGRAPH || last->span.line != doc->first_line + both.line_count - 1 ||
        misses_note(last))
        return false;
    node_unlink(last);
    heading = node_new(both.arena, NODE_HEADING, span);
    heading->level = 1;
    node_adopt(heading, last);
    for (struct node *node = heading; node; node = node_next(heading, node))
        node->span = span;
    begin_with(&both, heading);
    *doc = both;
    return true;
}

static void drop_repeated(struct node *heading, struct diag *diag)
{
    diag_note(diag, "title.twice", heading->span,
        "the front matter says this title already; it is printed once. One of the two can go");
    node_unlink(heading);
}

struct node *headings_take_put(struct doc *doc, struct diag *diag)
{
    struct node *title = headings_take_title(doc), *heading = first_title(doc);

    if (title && heading && !shows_something(heading) && say_the_same(title, heading))
        drop_repeated(heading, diag);
    return title;
}

struct node *headings_take_repeated(struct doc *doc, str title, struct diag *diag)
{
    struct node *heading = first_title(doc);
    struct diag nothing = { 0 }; /* what there is to say of the title is said where it is read for good */
    struct doc said;
    bool repeats;

    if (!heading)
        return NULL;
    parse_line(&said, doc->arena, title, NOWHERE, doc->smart, &nothing);
    repeats = say_the_same(said.root, heading);
    diag_free(&nothing);
    if (!repeats)
        return NULL;
    drop_repeated(heading, diag);
    return shows_something(heading) ? heading : NULL;
}

/* The levels, as they were written, of the headings under which the next one stands. */
struct outline {
    int levels[6];
    int depth;
    int top; /* the level that is written above all of these */
};

/* Each heading is one level below the one that it stands under, whatever levels are skipped between. */
static void lower(struct outline *outline, struct node *heading, struct diag *diag)
{
    bool neighbour = false; /* of one of which it was said already */
    int above;

    while (outline->depth && outline->levels[outline->depth - 1] >= heading->level)
        neighbour = outline->levels[--outline->depth] == heading->level;
    above = outline->depth ? outline->levels[outline->depth - 1] : outline->top;
    if (heading->level > above + 1 && !neighbour)
        diag_note(diag, "heading.skipped", heading->span,
            "a level is skipped before this heading of level %d; it is shown as if it was of level %d", heading->level,
            above + 1);
    outline->levels[outline->depth++] = heading->level;
}

static void lower_below(struct node *root, int top, int base, struct diag *diag)
{
    struct outline outline = { .top = top };

    for (struct node *node = root; node; node = node_next_block(root, node)) {
        if (node->kind != NODE_HEADING)
            continue;
        lower(&outline, node, diag);
        node->level = base + outline.depth < 6 ? base + outline.depth : 6;
    }
}

static int highest_below(const struct node *root)
{
    int highest = 7;

    for (const struct node *node = root; node; node = node_next_block(root, node))
        if (node->kind == NODE_HEADING && node->level < highest)
            highest = node->level;
    return highest;
}

void headings_lower(struct doc *doc, struct diag *diag)
{
    lower_below(doc->root, highest_below(doc->root) - 1, 1, diag);
    for (struct node *note = doc->definitions; note; note = note->next)
        lower_below(note, highest_below(note) - 1, 2, diag);
}
