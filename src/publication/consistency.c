#include "publication/consistency.h"

#include "base/utf8.h"
#include "facts/readings.h"
#include "lang/han.h"
#include "lang/reading.h"

struct checking {
    const struct publication *publication;
    struct arena arena;
    struct buf key;
    struct diag *diag;
};

/* --- spans */

struct where {
    str path;
    struct span span;
};

/* Where a term is first glossed; else where terms.yaml has it. */
static struct where where_of(const struct term *term)
{
    for (size_t i = 0; i < term->count; i++)
        if (term->occurrences[i].gloss)
            return (struct where){ term->occurrences[i].article->facts->path, glossary_span(&term->occurrences[i]) };
    return (struct where){ S("terms.yaml"), term->record ? term->record->span : NOWHERE };
}

/* The same as path:line:column, in the arena. */
static str say_where(struct checking *c, const struct term *term)
{
    struct where where = where_of(term);

    return arena_printf(&c->arena, "%.*s:%d:%d", STR(where.path), where.span.line, where.span.column);
}

/* A finding where `term` is. */
#define REPORT(c, level, code, term, ...)                                                                              \
    do {                                                                                                               \
        struct where here = where_of(term);                                                                            \
        str before = diag_enter((c)->diag, here.path);                                                                 \
                                                                                                                       \
        diag_add((c)->diag, (level), (code), here.span, __VA_ARGS__);                                                  \
        diag_enter((c)->diag, before);                                                                                 \
    } while (0)

/* --- pairs of terms that share something */

/* "zh" of zh-Hant. */
static str primary(str lang)
{
    ptrdiff_t hyphen = str_find(lang, S("-"));

    return hyphen < 0 ? lang : str_first(lang, (size_t)hyphen);
}

/* The language of the English side: that of the article that glosses it first, English where that is of Han. */
static str language_of(const struct term *term)
{
    str lang = S("en");

    for (size_t i = term->count; i-- > 0;)
        if (term->occurrences[i].gloss)
            lang = term->occurrences[i].article->facts->lang;
    return han_writes(lang) ? S("en") : primary(lang);
}

/* What is compared is of one pair of languages. */
static void write_languages(struct buf *out, const struct term *term)
{
    buf_add(out, primary(term->lang));
    buf_byte(out, '\t');
    buf_add(out, language_of(term));
    buf_byte(out, '\t');
}

static bool is_quotation(const struct term *term)
{
    return term->kind == GLOSS_QUOTATION;
}

/* Whether two originals are one in the characters of one script. */
static bool same_han(const struct term *a, const struct term *b)
{
    return str_equal(a->folded_zh, b->folded_zh);
}

/* What all terms of one key are compared with: the first that a person approved, else the first. `key` writes nothing
 * for a term that isn't to be compared. */
typedef void write_key(struct buf *out, const struct term *term);
typedef void compare_terms(struct checking *c, const struct term *term, const struct term *with);

static str *write_keys(struct checking *c, write_key *key)
{
    const struct glossary *g = &c->publication->glossary;
    str *keys = arena_array(&c->arena, str, g->count);

    for (size_t i = 0; i < g->count; i++) {
        buf_reset(&c->key);
        if (!is_quotation(g->terms[i]))
            key(&c->key, g->terms[i]);
        keys[i] = buf_copy(&c->key, &c->arena);
    }
    return keys;
}

static void register_terms(struct checking *c, struct map *first, const str *keys, bool approved)
{
    const struct glossary *g = &c->publication->glossary;

    for (size_t i = 0; i < g->count; i++)
        if (keys[i].len && approved == (g->terms[i]->status == TERM_APPROVED) && !map_get(first, keys[i]))
            map_set(first, keys[i], g->terms[i]);
}

static void compare_by(struct checking *c, write_key *key, compare_terms *compare)
{
    const struct glossary *g = &c->publication->glossary;
    struct map first = { .arena = &c->arena };
    const str *keys = write_keys(c, key);

    register_terms(c, &first, keys, true);
    register_terms(c, &first, keys, false);
    for (size_t i = 0; i < g->count; i++) {
        const struct term *with = keys[i].len ? map_get(&first, keys[i]) : NULL;

        if (with && with != g->terms[i] && !(with->record && with->record == g->terms[i]->record))
            compare(c, g->terms[i], with);
    }
    arena_free(&c->arena);
}

