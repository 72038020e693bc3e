#include "view/terms.h"

#include "formats/url.h"
#include "lang/fold.h"
#include "view/address.h"
#include "write/line.h"

/* --- what belongs together: a ring of terms for each original, and for each English */

static struct terms_entry *entry_of(const struct terms_plan *plan, const struct term *term)
{
    return &plan->entries[term->number];
}

static void join_zh(struct terms_plan *plan, struct map *seen, const struct term *term)
{
    const struct term *other = term->zh.len ? map_set(seen, term->zh, (void *)(uintptr_t)term) : NULL;

    entry_of(plan, term)->next_zh = other ? entry_of(plan, other)->next_zh : term;
    if (other)
        entry_of(plan, other)->next_zh = term;
}

static void join_en(struct terms_plan *plan, struct map *seen, const struct term *term)
{
    const struct term *other = term->en.len ? map_set(seen, term->en, (void *)(uintptr_t)term) : NULL;

    entry_of(plan, term)->next_en = other ? entry_of(plan, other)->next_en : term;
    if (other)
        entry_of(plan, other)->next_en = term;
}

size_t terms_chapter(const struct terms_plan *plan, const struct context *c, const struct article *article)
{
    return plan->chapters ? plan->chapters[article - c->publication->articles] : 0;
}

/* In how many articles a term stands, or in how many chapters of the book. */
static size_t count_articles(const struct terms_plan *plan, const struct context *c, const struct term *term)
{
    size_t count = 0;

    for (size_t i = 0; i < term->count; i++) {
        const struct article *article = term->occurrences[i].article;

        if (i == 0 || article != term->occurrences[i - 1].article)
            count += !plan->chapters || terms_chapter(plan, c, article);
    }
    return count;
}

static str line_of_term(struct arena *arena, const struct context *c, str markdown)
{
    const struct config *config = &c->publication->input->config;
    struct languages languages = { config->lang.text, config->han.text, config->features.smart };
    struct diag nothing = { 0 }; /* what can be wrong with a line is its nesting, which no definition has */
    struct line line;

    if (markdown.len == 0)
        return S("");
    line = line_make(arena, markdown, NOWHERE, &languages, &nothing);
    diag_free(&nothing);
    return body_line(arena, &line.xhtml, c->target);
}

static uint64_t written(const struct term *term)
{
    struct buf key = { 0 };
    uint64_t number;

    fold_pair(&key, term->en, term->zh);
    number = parts_written(buf_str(&key), term->zh, term->abbr);
    buf_free(&key);
    return number;
}

static void describe(struct terms_plan *plan, struct arena *arena, const struct context *c, const struct wordlist *list,
    struct map *by_zh, struct map *by_en)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct term *term = list->words[i].term;

        entry_of(plan, term)->definition = line_of_term(arena, c, term->definition);
        entry_of(plan, term)->written = written(term);
        entry_of(plan, term)->articles = count_articles(plan, c, term);
        join_zh(plan, by_zh, term);
        join_en(plan, by_en, term);
    }
}

/* --- sheets */

static struct terms_sheet *add_sheet(struct terms_plan *plan, struct arena *arena, str address, char letter)
{
    struct terms_sheet *sheet = arena_new(arena, struct terms_sheet);

    sheet->address = address;
    sheet->letter = letter;
    plan->sheets = arena_grow(arena, plan->sheets, plan->count, &plan->cap, sizeof *plan->sheets);
    plan->sheets[plan->count++] = sheet;
    return sheet;
}

/* Where the words of a letter end that begin at `from`. */
static size_t letter_end(const struct wordlist *list, size_t from, char letter)
{
    while (from < list->count && list->words[from].letter == letter)
        from++;
    return from;
}

/* How many lines a word takes among the entries, or in the index by readings. */
static size_t lines_of(const struct terms_plan *plan, int part, const struct term *term)
{
    return part == TERMS_PART_READINGS ? 1 : 2 + entry_of(plan, term)->articles;
}

/* As many of the stretch as fit on a sheet with *room lines, and the first in any case where it is `whole`; what is
 * left of both is stored in them. */
