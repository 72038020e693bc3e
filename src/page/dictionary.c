#include "page/dictionary.h"

#include "body/url.h"

struct writing {
    const struct context *c;
    str root;
    str lang;
    const size_t *chapters; /* for a book: by an article's place in the publication its chapter, 0: none; else NULL */
    struct buf scratch;
};

static struct value *text(const struct writing *w, str s)
{
    return value_text(w->c->arena, s);
}

static void set(const struct writing *w, struct value *map, const char *key, const struct value *value)
{
    value_set(w->c->arena, map, key, value);
}

/* --- places */

static size_t chapter_of(const struct writing *w, const struct article *article)
{
    return w->chapters[article - w->c->publication->articles];
}

static bool is_shown(const struct writing *w, const struct occurrence *at)
{
    return !w->chapters || chapter_of(w, at->article);
}

static struct value *place_href(struct writing *w, const struct occurrence *at)
{
    struct buf *out = &w->scratch;

    buf_reset(out);
    if (w->chapters) {
        buf_printf(out, "chapter-%zu.xhtml", chapter_of(w, at->article));
    } else {
        buf_add(out, w->root);
        site_path(out, at->article);
    }
    if (at->place.len) {
        buf_byte(out, '#');
        url_write(out, at->place);
    }
    return text(w, buf_copy(out, w->c->arena));
}

/* The second and later places of a term in an article, by number. */
static struct value *place(struct writing *w, const struct occurrence *at, size_t number)
{
    struct value *value = value_map(w->c->arena);

    set(w, value, "href", place_href(w, at));
    set(w, value, "number", text(w, arena_printf(w->c->arena, "%zu", number)));
    return value;
}

/* One article of a term's: the title leads to the first place there. *i is at that place, and then behind the last. */
static struct value *article(struct writing *w, const struct term *term, size_t *i)
{
    const struct occurrence *first = &term->occurrences[*i], *last = first;
    struct value *value = value_map(w->c->arena), *places = value_list(w->c->arena);

    set(w, value, "href", place_href(w, first));
    set(w, value, "title", text(w, first->article->facts->title.xhtml));
    for (size_t number = 1; ++*i < term->count && term->occurrences[*i].article == first->article;) {
        if (str_equal(term->occurrences[*i].place, last->place))
            continue;
        last = &term->occurrences[*i];
        value_push(w->c->arena, places, place(w, last, ++number));
    }
    set(w, value, "places", places);
    return value;
}

static struct value *articles(struct writing *w, const struct term *term)
{
    struct value *list = value_list(w->c->arena);
    size_t i = 0;

    while (i < term->count) {
        if (is_shown(w, &term->occurrences[i]))
            value_push(w->c->arena, list, article(w, term, &i));
        else
            i++;
    }
    return list;
}

/* --- entries */

static struct value *related(struct writing *w, const struct term *term)
{
    struct value *value = terms_term(w->c, term, w->lang);

    buf_reset(&w->scratch);
    if (w->chapters) {
        buf_byte(&w->scratch, '#');
        url_write(&w->scratch, term->id);
    } else {
        buf_add(&w->scratch, w->root);
        terms_address(&w->scratch, terms_entry(w->c->terms, term), term);
    }
    set(w, value, "href", text(w, buf_copy(&w->scratch, w->c->arena)));
    return value;
}

static bool is_in(const struct writing *w, const struct term *term)
{
    for (size_t i = 0; i < term->count; i++)
        if (is_shown(w, &term->occurrences[i]))
            return true;
    return term->count == 0 && !w->chapters; /* an entry of terms.yaml that no article has yet */
}

/* How many of what belongs together an entry names. */
enum { RELATED = 8 };

/* Other renderings of the original, then other originals of the English. */
static struct value *variants(struct writing *w, const struct term *term)
{
    struct value *list = value_list(w->c->arena);
    const struct term *other = term;