/* --- one original, one rendering */

static void write_original(struct buf *out, const struct term *term)
{
    if (term->en.len == 0 || term->zh.len == 0)
        return;
    write_languages(out, term);
    buf_add(out, term->folded_zh);
}

/* A term that is romanised in one place and translated in another is rendered in one way. */
static bool is_romanised(const struct term *term)
{
    if (!str_starts(term->lang, S("zh")))
        return reading_could_be(term->en) & (LATIN_JAPANESE | LATIN_KOREAN);
    return term->kind != GLOSS_NAME && reading_matches(term->zh, term->en) != ROMANISATION_NONE;
}

static str next_word(str *rest)
{
    size_t begin = 0, end;
    str word;

    while (begin < rest->len && rest->at[begin] == ' ')
        begin++;
    for (end = begin; end < rest->len && rest->at[end] != ' ';)
        end++;
    word = (str){ rest->at + begin, end - begin };
    *rest = str_from(*rest, end);
    return word;
}

static bool has_word(str text, str word)
{
    str each;

    while ((each = next_word(&text)).len)
        if (str_equal(each, word))
            return true;
    return false;
}

/* Whether all words of one rendering stand in the other: Ningguo, Ningguo Circuit; Ohara Hiroki, Hiroki Ohara. */
static bool is_part_of(str less, str more)
{
    str word;

    while ((word = next_word(&less)).len)
        if (!has_word(more, word))
            return false;
    return true;
}

/* Whether two renderings are parted by no more than marks for tones. */
static bool sound_alike(struct checking *c, str a, str b)
{
    size_t half;

    buf_reset(&c->key);
    readings_plain(&c->key, a);
    half = c->key.len;
    readings_plain(&c->key, b);
    return str_equal(str_first(buf_str(&c->key), half), str_from(buf_str(&c->key), half));
}

/* A character by itself says many things, unless somebody has settled what. */
static bool is_open(const struct term *term, const struct term *with)
{
    return utf8_count(term->zh) < 2 && term->status != TERM_APPROVED && with->status != TERM_APPROVED;
}

static void compare_renderings(struct checking *c, const struct term *term, const struct term *with)
{
    if (str_equal(term->sort_en, with->sort_en) || str_equal(term->en, with->abbr) || str_equal(with->en, term->abbr) ||
        is_romanised(term) != is_romanised(with) || is_open(term, with) ||
        (term->kind == GLOSS_NAME) != (with->kind == GLOSS_NAME) || is_part_of(term->sort_en, with->sort_en) ||
        is_part_of(with->sort_en, term->sort_en) || sound_alike(c, term->en, with->en))
        return;
    REPORT(c, LEVEL_WARNING, "term.renderings", term,
        "“%.*s” is “%.*s” in %.*s and “%.*s” in %.*s; if both are right, say so in terms.yaml (also)", STR(term->zh),
        STR(term->en), STR(say_where(c, term)), STR(with->en), STR(say_where(c, with)));
}

/* Whether something is called so: two words or more, with a capital. What a word means has often more than one word in
 * Chinese. */
static bool is_called_so(str en)
{
    bool capital = en.len && ((en.at[0] >= 'A' && en.at[0] <= 'Z') || en.at[0] & 0x80);

    return capital && next_word(&en).len && next_word(&en).len;
}

static void write_english(struct buf *out, const struct term *term)
{
    if (term->zh.len == 0 || !is_called_so(term->en))
        return;
    write_languages(out, term);
    buf_add(out, term->sort_en);
}

/* Whether one original is short for the other: 人大 for 全国人民代表大会. */
static bool is_short_for(str brief, str full)
{
    size_t at = 0, len;

    for (size_t i = 0; i < brief.len; i += len) {
        ptrdiff_t found;

        utf8_decode(str_from(brief, i), &len);
        found = str_find(str_from(full, at), (str){ brief.at + i, len });
        if (found < 0)
            return false;
        at += (size_t)found + len;
    }
    return brief.len < full.len;
}