static struct terms_stretch take(
    const struct terms_plan *plan, int part, struct terms_stretch *rest, size_t *room, bool whole)
{
    struct terms_stretch taken = { rest->from, rest->from };

    while (taken.to < rest->to) {
        size_t lines = lines_of(plan, part, plan->lists[part].words[taken.to].term);

        if (lines > *room && !(whole && taken.to == taken.from))
            break;
        *room -= lines < *room ? lines : *room;
        taken.to++;
    }
    rest->from = taken.to;
    return taken;
}

/* The sheets of one letter of the parts from `first` to `last`, whose words before `at` stand on sheets already. */
static void add_letter(
    struct terms_plan *plan, struct arena *arena, char letter, int first, int last, size_t at[TERMS_PARTS])
{
    struct terms_stretch rest[TERMS_PARTS];
    size_t left = 0;

    for (int part = first; part <= last; part++) {
        rest[part] = (struct terms_stretch){ at[part], letter_end(&plan->lists[part], at[part], letter) };
        left += rest[part].to - rest[part].from;
        at[part] = rest[part].to;
    }
    for (size_t nth = 1; left; nth++) {
        struct terms_sheet *sheet =
            add_sheet(plan, arena, address_terms(arena, letter, first == TERMS_PART_READINGS, nth), letter);
        size_t room = TERMS_LINES;

        sheet->nth = nth;
        for (int part = first; part <= last; part++) {
            sheet->parts[part] = take(plan, part, &rest[part], &room, room == TERMS_LINES);
            left -= sheet->parts[part].to - sheet->parts[part].from;
        }
    }
}

static void add_letters(struct terms_plan *plan, struct arena *arena)
{
    static const char letters[] = "0abcdefghijklmnopqrstuvwxyz*";
    size_t at[TERMS_PARTS] = { 0 };

    add_sheet(plan, arena, address_terms(arena, '\0', false, 1), '\0');
    for (const char *letter = letters; *letter; letter++)
        add_letter(plan, arena, *letter, TERMS_PART_APPROVED, TERMS_PART_FOUND, at);
    for (const char *letter = letters; *letter; letter++)
        add_letter(plan, arena, *letter, TERMS_PART_READINGS, TERMS_PART_READINGS, at);
}

static void add_only_sheet(struct terms_plan *plan, struct arena *arena)
{
    struct terms_sheet *sheet = add_sheet(plan, arena, address_terms(arena, '\0', false, 1), '\0');

    for (int part = 0; part < TERMS_PARTS; part++)
        sheet->parts[part] = (struct terms_stretch){ 0, plan->lists[part].count };
}

/* --- a book's */

static void map_chapters(struct terms_plan *plan, struct arena *arena, const struct context *c, const struct book *book)
{
    size_t *chapters = arena_array(arena, size_t, publication_size(c->publication));
    bool *facing = arena_array(arena, bool, publication_size(c->publication));

    for (size_t i = 0; book->facing && i < book->count; i++) {
        if (!book->facing[i])
            continue;
        chapters[book->facing[i] - c->publication->articles] = i + 1;
        facing[book->facing[i] - c->publication->articles] = true;
    }
    for (size_t i = 0; i < book->count; i++) { /* a chapter of its own comes first */
        chapters[book->articles[i] - c->publication->articles] = i + 1;
        facing[book->articles[i] - c->publication->articles] = false;
    }
    plan->chapters = chapters;
    plan->facing = facing;
    plan->alone = book->count == 1 && !book->facing;
}

/* The words that stand in a chapter. */
struct chapters_choice {
    struct wordlist_choice choice;
    const struct terms_plan *plan;
    const struct context *context;
};

static bool stands_in_chapters(const struct wordlist_choice *choice, const struct term *term)
{
    const struct chapters_choice *of = (const struct chapters_choice *)choice;

    return count_articles(of->plan, of->context, term);
}

static void add_documents(struct terms_plan *plan, struct arena *arena)
{
    struct terms_stretch rest[TERMS_PARTS] = { { 0, plan->lists[TERMS_PART_APPROVED].count },
        { 0, plan->lists[TERMS_PART_FOUND].count } };

    for (size_t nth = 1; rest[0].from < rest[0].to || rest[1].from < rest[1].to; nth++) {
        struct terms_sheet *sheet = add_sheet(plan, arena, address_glossary(arena, nth), '\0');
        size_t room = TERMS_LINES;

        sheet->nth = nth;
        for (int part = TERMS_PART_APPROVED; part <= TERMS_PART_FOUND; part++)
            sheet->parts[part] = take(plan, part, &rest[part], &room, room == TERMS_LINES);
    }
}

