#include "publication/glossary_make.h"

#include "base/unicode.h"
#include "facts/readings.h"
#include "lang/fold.h"
#include "lang/han.h"
#include "lang/slug.h"

#include <string.h>

/* How many spellings of a term are named, and how long what it is called in an address is. */
enum { TERM_VARIANTS = 16, SLUG_BYTES = 80 };

/* What an occurrence has room for. */
enum { COLUMNS = (1 << 26) - 1, FORMS = 31 };

/* What a pair is of, once that is known: most stand in many articles. */
struct known {
    struct term *term;
    unsigned char form;
};

struct collecting {
    struct glossary *glossary;
    struct arena *arena;
    struct arena scratch; /* what is needed only while collecting */
    const struct term_base *base;
    str han;                 /* what Han is where nothing else says */
    struct term **by_record; /* by the numbers of the base's records; NULL: none yet */
    struct map by_pair;      /* folded pairs → struct term */
    struct known *known;     /* by the numbers of kept pairs */
    const struct gloss_pair *
        *firsts; /* by the numbers of the glossary's terms, what was first said of each; NULL: nothing */
    size_t first_cap;
    struct term **mentioned; /* by each mention, in the order of all texts; NULL: that was said */
    size_t mentioned_count;
    struct buf key;
};

/* --- terms */

static enum gloss_kind kind_of(str name)
{
    enum gloss_kind kind = GLOSS_TERM;

    while (kind < GLOSS_QUOTATION && !str_equal(name, str_of(gloss_kind_name(kind))))
        kind++;
    return kind;
}

static void set_text(str *to, const struct text *from)
{
    if (from->text.len)
        *to = from->text;
}

/* A person's word stands above a guess. */
static void take_record(struct term *term, const struct term_record *record)
{
    term->record = record;
    term->status = record->standing;
    set_text(&term->en, &record->en);
    set_text(&term->zh, &record->zh);
    set_text(&term->abbr, &record->abbr);
    set_text(&term->reading, &record->reading);
    set_text(&term->lang, &record->lang);
    set_text(&term->definition, &record->definition);
    set_text(&term->note, &record->note);
    if (record->kind.text.len)
        term->kind = kind_of(record->kind.text);
    term->also = record->also.items;
    term->also_count = record->also.count;
}

static struct term *new_term(struct collecting *c, const struct gloss_pair *gloss, const struct term_record *record)
{
    struct glossary *g = c->glossary;
    struct term *term = arena_new(c->arena, struct term);

    if (gloss)
        *term = (struct term){ .en = gloss->en,
            .zh = gloss->zh,
            .lang = gloss->lang,
            .kind = gloss->kind,
            .rule = gloss->rule,
            .status = gloss->marked ? TERM_APPROVED : TERM_PROPOSED };
    if (record)
        take_record(term, record);
    if (term->status == TERM_IGNORED) {
        g->ignored = arena_grow(c->arena, g->ignored, g->ignored_count, &g->ignored_cap, sizeof *g->ignored);
        term->number = g->ignored_count;
        g->ignored[g->ignored_count++] = term;
    } else {
        g->terms = arena_grow(c->arena, g->terms, g->count, &g->cap, sizeof *g->terms);
        c->firsts = arena_grow(&c->scratch, c->firsts, g->count, &c->first_cap, sizeof *c->firsts);
        c->firsts[g->count] = gloss;
        term->number = g->count;
        g->terms[g->count++] = term;
    }
    return term;
}

/* The term of a record that says both sides, or that no gloss has made one of. */
static struct term *term_of_record(
    struct collecting *c, const struct gloss_pair *gloss, const struct term_record *record)
{
    struct term **term = &c->by_record[record->number];

    if (!*term)
        *term = new_term(c, gloss, record);
    return *term;
}

static struct term *find_term(struct collecting *c, const struct gloss_pair *gloss)
{
    struct term *term = map_get(&c->by_pair, gloss->key);
    const struct term_record *record;

