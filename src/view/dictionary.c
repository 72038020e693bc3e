#include "view/dictionary.h"

#include "view/fill.h"
#include "view/headword.h"

/* How many articles of a term stand open; the rest are folded up under their number. */
enum { OPEN_ARTICLES = 12 };

struct writing {
    const struct context *c;
    str root;
    struct headword_words words;
    bool book;
    bool alone; /* the book has one chapter, whose title goes without saying */
    struct buf out;
};

static struct value *text(const struct writing *w, str s)
{
    return value_text(w->c->arena, s);
}

static void set(const struct writing *w, struct value *map, const char *key, const struct value *value)
{
    value_set(w->c->arena, map, key, value);
}

/* --- spans */

static size_t chapter_of(const struct writing *w, const struct article *article)
{
    return terms_chapter(w->c->terms, w->c, article);
}

static bool is_shown(const struct writing *w, const struct occurrence *at)
{
    return !w->book || chapter_of(w, at->article);
}

static void write_occurrence(struct writing *w, const struct occurrence *at)
{
    struct occurrence shown = *at;

    if (w->book && w->c->terms->facing[at->article - w->c->publication->articles] && *at->block_id)
        shown.block_id =
            arena_printf(w->c->arena, "%.*s%s", STR(fill_facing_prefix(w->c->arena, at->article)), at->block_id).at;
    terms_block_address(&w->out, w->c->publication, w->root, chapter_of(w, at->article), &shown);
}

/* One article of a term's: the title leads to the first occurrence there, numbers to the others. Returns what follows
 * it.
 */
static size_t write_article(struct writing *w, const struct term *term, size_t i)
{
    const struct occurrence *first = &term->occurrences[i], *last = first;
    struct buf *out = &w->out;
    int number = 1;

    buf_lit(out, "<li><a href=\"");
    write_occurrence(w, first);
    buf_lit(out, "\">");
    if (w->alone)
        buf_printf(out, "%.*s 1", STR(w->words.text));
    else
        headword_title(out, w->c, first->article, w->words.lang);
    buf_lit(out, "</a>");
    while (++i < term->count && term->occurrences[i].article == first->article) {
        if (strcmp(term->occurrences[i].block_id, last->block_id) == 0)
            continue;
        last = &term->occurrences[i];
        buf_lit(out, "\xC2\xA0<a class=\"place\" href=\"");
        write_occurrence(w, last);
        buf_printf(out, "\">%d</a>", ++number);
    }
    buf_lit(out, "</li>\n");
    return i;
}

static void write_articles(struct writing *w, const struct term *term, size_t total)
{
    struct buf *out = &w->out;
    size_t count = 0;

    if (term->count == 0)
        return;
    buf_add(out, w->book && terms_entry(w->c->terms, term)->definition.len == 0
                     ? S("<dd epub:type=\"glossdef\" class=\"places\"><ul>\n")
                     : S("<dd class=\"places\"><ul>\n"));
    for (size_t i = 0; i < term->count;) {
        if (!is_shown(w, &term->occurrences[i])) {
            i++;
            continue;
        }
        if (count++ == OPEN_ARTICLES && total > OPEN_ARTICLES + 1 && !w->book)
            buf_printf(out, "</ul>\n<details><summary>+ %zu</summary>\n<ul>\n", total - OPEN_ARTICLES);
        i = write_article(w, term, i);
    }
    buf_add(out, count > OPEN_ARTICLES && total > OPEN_ARTICLES + 1 && !w->book ? S("</ul>\n</details></dd>\n")
                                                                                : S("</ul></dd>\n"));
}

/* --- entries */

/* The first of an entry's other forms begins the line, the others follow it. */
static void begin_form(struct writing *w, size_t *count)
{
    if ((*count)++)
        buf_lit(&w->out, " · ");
    else
        buf_printf(&w->out, "<dd class=\"variants\">%.*s ", STR(w->words.also));
}

static void write_address(struct writing *w, const struct term *term)
{
    buf_add(&w->out, w->root);
    terms_address(&w->out, terms_entry(w->c->terms, term), term);
}