    for (int i = 0; i < RELATED && (other = terms_entry(w->c->terms, other)->next_zh) != term; i++)
        if (is_in(w, other))
            value_push(w->c->arena, list, related(w, other));
    other = term;
    for (int i = 0; i < RELATED && (other = terms_entry(w->c->terms, other)->next_en) != term; i++)
        if (is_in(w, other) && !str_equal(other->zh, term->zh))
            value_push(w->c->arena, list, related(w, other));
    return list;
}

static struct value *entry(struct writing *w, const struct term *term)
{
    struct value *value = terms_term(w->c, term, w->lang), *others = variants(w, term);

    set(w, value, "articles", articles(w, term));
    set(w, value, "variants", others);
    set(w, value, "has_variants", value_bool(others->first));
    return value;
}

static str letter_name(const struct writing *w, char letter)
{
    if (letter == '0')
        return S("0–9");
    if (letter == '*')
        return strings_get(strings_for(w->c->strings, w->lang), "terms_other");
    return arena_printf(w->c->arena, "%c", letter - 'a' + 'A');
}

static str letter_id(const struct writing *w, const char *part, char letter)
{
    return letter == '*' ? arena_printf(w->c->arena, "%s-other", part)
                         : arena_printf(w->c->arena, "%s-%c", part, letter);
}

/* The words of a stretch, letter by letter; NULL where there are none. */
static struct value *groups(struct writing *w, const struct wordlist *list, struct terms_stretch stretch,
    const char *part, struct value *(*make)(struct writing *, const struct term *))
{
    struct value *value = value_map(w->c->arena), *letters = value_list(w->c->arena), *entries = NULL, *group = NULL;
    char letter = '\0';

    for (size_t i = stretch.from; i < stretch.to; i++) {
        if (!is_in(w, list->words[i].term))
            continue;
        if (list->words[i].letter != letter) {
            letter = list->words[i].letter;
            group = value_map(w->c->arena);
            entries = value_list(w->c->arena);
            set(w, group, "letter", text(w, letter_name(w, letter)));
            set(w, group, "letter_id", text(w, letter_id(w, part, letter)));
            set(w, group, "entries", entries);
            value_push(w->c->arena, letters, group);
        }
        value_push(w->c->arena, entries, make(w, list->words[i].term));
    }
    set(w, value, "letters", letters);
    return group ? value : NULL;
}

static void set_parts(struct writing *w, struct value *terms, const struct terms_stretch parts[TERMS_PARTS])
{
    const struct wordlist *lists = w->c->terms->lists;

    set(w, terms, "approved", groups(w, &lists[TERMS_PART_APPROVED], parts[TERMS_PART_APPROVED], "letter", entry));
    set(w, terms, "found", groups(w, &lists[TERMS_PART_FOUND], parts[TERMS_PART_FOUND], "found", entry));
    set(w, terms, "readings", groups(w, &lists[TERMS_PART_READINGS], parts[TERMS_PART_READINGS], "pinyin", related));
}

/* --- the way from letter to letter */

static struct value *step(struct writing *w, str href, char letter, bool current)
{
    struct value *value = value_map(w->c->arena);

    set(w, value, "href", text(w, href));
    set(w, value, "letter", text(w, letter_name(w, letter)));
    set(w, value, "current", value_bool(current));
    return value;
}

/* On the one sheet there is: to the first of each letter among the parts from `first` to `last`. */
static struct value *steps_within(struct writing *w, int first, int last)
{
    static const char letters[] = "0abcdefghijklmnopqrstuvwxyz*";
    static const char *const names[] = { "letter", "found", "pinyin" };
    const struct wordlist *lists = w->c->terms->lists;
    struct value *list = value_list(w->c->arena);
    size_t at[TERMS_PARTS] = { 0 };