    if (term)
        return term;
    record = terms_find(c->base, gloss->en, gloss->zh);
    if (record && record->en.text.len && record->zh.text.len)
        term = term_of_record(c, gloss, record);
    else
        term = new_term(c, gloss, record);
    if (record)
        c->by_record[record->number] = term;
    map_set(&c->by_pair, gloss->key, term);
    return term;
}

/* Whether two are written alike but for capitals, and for the form in which letters are kept. */
static bool same_but_capitals(str a, str b)
{
    struct buf left = { 0 }, right = { 0 };
    bool same;

    if (str_equal(a, b)) /* as most are */
        return true;
    a = unicode_compose(&left, a);
    b = unicode_compose(&right, b);
    same = a.len == b.len && strncasecmp(a.at, b.at, a.len) == 0;
    buf_free(&left);
    buf_free(&right);
    return same;
}

static bool is_named(const struct term *term, str en)
{
    if (same_but_capitals(term->en, en))
        return true;
    for (size_t i = 0; i < term->also_count; i++)
        if (same_but_capitals(term->also[i].text, en))
            return true;
    for (size_t i = 0; i < term->variant_count; i++)
        if (same_but_capitals(term->variants[i], en))
            return true;
    return false;
}

static void add_variant(struct collecting *c, struct term *term, str en)
{
    if (is_named(term, en) || term->variant_count == TERM_VARIANTS)
        return;
    term->variants =
        arena_grow(c->arena, term->variants, term->variant_count, &term->variant_cap, sizeof *term->variants);
    term->variants[term->variant_count++] = en;
}

static void set_missing(str *to, str from)
{
    if (to->len == 0)
        *to = from;
}

/* Which of the term's forms an original is; it becomes one where it is new and there is room, else is counted to the
 * first. */
static unsigned char form_of(struct collecting *c, struct term *term, const struct gloss_pair *gloss)
{
    for (size_t i = 0; i < term->form_count; i++)
        if (str_equal(term->forms[i].zh, gloss->zh))
            return (unsigned char)i;
    if (term->form_count == TERM_VARIANTS)
        return 0;
    if (!term->forms) /* most have one, and there are many terms */
        term->forms = arena_array(c->arena, struct term_form, term->form_cap = 1);
    term->forms = arena_grow(c->arena, term->forms, term->form_count, &term->form_cap, sizeof *term->forms);
    term->forms[term->form_count] = (struct term_form){ gloss->zh, gloss->lang };
    return (unsigned char)term->form_count++;
}

/* What this gloss says of its term that nothing said before. */
static void complete_term(struct collecting *c, struct term *term, const struct gloss_pair *gloss)
{
    set_missing(&term->rule, gloss->rule);
    set_missing(&term->abbr, gloss->abbr);
    set_missing(&term->reading, gloss->reading);
    set_missing(&term->lang, gloss->lang);
    set_missing(&term->en, gloss->en);
    set_missing(&term->zh, gloss->zh);
    if (term->other.len == 0 && !str_equal(gloss->lang, term->lang) && !str_equal(gloss->zh, term->zh)) {
        term->other = gloss->zh;
        term->other_lang = gloss->lang;
    }
    if (gloss->marked && !term->record)
        term->status = TERM_APPROVED;
    add_variant(c, term, gloss->en);
    form_of(c, term, gloss);
}

/* A gloss or a mention, in the order of an article's text. */
struct use {
    const struct gloss_fact *gloss;
    const struct mention_fact *mention; /* one of them is NULL */
};

/* The use after the first `glosses` glosses and `mentions` mentions; false where there is none. */
static bool next_use(const struct facts *facts, size_t *glosses, size_t *mentions, struct use *use)
{
    *use = (struct use){ 0 };
    while (*glosses < facts->gloss_count && !facts->glosses[*glosses].pair)
        ++*glosses; /* a quotation */
    if (*mentions < facts->mention_count &&
        (*glosses == facts->gloss_count || facts->mentions[*mentions].glosses <= *glosses))
        use->mention = &facts->mentions[(*mentions)++];
    else if (*glosses < facts->gloss_count)
        use->gloss = &facts->glosses[(*glosses)++];
    return use->gloss || use->mention;
}