static void write_related(struct writing *w, const struct term *term, size_t *count)
{
    struct buf *out = &w->out;

    begin_form(w, count);
    buf_lit(out, "<a href=\"");
    write_address(w, term);
    buf_lit(out, "\">");
    headword_english(out, w->c, term, w->words.lang);
    if (term->zh.len) {
        buf_byte(out, ' ');
        headword_han(out, w->c, term->zh, term->lang);
    }
    buf_lit(out, "</a>");
}

static void write_form(struct writing *w, str form, size_t *count)
{
    begin_form(w, count);
    headword_text(&w->out, w->c, form);
}

/* The original in the other script; what the editor and the articles write as well; other terms of the same original
 * and of the same English. */
static void write_variants(struct writing *w, const struct term *term)
{
    const struct terms_plan *plan = w->c->terms;
    const struct term *other = term;
    size_t count = 0;

    if (term->other.len) {
        begin_form(w, &count);
        headword_han(&w->out, w->c, term->other, term->other_lang);
    }
    for (size_t i = 0; i < term->also_count; i++)
        write_form(w, term->also[i].text, &count);
    for (size_t i = 0; i < term->variant_count; i++)
        write_form(w, term->variants[i], &count);
    for (int i = 0; i < DICTIONARY_RELATED && (other = terms_entry(plan, other)->next_zh) != term; i++)
        write_related(w, other, &count);
    other = term;
    for (int i = 0; i < DICTIONARY_RELATED && (other = terms_entry(plan, other)->next_en) != term; i++)
        if (!str_equal(other->zh, term->zh))
            write_related(w, other, &count);
    buf_add(&w->out, count ? S("</dd>\n") : S(""));
}

static void write_line(struct buf *out, const char *attributes, str xhtml)
{
    if (xhtml.len)
        buf_printf(out, "<dd %s>%.*s</dd>\n", attributes, STR(xhtml));
}

static void write_head(struct writing *w, const struct term *term)
{
    struct buf *out = &w->out;

    buf_lit(out, "<dfn>");
    headword_english(out, w->c, term, w->words.lang);
    buf_lit(out, "</dfn>");
    headword_rest(out, w->c, &w->words, term);
}

static void write_entry(struct writing *w, const struct term *term)
{
    const struct terms_entry *entry = terms_entry(w->c->terms, term);
    struct buf *out = &w->out;

    buf_lit(out, "<div class=\"entry\" id=\"");
    buf_xml(out, term->id);
    buf_add(out, w->book ? S("\"><dt epub:type=\"glossterm\">") : S("\"><dt>"));
    write_head(w, term);
    buf_lit(out, "</dt>\n");
    write_line(
        out, w->book ? "epub:type=\"glossdef\" class=\"definition\"" : "class=\"definition\"", entry->definition);
    write_variants(w, term);
    write_articles(w, term, entry->articles);
    buf_lit(out, "</div>\n");
}

/* A line of the index by readings. */
static void write_reading(struct writing *w, const struct term *term)
{
    struct buf *out = &w->out;

    buf_lit(out, "<li>");
    headword_reading(out, w->c, &w->words, term);
    buf_lit(out, " <a href=\"");
    write_address(w, term);
    buf_lit(out, "\">");
    headword_han(out, w->c, term->zh, term->lang);
    buf_lit(out, "</a> ");
    headword_english(out, w->c, term, w->words.lang);
    buf_lit(out, "</li>\n");
}

static str letter_name(const struct writing *w, char letter)
{
    if (letter == '0')
        return S("0–9");
    if (letter == '*')
        return strings_get(strings_for(w->c->strings, w->words.lang), "terms_other");
    return arena_printf(w->c->arena, "%c", letter - 'a' + 'A');
}

static str letter_id(const struct writing *w, const char *part, char letter)
{
    return letter == '*' ? arena_printf(w->c->arena, "%s-other", part)
                         : arena_printf(w->c->arena, "%s-%c", part, letter);
}