/* --- the plan */

static void place_entries(struct terms_plan *plan, const struct terms_sheet *sheet)
{
    for (int part = TERMS_PART_APPROVED; part <= TERMS_PART_FOUND; part++)
        for (size_t i = sheet->parts[part].from; i < sheet->parts[part].to; i++)
            entry_of(plan, plan->lists[part].words[i].term)->sheet = sheet;
}

static size_t count_lines(const struct terms_plan *plan)
{
    size_t count = 0;

    for (int part = 0; part < TERMS_PARTS; part++)
        for (size_t i = 0; i < plan->lists[part].count; i++)
            count += lines_of(plan, part, plan->lists[part].words[i].term);
    return count;
}

/* An index by readings of which nothing has one is none. */
static bool has_readings(const struct wordlist *list)
{
    return list->count && list->words[0].letter != '*';
}

static void add_sheets(struct terms_plan *plan, struct arena *arena)
{
    if (plan->chapters)
        add_documents(plan, arena);
    else if (count_lines(plan) <= TERMS_LINES_OF_ONE)
        add_only_sheet(plan, arena);
    else
        add_letters(plan, arena);
}

static void make_lists(struct terms_plan *plan, struct arena *arena, const struct context *c)
{
    const struct glossary *glossary = &c->publication->glossary;
    enum terms_shown shown = c->publication->input->config.features.shown;
    struct chapters_choice chapters = { { stands_in_chapters }, plan, c };
    const struct wordlist_choice *choice = plan->chapters ? &chapters.choice : NULL;
    struct wordlist *lists = plan->lists;

    lists[TERMS_PART_APPROVED] = wordlist_by_english(arena, glossary, TERM_APPROVED, shown, choice);
    lists[TERMS_PART_FOUND] = wordlist_by_english(arena, glossary, TERM_PROPOSED, shown, choice);
    if (plan->chapters)
        return;
    lists[TERMS_PART_READINGS] = wordlist_by_reading(arena, glossary, shown);
    if (!has_readings(&lists[TERMS_PART_READINGS]))
        lists[TERMS_PART_READINGS].count = 0;
}

void terms_plan(struct terms_plan *plan, struct arena *arena, const struct context *c, const struct book *book)
{
    struct map by_zh = { .arena = arena }, by_en = { .arena = arena };

    *plan = (struct terms_plan){ .entries = arena_array(arena, struct terms_entry, c->publication->glossary.count) };
    if (book)
        map_chapters(plan, arena, c, book);
    make_lists(plan, arena, c);
    if (plan->lists[TERMS_PART_APPROVED].count + plan->lists[TERMS_PART_FOUND].count == 0)
        return;
    describe(plan, arena, c, &plan->lists[TERMS_PART_APPROVED], &by_zh, &by_en);
    describe(plan, arena, c, &plan->lists[TERMS_PART_FOUND], &by_zh, &by_en);
    add_sheets(plan, arena);
    for (size_t i = 0; i < plan->count; i++) {
        struct terms_sheet *sheet = plan->sheets[i];

        sheet->href =
            arena_printf(arena, "%.*s%.*s", STR(sheet->address), STR(book ? S("") : address_index(c->publication)));
        place_entries(plan, sheet);
    }
}

/* --- what others ask */

const struct terms_entry *terms_entry(const struct terms_plan *plan, const struct term *term)
{
    const struct terms_entry *entry = plan && plan->count && term ? entry_of(plan, term) : NULL;

    return entry && entry->sheet ? entry : NULL;
}

bool terms_says_more(const struct terms_entry *entry, const struct term *term)
{
    return term->count > 1 || term->variant_count || term->also_count || term->other.len || term->form_count > 1 ||
           entry->next_zh != term || entry->next_en != term;
}

void terms_address(struct buf *out, const struct terms_entry *entry, const struct term *term)
{
    buf_add(out, entry->sheet->href);
    buf_byte(out, '#');
    url_write(out, term->id);
}

void terms_block_address(
    struct buf *out, const struct publication *publication, str root, size_t chapter, const struct occurrence *at)
{
    if (chapter)
        buf_printf(out, ADDRESS_CHAPTER, chapter);
    else
        address_link_article(out, publication, root, at->article);
    if (*at->block_id) {
        buf_byte(out, '#');
        url_write(out, str_of(at->block_id));
    }
}
