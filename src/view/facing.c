#include "view/facing.h"

#include "lang/language.h"
#include "view/cards.h"
#include "view/fill.h"
#include "view/page.h"

/* One side in the making. */
struct side {
    const struct context *context;
    struct page_filler filler;
    const struct bodies *bodies; /* of its target */
    size_t slot;                 /* of the text, the first one that isn't written */
    size_t block;
};

static struct side side_of(const struct context *c, const struct page_filler *filler)
{
    return (struct side){ c, *filler, filler->book ? &filler->parts->book : &filler->parts->web, 0, 0 };
}

static bool is_second(const struct side *side)
{
    return side->filler.prefix.len > 0;
}

static const struct value *text_of(const struct side *side, str xhtml)
{
    return xhtml.len ? value_text(side->context->arena, xhtml) : value_bool(false);
}

static const struct value *line_of_side(const struct side *side, const struct line *line)
{
    return text_of(side, body_line(side->context->arena, &line->xhtml, side->context->target));
}

static const struct value *filled(const struct side *side, const struct body *body)
{
    return text_of(side, fill_body(side->context->arena, body, &side->filler));
}

/* The next `count` blocks of a side. */
static const struct value *take_blocks(struct side *side, size_t count)
{
    const size_t *ends = side->bodies->ends.items;
    size_t from = side->block ? ends[side->block - 1] : 0;
    struct buf out = { 0 };
    const struct value *value;

    side->block += count;
    if (count)
        body_fill_part(&out, &side->bodies->text, from, ends[side->block - 1], &side->slot, &side->filler.filler);
    value = text_of(side, buf_copy(&out, side->context->arena));
    buf_free(&out);
    return value;
}

static struct value *rows(
    const struct context *c, const struct alignment *alignment, struct side *left, struct side *right)
{
    struct value *list = value_list(c->arena);

    for (size_t i = 0; i < alignment->count; i++) {
        struct value *row = value_map(c->arena);

        value_set(c->arena, row, "left", take_blocks(left, alignment->steps[i].left));
        value_set(c->arena, row, "right", take_blocks(right, alignment->steps[i].right));
        value_push(c->arena, list, row);
    }
    return list;
}

static const struct value *summary_of(const struct side *side)
{
    struct arena *arena = side->context->arena;
    const struct parts *parts = side->filler.parts;
    struct value *summary = value_map(arena), *points = value_list(arena);
    const struct strings *strings = strings_for(side->context->strings, side->filler.article->facts->lang);

    if (parts->summary_count == 0)
        return value_bool(false);
    for (size_t i = 0; i < parts->summary_count; i++) {
        struct value *point = value_map(arena);

        value_set(arena, point, "text", filled(side, &parts->summary[i]));
        value_push(arena, points, point);
    }
    value_set(arena, summary, "heading", value_text(arena, strings_get(strings, "summary")));
    value_set(arena, summary, "list", value_bool(!parts->summary_single));
    value_set(arena, summary, "points", points);
    return summary;
}

/* On the website one card does for both sides. */
static const struct value *cards_of(const struct side *side, const struct bodies *bodies)
{
    bool wanted = side->filler.book || !is_second(side);

    return wanted ? text_of(side, cards_write(side->context, &side->filler, bodies)) : value_bool(false);
}

/* The direction of a language where it isn't that of the page. */
static const struct value *direction(struct arena *arena, str lang, str page)
{
    bool rtl = language_is_rtl(lang);

    if (rtl == language_is_rtl(page))
        return value_bool(false);
    return value_text(arena, rtl ? S("rtl") : S("ltr"));
}

static struct value *side_value(const struct side *side, const struct article *other)
{
    struct arena *arena = side->context->arena;
    const struct facts *facts = side->filler.article->facts;
    const struct bodies *bodies = side->bodies;
    bool repeats = str_equal(facts->subtitle.plain, other->facts->title.plain);
    struct value *value = value_map(arena);

    value_set(arena, value, "lang", value_text(arena, facts->lang));
    value_set(arena, value, "dir", direction(arena, facts->lang, is_second(side) ? other->facts->lang : facts->lang));
    value_set(arena, value, "second", value_bool(is_second(side)));
    value_set(arena, value, "title",
        bodies->title.bytes.len ? filled(side, &bodies->title) : line_of_side(side, &facts->title));
    value_set(arena, value, "subtitle", repeats ? value_bool(false) : line_of_side(side, &facts->subtitle));
    value_set(arena, value, "summary", summary_of(side));
    value_set(arena, value, "notes", filled(side, &bodies->notes));
    value_set(arena, value, "disclaimer", filled(side, &side->filler.parts->disclaimer));
    value_set(arena, value, "cards", cards_of(side, bodies));
    return value;
}