/* One English with two originals in one bracket: the author says both. */
static bool stand_together(const struct term *term, const struct term *with)
{
    struct where a = where_of(term), b = where_of(with);

    return str_equal(a.path, b.path) && a.span.line == b.span.line && a.span.column == b.span.column;
}

/* Two people may be called the same; what is said otherwise in Taiwan isn't said wrongly. */
static void compare_originals(struct checking *c, const struct term *term, const struct term *with)
{
    if (same_han(term, with) || !str_equal(term->lang, with->lang) || stand_together(term, with) ||
        is_short_for(term->zh, with->zh) || is_short_for(with->zh, term->zh) ||
        (reading_is_pinyin(term->zh, term->en) && reading_is_pinyin(with->zh, with->en)))
        return;
    REPORT(c, term->kind == GLOSS_NAME ? LEVEL_INFO : LEVEL_WARNING, "term.originals", term,
        "“%.*s” stands for “%.*s” in %.*s and for “%.*s” in %.*s; if both are right, say so in terms.yaml (also)",
        STR(term->en), STR(term->zh), STR(say_where(c, term)), STR(with->zh), STR(say_where(c, with)));
}

/* --- one abbreviation, one thing */

static void write_abbreviation(struct buf *out, const struct term *term)
{
    if (term->abbr.len == 0)
        return;
    write_languages(out, term);
    buf_add(out, term->abbr);
}

/* Two renderings of one original, or two originals of one rendering, are said already. */
static void compare_abbreviations(struct checking *c, const struct term *term, const struct term *with)
{
    if (str_equal(term->sort_en, with->sort_en) || same_han(term, with))
        return;
    REPORT(c, LEVEL_WARNING, "term.abbr.twice", term, "%.*s is short for “%.*s” in %.*s and for “%.*s” in %.*s",
        STR(term->abbr), STR(term->en), STR(say_where(c, term)), STR(with->en), STR(say_where(c, with)));
}

/* --- nearly the same */

/* Terms that share half of what they say, the last one first. */
struct half {
    struct chain {
        const struct term *term;
        const struct chain *next;
    } * first;
};

/* How long two texts are that differ in one letter by a slip, in bytes and characters; and with how many terms of the
 * same half one is compared. */
enum { VARIANT_BYTES = 10, VARIANT_HAN = 4, VARIANT_CHAIN = 8 };

/* The length of the word around byte `at`. */
static size_t word_length(str text, size_t at)
{
    size_t begin = at, end = at;

    while (begin && text.at[begin - 1] != ' ')
        begin--;
    while (end < text.len && text.at[end] != ' ')
        end++;
    return end - begin;
}

static bool has_digit(str text, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (text.at[i] >= '0' && text.at[i] <= '9')
            return true;
    return false;
}

/* Whether a letter more, less or otherwise is all that parts two texts, in a word of more than three letters: not a
 * number, not part I and part II. */
static bool is_slip(str a, str b)
{
    size_t front = 0, back = 0, least = a.len < b.len ? a.len : b.len, most = a.len < b.len ? b.len : a.len;

    while (front < least && a.at[front] == b.at[front])
        front++;
    while (back < least - front && a.at[a.len - 1 - back] == b.at[b.len - 1 - back])
        back++;
    if (most - front - back > 1 || has_digit(a, front, a.len - back) || has_digit(b, front, b.len - back))
        return false;
    return word_length(a, front) > 3 && word_length(b, front) > 3;
}

static void report_variant(struct checking *c, const struct term *term, const struct term *with)
{
    REPORT(c, LEVEL_INFO, "term.variant", term,
        "“%.*s” (%.*s) in %.*s and “%.*s” (%.*s) in %.*s are nearly the same; is one of them a slip?", STR(term->en),
        STR(term->zh), STR(say_where(c, term)), STR(with->en), STR(with->zh), STR(say_where(c, with)));
}

static struct half *find_half(struct checking *c, struct map *halves, char side, str text)
{
    struct half *half;