/* Whether a mention is the English side of a gloss of the same term: quotations are looked through for mentions. */
static bool is_gloss_itself(struct collecting *c, const struct facts *facts, const struct mention_fact *mention)
{
    for (size_t i = mention->glosses ? mention->glosses - 1 : 0; i <= mention->glosses && i < facts->gloss_count; i++) {
        const struct gloss_fact *gloss = &facts->glosses[i];

        if (gloss->pair && span_is_same(facts_span(gloss), mention->span) &&
            terms_find(c->base, gloss->pair->en, gloss->pair->zh) == &c->base->records[mention->record])
            return true;
    }
    return false;
}

/* The term of a gloss, which has what the gloss says of it then. */
static struct known know(struct collecting *c, const struct gloss_pair *pair)
{
    struct known known = c->known[pair->number];

    if (pair->number && known.term)
        return known;
    known.term = find_term(c, pair);
    complete_term(c, known.term, pair);
    known.form = form_of(c, known.term, pair);
    c->known[pair->number] = known;
    return known;
}

/* The term that is used; NULL: that was said. */
static struct term *use_term(struct collecting *c, const struct facts *facts, const struct use *use)
{
    struct term *term;

    if (use->mention && is_gloss_itself(c, facts, use->mention))
        return NULL;
    term =
        use->gloss ? know(c, use->gloss->pair).term : term_of_record(c, NULL, &c->base->records[use->mention->record]);
    term->count++;
    return term;
}

static void find_terms(struct collecting *c, struct article *article)
{
    const struct facts *facts = article->facts;
    struct use use;

    article->terms = arena_array(c->arena, const struct term *, facts->gloss_count);
    for (size_t glosses = 0, mentions = 0; next_use(facts, &glosses, &mentions, &use);) {
        struct term *term = use_term(c, facts, &use);

        if (use.mention)
            c->mentioned[c->mentioned_count++] = term;
        if (use.gloss && term->status != TERM_IGNORED)
            article->terms[glosses - 1] = term;
    }
}

/* --- spans */

static void make_room(struct collecting *c, struct term **terms, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        terms[i]->occurrences = arena_array(c->arena, struct occurrence, terms[i]->count);
        terms[i]->count = 0;
    }
}

/* Goes through what find_terms went through, in the same order. */
static void add_occurrences(struct collecting *c, const struct article *article, struct term ***mentioned)
{
    struct use use;

    for (size_t glosses = 0, mentions = 0; next_use(article->facts, &glosses, &mentions, &use);) {
        struct term *term = use.gloss ? know(c, use.gloss->pair).term : *(*mentioned)++;
        const char *block_id = use.gloss ? use.gloss->block_id : use.mention->block_id;
        struct span span = use.gloss ? facts_span(use.gloss) : use.mention->span;

        if (!term)
            continue;
        term->occurrences[term->count++] = (struct occurrence){ article, block_id, (unsigned)span.line,
            (unsigned)span.column & COLUMNS, use.gloss != NULL, use.gloss ? know(c, use.gloss->pair).form & FORMS : 0 };
    }
}

static void place_terms(struct collecting *c, struct article *articles, size_t count)
{
    struct term **mentioned = c->mentioned;

    make_room(c, c->glossary->terms, c->glossary->count);
    make_room(c, c->glossary->ignored, c->glossary->ignored_count);
    for (size_t i = 0; i < count; i++)
        add_occurrences(c, &articles[i], &mentioned);
}

/* What is approved stands on the terms page whether an article uses it or not. */
static void add_unused(struct collecting *c)
{
    for (size_t i = 0; i < c->base->count; i++)
        if (c->base->records[i].standing == TERM_APPROVED)
            term_of_record(c, NULL, &c->base->records[i]);
}

/* --- what can be said when all is known */