/* --- the pictures at their heads: one where both have the same, with what each side says of it */

static struct value *caption_of(const struct side *side, str page)
{
    struct arena *arena = side->context->arena;
    str lang = side->filler.article->facts->lang;
    struct value *value = value_map(arena);

    value_set(arena, value, "lang", value_text(arena, lang));
    value_set(arena, value, "dir", direction(arena, lang, page));
    value_set(arena, value, "second", value_bool(is_second(side)));
    value_set(arena, value, "caption", filled(side, &side->filler.parts->caption));
    value_set(arena, value, "credit", filled(side, &side->filler.parts->credit));
    return value;
}

static bool has_caption(const struct side *side)
{
    return page_lead(side->filler.article) &&
           (side->filler.parts->caption.bytes.len || side->filler.parts->credit.bytes.len);
}

static struct value *image_of(const struct side *side)
{
    struct arena *arena = side->context->arena;
    struct value *value =
        page_picture(side->context, page_lead(side->filler.article), side->filler.root, side->filler.book != NULL);

    value_set(arena, value, "lang", value_text(arena, side->filler.article->facts->lang));
    value_set(arena, value, "alt", value_text(arena, side->filler.parts->alt));
    return value;
}

/* A picture of one side, or of both. */
static void add_image(struct value *images, const struct side *side, const struct side *other, str page)
{
    struct arena *arena = side->context->arena;
    struct value *image = image_of(side), *captions = value_list(arena);

    if (has_caption(side))
        value_push(arena, captions, caption_of(side, page));
    if (other && has_caption(other))
        value_push(arena, captions, caption_of(other, page));
    value_set(arena, image, "captions", captions);
    value_set(arena, image, "note", value_bool(has_caption(side) || (other && has_caption(other))));
    value_push(arena, images, image);
}

static struct value *images_of(const struct side *left, const struct side *right)
{
    const struct picture *first = page_lead(left->filler.article), *second = page_lead(right->filler.article);
    struct value *images = value_list(left->context->arena);
    str page = left->filler.article->facts->lang;

    if (first)
        add_image(images, left, first == second ? right : NULL, page);
    if (second && first != second)
        add_image(images, right, NULL, page);
    return images;
}

/* Whether either side has something to show. */
static const struct value *either(const struct value *left, const struct value *right, const char *key)
{
    return value_bool(value_is_true(value_get(left, str_of(key))) || value_is_true(value_get(right, str_of(key))));
}

struct value *facing_value(const struct context *c, const struct facing_pair *sides)
{
    struct alignment alignment = facing_align(c->arena, sides->left.article, sides->right.article);
    struct side left = side_of(c, &sides->left);
    struct side right = side_of(c, &sides->right);
    struct value *value = value_map(c->arena), *list = value_list(c->arena), *first, *second;

    fill_prefix(&right.filler, fill_facing_prefix(c->arena, sides->right.article));
    first = side_value(&left, sides->right.article);
    second = side_value(&right, sides->left.article);
    value_push(c->arena, list, first);
    value_push(c->arena, list, second);
    value_set(c->arena, value, "sides", list);
    value_set(c->arena, value, "first_lang", value_get(first, S("lang")));
    value_set(c->arena, value, "second_lang", value_get(second, S("lang")));
    value_set(c->arena, value, "second_dir", value_get(second, S("dir")));
    value_set(c->arena, value, "has_subtitle", either(first, second, "subtitle"));
    value_set(c->arena, value, "has_summary", either(first, second, "summary"));
    value_set(c->arena, value, "has_notes", either(first, second, "notes"));
    value_set(c->arena, value, "has_disclaimer", either(first, second, "disclaimer"));
    value_set(c->arena, value, "images", images_of(&left, &right));
    value_set(c->arena, value, "rows", rows(c, &alignment, &left, &right));
    return value;
}

struct value *facing_article(const struct context *c, const struct article *left, const struct article *right)
{
    struct value *value = value_map(c->arena);
    struct facts facts = *left->facts;
    struct people *people = &facts.translators;

    people->items = arena_array(c->arena, struct author, people->count + right->facts->translators.count);
    people->count = 0;
    for (size_t i = 0; i < left->facts->translators.count; i++)
        people->items[people->count++] = left->facts->translators.items[i];
    for (size_t i = 0; i < right->facts->translators.count; i++)
        people->items[people->count++] = right->facts->translators.items[i];
    page_sign(c, value, &facts);
    return value;
}