    buf_reset(&c->key);
    buf_byte(&c->key, side);
    buf_add(&c->key, text);
    half = map_get(halves, buf_str(&c->key));
    if (!half) {
        half = arena_new(&c->arena, struct half);
        map_set(halves, buf_copy(&c->key, &c->arena), half);
    }
    return half;
}

static bool is_variant(const struct term *term, const struct term *with)
{
    return term != with && !str_equal(term->sort_en, with->sort_en) && is_slip(term->sort_en, with->sort_en) &&
           !same_han(term, with);
}

/* Compares with those that have the same half already, and joins them. True once a variant is found. */
static bool compare_half(struct checking *c, struct half *half, const struct term *term)
{
    struct chain *link = arena_new(&c->arena, struct chain);
    const struct chain *at = half->first;

    *link = (struct chain){ term, half->first };
    half->first = link;
    for (int i = 0; at && i < VARIANT_CHAIN; at = at->next, i++) {
        if (!is_variant(term, at->term))
            continue;
        report_variant(c, term, at->term);
        return true;
    }
    return false;
}

/* Two texts that one letter parts have their first or their last half in common, whatever the letter: of the length
 * that half of the shorter one has. */
static void check_slips(struct checking *c)
{
    const struct glossary *g = &c->publication->glossary;
    struct map halves = { .arena = &c->arena };

    for (size_t i = 0; i < g->count; i++) {
        const struct term *term = g->terms[i];
        str text = term->sort_en;
        bool found = is_quotation(term) || term->kind == GLOSS_NAME || text.len < VARIANT_BYTES || !term->zh.len;

        for (size_t shorter = 0; shorter < 2 && !found; shorter++) {
            size_t half = (text.len - shorter) / 2;

            if (shorter && half == text.len / 2)
                break;
            found = compare_half(c, find_half(c, &halves, '<', str_first(text, half)), term) ||
                    compare_half(c, find_half(c, &halves, '>', str_from(text, text.len - half)), term);
        }
    }
    arena_free(&c->arena);
}

/* What an original sounds like, where it is long enough for that to be no accident. */
static void write_sound(struct buf *out, const struct term *term)
{
    str sound = term->sort_zh;

    if (!str_starts(term->lang, S("zh")) || term->kind == GLOSS_NAME || utf8_count(term->zh) < VARIANT_HAN ||
        sound.len <= term->zh.len)
        return;
    for (size_t i = 0; i < sound.len - term->zh.len; i++)
        if (sound.at[i] != ' ' && sound.at[i] != '\t')
            buf_byte(out, sound.at[i]);
}

static void compare_sounds(struct checking *c, const struct term *term, const struct term *with)
{
    if (!same_han(term, with) && !str_equal(term->sort_en, with->sort_en) && !is_slip(term->sort_en, with->sort_en))
        report_variant(c, term, with);
}

/* --- names */

static void check_names(struct checking *c)
{
    const struct glossary *g = &c->publication->glossary;
    struct buf reading = { 0 };

    for (size_t i = 0; i < g->count; i++) {
        const struct term *term = g->terms[i];
        const struct gloss_pair pair = { .en = term->en, .zh = term->zh, .lang = term->lang, .kind = term->kind };

        if (term->reading.len || term->status == TERM_APPROVED || !readings_differ(&pair))
            continue; /* whoever gives a reading, or says that it is right so, knows */
        buf_reset(&reading);
        readings_expect(&reading, &pair);
        REPORT(c, LEVEL_INFO, "name.reading", term, "“%.*s” isn't the pinyin of “%.*s”, which would be %.*s",
            STR(term->en), STR(term->zh), STR(buf_str(&reading)));
    }
    buf_free(&reading);
}

/* --- an abbreviation after its words; where a gloss gives it, gloss/abbreviations.c has looked */

/* How a term of the term base begins in the article that is being looked at. */
struct beginning {
    const struct article *article;
    struct span span; /* of its abbreviation, which stands first */
    bool explained;
};

static void check_mention(
    struct checking *c, const struct article *article, const struct mention_fact *mention, struct beginning *beginning)
{
    const struct term_record *record = &c->publication->input->terms.records[mention->record];
    str path = article->facts->path;