    for (const char *letter = letters; *letter; letter++) {
        int found = -1;

        for (int part = last; part >= first; part--) {
            if (at[part] < lists[part].count && lists[part].words[at[part]].letter == *letter)
                found = part;
            while (at[part] < lists[part].count && lists[part].words[at[part]].letter == *letter)
                at[part]++;
        }
        if (found >= 0)
            value_push(w->c->arena, list,
                step(w, arena_printf(w->c->arena, "#%.*s", STR(letter_id(w, names[found], *letter))), *letter, false));
    }
    return list;
}

/* From sheet to sheet. */
static struct value *steps_between(struct writing *w, const struct terms_sheet *here, bool readings)
{
    const struct terms_plan *plan = w->c->terms;
    struct value *list = value_list(w->c->arena);

    for (size_t i = 1; i < plan->count; i++) {
        const struct terms_sheet *sheet = plan->sheets[i];
        const struct terms_stretch *stretch = &sheet->parts[TERMS_PART_READINGS];

        if (sheet->nth == 1 && (stretch->from < stretch->to) == readings)
            value_push(w->c->arena, list,
                step(w, arena_printf(w->c->arena, "%.*s%.*s", STR(w->root), STR(sheet->address)), sheet->letter,
                    sheet == here));
    }
    return list;
}

/* The sheets of the same letter, where there are several. */
static struct value *siblings(struct writing *w, const struct terms_sheet *here)
{
    const struct terms_plan *plan = w->c->terms;
    struct value *list = value_list(w->c->arena);
    size_t first = 0, count = 0;

    while (plan->sheets[first] != here)
        first++;
    for (first -= here->nth - 1; first + count < plan->count && plan->sheets[first + count]->nth == count + 1;
         count++) {
        const struct terms_sheet *sheet = plan->sheets[first + count];
        struct value *value = value_map(w->c->arena);

        set(w, value, "href", text(w, arena_printf(w->c->arena, "%.*s%.*s", STR(w->root), STR(sheet->address))));
        set(w, value, "number", text(w, arena_printf(w->c->arena, "%zu", sheet->nth)));
        set(w, value, "current", value_bool(sheet == here));
        value_push(w->c->arena, list, value);
    }
    return count > 1 ? list : NULL;
}

struct value *dictionary_sheet(const struct context *c, const struct terms_sheet *sheet, str root)
{
    struct writing w = { .c = c, .root = root, .lang = c->publication->source->config.lang.text };
    struct value *terms = value_map(c->arena);
    bool several = c->terms->count > 1;

    set_parts(&w, terms, sheet->parts);
    set(&w, terms, "by_english",
        several ? steps_between(&w, sheet, false) : steps_within(&w, TERMS_PART_APPROVED, TERMS_PART_FOUND));
    set(&w, terms, "by_reading",
        several ? steps_between(&w, sheet, true) : steps_within(&w, TERMS_PART_READINGS, TERMS_PART_READINGS));
    set(&w, terms, "has_readings", value_bool(c->terms->lists[TERMS_PART_READINGS].count));
    set(&w, terms, "sheet", sheet->letter ? text(&w, letter_name(&w, sheet->letter)) : NULL);
    set(&w, terms, "sheets", sheet->letter ? siblings(&w, sheet) : NULL);
    buf_free(&w.scratch);
    return terms;
}

/* --- a book */

struct value *dictionary_book(const struct context *c, const struct book *book)
{
    const struct publication *p = c->publication;
    size_t *chapters = arena_array(c->arena, size_t, publication_size(p));
    struct writing w = { .c = c, .lang = book_lang(c, book), .chapters = chapters };
    struct value *terms = value_map(c->arena);
    struct terms_stretch parts[TERMS_PARTS] = { { 0, 0 } };

    if (!c->terms || c->terms->count == 0)
        return NULL;
    for (size_t i = 0; i < book->count; i++)
        chapters[book->articles[i] - p->articles] = i + 1;
    for (int part = TERMS_PART_APPROVED; part <= TERMS_PART_FOUND; part++)
        parts[part].to = c->terms->lists[part].count;
    set_parts(&w, terms, parts);
    buf_free(&w.scratch);
    return terms->first ? terms : NULL;
}