/* The words of one letter, from word `i` on; *i is after them then. */
static struct value *letter_value(struct writing *w, const struct wordlist *list, size_t end, size_t *i,
    const char *part, void (*write)(struct writing *, const struct term *))
{
    char letter = list->words[*i].letter;
    struct value *value = value_map(w->c->arena);

    buf_reset(&w->out);
    for (; *i < end && list->words[*i].letter == letter; ++*i)
        write(w, list->words[*i].term);
    set(w, value, "letter", text(w, letter_name(w, letter)));
    set(w, value, "letter_id", text(w, letter_id(w, part, letter)));
    set(w, value, "entries", text(w, buf_copy(&w->out, w->c->arena)));
    return value;
}

/* The words of a stretch, letter by letter; NULL where there are none. */
static struct value *letters_value(struct writing *w, enum terms_part part, struct terms_stretch stretch)
{
    static const char *const names[] = { "letter", "found", "pinyin" };
    struct value *value = value_map(w->c->arena), *letters = value_list(w->c->arena);

    for (size_t i = stretch.from; i < stretch.to;)
        value_push(w->c->arena, letters,
            letter_value(w, &w->c->terms->lists[part], stretch.to, &i, names[part],
                part == TERMS_PART_READINGS ? write_reading : write_entry));
    set(w, value, "letters", letters);
    return letters->first ? value : NULL;
}

static void set_parts(struct writing *w, struct value *terms, const struct terms_stretch parts[TERMS_PARTS])
{
    static const char *const names[] = { "approved", "found", "readings" };

    for (int part = 0; part < TERMS_PARTS; part++)
        set(w, terms, names[part], letters_value(w, (enum terms_part)part, parts[part]));
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

static bool is_of_readings(const struct terms_sheet *sheet)
{
    return sheet->parts[TERMS_PART_READINGS].from < sheet->parts[TERMS_PART_READINGS].to;
}

/* From sheet to sheet. */
static struct value *steps_between(struct writing *w, const struct terms_sheet *here, bool readings)
{
    const struct terms_plan *plan = w->c->terms;
    struct value *list = value_list(w->c->arena);

    for (size_t i = 1; i < plan->count; i++) {
        const struct terms_sheet *sheet = plan->sheets[i];

        if (sheet->nth == 1 && is_of_readings(sheet) == readings)
            value_push(w->c->arena, list,
                step(w, arena_printf(w->c->arena, "%.*s%.*s", STR(w->root), STR(sheet->href)), sheet->letter,
                    sheet->letter == here->letter && is_of_readings(here) == readings));
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

        set(w, value, "href", text(w, arena_printf(w->c->arena, "%.*s%.*s", STR(w->root), STR(sheet->href))));
        set(w, value, "number", text(w, arena_printf(w->c->arena, "%zu", sheet->nth)));
        set(w, value, "current", value_bool(sheet == here));
        value_push(w->c->arena, list, value);
    }
    return count > 1 ? list : NULL;
}

static void set_steps(struct writing *w, struct value *terms, const struct terms_sheet *sheet)
{
    struct value *sheets = sheet->letter ? siblings(w, sheet) : NULL;
    bool several = w->c->terms->count > 1;

    set(w, terms, "by_english",
        several ? steps_between(w, sheet, false) : steps_within(w, TERMS_PART_APPROVED, TERMS_PART_FOUND));
    set(w, terms, "by_reading",
        several ? steps_between(w, sheet, true) : steps_within(w, TERMS_PART_READINGS, TERMS_PART_READINGS));
    set(w, terms, "has_readings", value_bool(w->c->terms->lists[TERMS_PART_READINGS].count));
    set(w, terms, "sheet", sheet->letter ? text(w, letter_name(w, sheet->letter)) : NULL);
    set(w, terms, "sheets", sheets);
    set(w, terms, "has_sheets", value_bool(sheets));
}

struct value *dictionary_sheet(const struct context *c, const struct terms_sheet *sheet, str lang, str root)
{
    struct writing w = {
        .c = c, .root = root, .words = headword_words(c, lang), .book = c->terms->chapters, .alone = c->terms->alone
    };
    struct value *terms = value_map(c->arena);

    set_parts(&w, terms, sheet->parts);
    if (!w.book)
        set_steps(&w, terms, sheet);
    buf_free(&w.out);
    return terms;
}