    if (beginning->article != article)
        *beginning = (struct beginning){ article, mention->span, !mention->abbr };
    if (mention->abbr || beginning->explained)
        return;
    beginning->explained = true;
    diag_warn(c->diag, "term.abbr.early", beginning->span,
        "“%.*s” is used in %.*s:%d:%d and its words stand only in %.*s:%d:%d", STR(record->abbr.text), STR(path),
        beginning->span.line, beginning->span.column, STR(path), mention->span.line, mention->span.column);
}

/* A term that the article glosses explains its abbreviation, or has been looked at. */
static void pass_glosses(const struct article *article, struct beginning *beginnings)
{
    for (size_t i = 0; i < article->facts->gloss_count; i++)
        if (article->terms[i] && article->terms[i]->record)
            beginnings[article->terms[i]->record->number] = (struct beginning){ article, NOWHERE, true };
}

static void check_beginnings(struct checking *c)
{
    const struct publication *p = c->publication;
    struct beginning *beginnings = arena_array(&c->arena, struct beginning, p->input->terms.count);

    for (size_t i = 0; i < publication_size(p); i++) {
        const struct article *article = &p->articles[i];
        str before = diag_enter(c->diag, article->facts->path);

        if (article->facts->mention_count)
            pass_glosses(article, beginnings);
        for (size_t j = 0; j < article->facts->mention_count; j++)
            check_mention(c, article, &article->facts->mentions[j], &beginnings[article->facts->mentions[j].record]);
        diag_enter(c->diag, before);
    }
}

/* --- one gloss in an article */

/* Where each term was first glossed in the article that is being looked at. */
struct first_gloss {
    const struct article *article;
    struct span span;
};

/* One English with two originals beside it, in both scripts, say. */
static bool is_same_span(const struct first_gloss *first, const struct article *article, struct span span)
{
    return first->article == article && span_is_same(first->span, span);
}

/* One finding an article: where it happens first, and how often. */
static void report_repeated(
    struct checking *c, const struct gloss_fact *gloss, const struct first_gloss *first, size_t count)
{
    str more = count > 1 ? arena_printf(&c->arena, "; %zu originals are given again in this article", count) : S("");

    diag_note(c->diag, "term.repeated", facts_span(gloss), "“%.*s” has its original in line %d and once more in line %d%.*s",
        STR(gloss->pair->en), first->span.line, (int)gloss->line, STR(more));
}

static void check_repeated(struct checking *c, const struct article *article, struct first_gloss *firsts)
{
    const struct facts *facts = article->facts;
    const struct gloss_fact *repeated = NULL;
    struct first_gloss was = { 0 };
    size_t count = 0;

    for (size_t i = 0; i < facts->gloss_count; i++) {
        const struct gloss_fact *gloss = &facts->glosses[i];
        const struct term *term = article->terms[i];
        struct first_gloss *first = term ? &firsts[term->number] : NULL;

        if (!term || is_quotation(term) || gloss->apart || is_same_span(first, article, facts_span(gloss)))
            continue;
        if (first->article != article) {
            *first = (struct first_gloss){ article, facts_span(gloss) };
        } else if (count++ == 0) {
            repeated = gloss;
            was = *first;
        }
    }
    if (repeated) {
        str before = diag_enter(c->diag, facts->path);

        report_repeated(c, repeated, &was, count);
        diag_enter(c->diag, before);
    }
}

static void check_all_repeated(struct checking *c)
{
    const struct publication *p = c->publication;
    struct first_gloss *firsts = arena_array(&c->arena, struct first_gloss, p->glossary.count);

    for (size_t i = 0; i < publication_size(p); i++)
        check_repeated(c, &p->articles[i], firsts);
}

void consistency_check(const struct publication *publication, struct diag *diag)
{
    struct checking c = { .publication = publication, .diag = diag };

    compare_by(&c, write_original, compare_renderings);
    compare_by(&c, write_english, compare_originals);
    compare_by(&c, write_abbreviation, compare_abbreviations);
    check_slips(&c);
    compare_by(&c, write_sound, compare_sounds);
    check_beginnings(&c);
    check_all_repeated(&c);
    check_names(&c);
    buf_free(&c.key);
    arena_free(&c.arena);
}