/* The beginning of a text, cut between characters. */
static str shorten(str text, size_t most)
{
    while (most < text.len && most && ((unsigned char)text.at[most] & 0xC0) == 0x80)
        most--;
    return str_first(text, most);
}

static void name_term(struct collecting *c, struct map *ids, struct term *term)
{
    buf_reset(&c->key);
    slug_write(&c->key, term->en);
    if (c->key.len == 0)
        slug_write(&c->key, term->zh);
    term->id = arena_copy(
        c->arena, map_unique(ids, arena_printf(&c->scratch, "t-%.*s", STR(shorten(buf_str(&c->key), SLUG_BYTES)))));
}

/* The language of an original of which terms.yaml doesn't say it. */
static str language_of(const struct collecting *c, str zh)
{
    return han_language_alone(zh, c->han);
}

/* What a term is called and how it is read, as the glossary has it in the end. */
static const struct gloss_pair *pair_of(struct collecting *c, const struct term *term)
{
    const struct gloss_pair *first = c->firsts[term->number];
    struct gloss_pair *pair;

    if (first && first->kind == term->kind && str_equal(first->en, term->en) && str_equal(first->zh, term->zh) &&
        str_equal(first->lang, term->lang) && str_equal(first->reading, term->reading))
        return first;
    pair = arena_new(&c->scratch, struct gloss_pair);
    *pair = (struct gloss_pair){
        .en = term->en, .zh = term->zh, .reading = term->reading, .lang = term->lang, .kind = term->kind
    };
    buf_reset(&c->key);
    fold_pair(&c->key, pair->en, pair->zh);
    pair->key = buf_copy(&c->key, c->arena);
    readings_set(pair, c->arena);
    return pair;
}

static void finish(struct collecting *c, struct map *ids, struct term *term)
{
    const struct gloss_pair *pair;
    size_t tab;

    name_term(c, ids, term);
    if (term->lang.len == 0 && term->zh.len)
        term->lang = language_of(c, term->zh);
    pair = pair_of(c, term);
    tab = (size_t)str_find(pair->key, S("\t"));
    term->sort_en = str_first(pair->key, tab);
    term->folded_zh = str_from(pair->key, tab + 1);
    term->shown = readings_shown(pair);
    term->guessed = pair->guessed;
    buf_reset(&c->key);
    readings_sort(&c->key, pair);
    term->sort_zh = buf_copy(&c->key, c->arena);
}

/* The highest number of a pair, of those up to `last` and of the article's. */
static size_t last_pair(const struct facts *facts, size_t last)
{
    for (size_t i = 0; i < facts->gloss_count; i++)
        if (facts->glosses[i].pair && facts->glosses[i].pair->number > last)
            last = facts->glosses[i].pair->number;
    return last;
}

void glossary_make(
    struct glossary *glossary, struct arena *arena, const struct input *input, struct article *articles, size_t count)
{
    struct collecting c = {
        .glossary = glossary,
        .arena = arena,
        .base = &input->terms,
        .han = input->config.han.text,
    };
    struct map ids = { .arena = &c.scratch };
    size_t mentions = 0, pairs = 0;

    *glossary = (struct glossary){ 0 };
    c.by_pair.arena = &c.scratch;
    c.by_record = arena_array(&c.scratch, struct term *, c.base->count);
    for (size_t i = 0; i < count; i++)
        mentions += articles[i].facts->mention_count;
    for (size_t i = 0; i < count; i++)
        pairs = last_pair(articles[i].facts, pairs);
    c.known = arena_array(&c.scratch, struct known, pairs + 1);
    c.mentioned = arena_array(&c.scratch, struct term *, mentions);
    for (size_t i = 0; i < count; i++)
        find_terms(&c, &articles[i]);
    place_terms(&c, articles, count);
    add_unused(&c);
    for (size_t i = 0; i < glossary->count; i++)
        finish(&c, &ids, glossary->terms[i]);
    buf_free(&c.key);
    arena_free(&c.scratch);
}
