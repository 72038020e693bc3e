/* The review table read back: rows → what terms.yaml is to say. */
#include "exchange/exchange.h"
#include "exchange/review.h"
#include "input/tag.h"
#include "lang/fold.h"

#include <string.h>

enum column {
    COLUMN_DECISION,
    COLUMN_GUESS,
    COLUMN_EN, /* from here on the values, in the order in which terms.yaml gets them */
    COLUMN_ZH,
    COLUMN_ABBR,
    COLUMN_READING,
    COLUMN_KIND,
    COLUMN_LANG,
    COLUMN_ID,
    COLUMN_COUNT
};

static const char *const names[] = { "decision", "guess", "en", "zh", "abbr", "reading", "kind", "lang", "id" };

enum { VALUE_COUNT = COLUMN_ID - COLUMN_EN, ABSENT = -1 };

enum decision { DECISION_NONE, DECISION_ACCEPT, DECISION_REJECT, DECISION_CHANGE };

struct deciding {
    struct review_decisions *decisions;
    struct arena *arena;
    const struct publication *publication;
    const struct tsv *table;
    const struct tsv_row *row;
    ptrdiff_t columns[COLUMN_COUNT]; /* where each stands, or ABSENT */
    struct map terms;                /* by id */
    struct map seen;                 /* ids of decided rows → their rows */
    struct map pairs;                /* English, a tab, the original → struct said */
    struct diag *diag;
    bool ok;
};

/* What is to be written of a pair, and the row that wants it so. */
struct said {
    struct yaml_edit_record edits;
    const struct tsv_row *row;
};

#define WRONG(d, code, span, ...) ((d)->ok = false, diag_error((d)->diag, (code), (span), __VA_ARGS__))

/* --- cells */

static struct tsv_cell cell_of(const struct deciding *d, enum column column)
{
    struct tsv_cell cell = { S(""), d->row->span };

    if (d->columns[column] == ABSENT)
        return cell;
    cell = tsv_cell(d->table, d->row, (size_t)d->columns[column]);
    cell.text = review_value(d->arena, cell.text);
    return cell;
}

static void find_columns(struct deciding *d)
{
    d->row = &d->table->rows[0];
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        d->columns[i] = ABSENT;
    for (size_t i = 0; i < d->row->count; i++) {
        struct tsv_cell cell = tsv_cell(d->table, d->row, i);

        for (size_t j = 0; j < COLUMN_COUNT; j++) {
            if (!str_equal(str_trim(cell.text), str_of(names[j])))
                continue;
            if (d->columns[j] != ABSENT)
                WRONG(d, "review.header", cell.span, "a column “%s” stands here a second time", names[j]);
            d->columns[j] = (ptrdiff_t)i;
        }
    }
}

static bool read_header(struct deciding *d)
{
    static const enum column needed[] = { COLUMN_DECISION, COLUMN_EN, COLUMN_ZH, COLUMN_ID };

    if (d->table->count == 0) {
        WRONG(d, "review.header", NOWHERE, "this table is empty; “stele review” writes one");
        return false;
    }
    find_columns(d);
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (d->columns[needed[i]] == ABSENT)
            WRONG(
                d, "review.header", d->row->span, "the table's first row has to name a column “%s”", names[needed[i]]);
    return d->ok;
}

/* --- terms */

static void index_term(struct deciding *d, struct term *term)
{
    str id = review_id(d->arena, review_value(d->arena, term->en), review_value(d->arena, term->zh));

    if (!map_get(&d->terms, id))
        map_set(&d->terms, id, term);
}

static void index_terms(struct deciding *d)
{
    const struct glossary *g = &d->publication->glossary;

    for (size_t i = 0; i < g->count; i++)
        index_term(d, g->terms[i]);
    for (size_t i = 0; i < g->ignored_count; i++)
        index_term(d, g->ignored[i]);
}

/* What the table said of a term when it was written. */
static str value_of(struct deciding *d, const struct term *term, enum column column)
{
    str value = S("");

    switch ((int)column) {
    case COLUMN_EN: value = term->en; break;
    case COLUMN_ZH: value = term->zh; break;
    case COLUMN_ABBR: value = term->abbr; break;
    case COLUMN_READING: value = glossary_reading(term); break;
    case COLUMN_KIND: value = str_of(gloss_kind_name(term->kind)); break;
    case COLUMN_LANG: value = term->lang; break;
    default: break;
    }
    return review_value(d->arena, value);
}

/* The same as terms.yaml has it. */
static str written(const struct term_record *record, int column)
{
    switch (column) {
    case COLUMN_EN: return record->en.text;
    case COLUMN_ZH: return record->zh.text;
    case COLUMN_ABBR: return record->abbr.text;
    case COLUMN_READING: return record->reading.text;
    case COLUMN_KIND: return record->kind.text;
    case COLUMN_LANG: return record->lang.text;
    default: return S("");
    }
}

/* --- what is to be written */

/* The record that says something of both sides of a pair, itself or in its `also`; NULL: none. */
static const struct term_record *find_record(const struct deciding *d, str en, str zh)
{
    const struct term_record *record = terms_find(&d->publication->input->terms, en, zh);

    return record && record->en.text.len && record->zh.text.len ? record : NULL;
}

/* The same; else that of the term. */
static const struct term_record *record_of(const struct deciding *d, const struct term *term, str en, str zh)
{
    const struct term_record *record = find_record(d, en, zh);

    if (!record && term)
        record = term->record;
    return record && record->en.text.len && record->zh.text.len ? record : NULL;
}

static bool same_pair(str en, str zh, str other_en, str other_zh)
{
    struct buf a = { 0 }, b = { 0 };
    bool same;

    fold_pair(&a, en, zh);
    fold_pair(&b, other_en, other_zh);
    same = str_equal(buf_str(&a), buf_str(&b));
    buf_free(&a);
    buf_free(&b);
    return same;
}

static struct yaml_edit_record begin_edits(
    const struct deciding *d, const struct term *term, const struct term_record *record)
{
    size_t ignored = term->status == TERM_IGNORED ? d->publication->glossary.count : 0;

    return (struct yaml_edit_record){ .at = record ? record->span : NOWHERE, .rank = 2 * (ignored + term->number) };
}

static bool same_edits(const struct yaml_edit_record *a, const struct yaml_edit_record *b)
{
    for (size_t i = 0; i < a->count && i < b->count; i++)
        if (!str_equal(a->keys[i].key, b->keys[i].key) || !str_equal(a->keys[i].value, b->keys[i].value))
            return false;
    return a->count == b->count;
}

static str folded(struct deciding *d, str en, str zh)
{
    struct buf key = { 0 };
    str copy;

    fold_pair(&key, en, zh);
    copy = buf_copy(&key, d->arena);
    buf_free(&key);
    return copy;
}

/* Two rows may come to the same pair or record, and have to say the same of it then. */
static void add_edits(
    struct deciding *d, const struct term_record *record, str en, str zh, const struct yaml_edit_record *edits)
{
    struct review_decisions *all = d->decisions;
    str key = record ? folded(d, record->en.text, record->zh.text) : folded(d, en, zh);
    struct said *said = map_get(&d->pairs, key);

    if (said && !same_edits(&said->edits, edits))
        WRONG(d, "review.twice", cell_of(d, COLUMN_EN).span, "of this pair line %d says something else",
            said->row->span.line);
    if (said)
        return;
    said = arena_new(d->arena, struct said);
    *said = (struct said){ *edits, d->row };
    map_set(&d->pairs, key, said);
    all->records = arena_grow(d->arena, all->records, all->count, &all->cap, sizeof *all->records);
    all->records[all->count++] = *edits;
}

static void add_key(struct yaml_edit_record *edits, const char *key, str value)
{
    if (value.len)
        edits->keys[edits->count++] = (struct yaml_edit_key){ str_of(key), value };
}

/* What a person has written already stays as it is written. */
static void add_value(
    struct deciding *d, struct yaml_edit_record *edits, const struct term_record *record, int column, str value)
{
    if (!record || !str_equal(review_value(d->arena, written(record, column)), value))
        add_key(edits, names[column], value);
}

static void add_status(struct yaml_edit_record *edits, const struct term_record *record, enum term_status status)
{
    if (!record || record->standing != status)
        add_key(edits, "status", str_of(term_status_name(status)));
}

static void ignore(struct deciding *d, const struct term *term)
{
    str en = review_value(d->arena, term->en), zh = review_value(d->arena, term->zh);
    const struct term_record *record = record_of(d, term, en, zh);
    struct yaml_edit_record edits = begin_edits(d, term, record);

    edits.rank++; /* after what it is changed into */
    add_value(d, &edits, record, COLUMN_EN, en);
    add_value(d, &edits, record, COLUMN_ZH, zh);
    add_status(&edits, record, TERM_IGNORED);
    add_edits(d, record, en, zh, &edits);
}

/* `of` is the term whose record may be edited; NULL: only that of just these values. A record that has them in its
 * `also` says of itself what it says already. */
static void approve(struct deciding *d, const struct term *term, const struct term *of, const str values[VALUE_COUNT])
{
    const struct term_record *record = record_of(d, of, values[0], values[1]);
    struct yaml_edit_record edits = begin_edits(d, term, record);
    bool other = record && !same_pair(values[0], values[1], record->en.text, record->zh.text);

    for (int i = 0; i < VALUE_COUNT && !other; i++)
        add_value(d, &edits, record, COLUMN_EN + i, values[i]);
    add_status(&edits, record, TERM_APPROVED);
    add_edits(d, record, values[0], values[1], &edits);
}

/* --- decisions */

static void check_unchanged(struct deciding *d, const struct term *term, const char *decision)
{
    for (int i = COLUMN_EN; i < COLUMN_ID; i++) {
        struct tsv_cell cell = cell_of(d, (enum column)i);
        str was = value_of(d, term, (enum column)i);

        if (d->columns[i] != ABSENT && !str_equal(cell.text, was))
            WRONG(d, "review.changed", cell.span,
                "“%s” is “%.*s” here and was “%.*s”; if that is meant, the decision is change, not %s", names[i],
                STR(cell.text), STR(was), decision);
    }
}

static void accept(struct deciding *d, const struct term *term)
{
    str values[VALUE_COUNT];

    for (int i = 0; i < VALUE_COUNT; i++)
        values[i] = value_of(d, term, (enum column)(COLUMN_EN + i));
    check_unchanged(d, term, "accept");
    approve(d, term, term, values);
    d->decisions->accepted++;
}

static void reject(struct deciding *d, const struct term *term)
{
    ignore(d, term);
    d->decisions->rejected++;
}

static void check_values(struct deciding *d, const struct term *term, const str values[VALUE_COUNT])
{
    struct tsv_cell kind = cell_of(d, COLUMN_KIND), lang = cell_of(d, COLUMN_LANG);
    bool known = kind.text.len == 0;

    for (int i = 0; i <= GLOSS_QUOTATION && !known; i++)
        known = str_equal(kind.text, str_of(gloss_kind_name((enum gloss_kind)i)));
    if (!known)
        WRONG(d, "review.kind", kind.span, "a kind is term, name, title or quotation, not “%.*s”", STR(kind.text));
    if (lang.text.len && !tag_is_right(d->arena, lang.text))
        WRONG(d, "review.lang", lang.span, "“%.*s” is no language tag; write it like zh-Hans", STR(lang.text));
    for (int i = 0; i < VALUE_COUNT; i++) {
        struct tsv_cell cell = cell_of(d, (enum column)(COLUMN_EN + i));

        if (values[i].len || value_of(d, term, (enum column)(COLUMN_EN + i)).len == 0)
            continue;
        if (i < 2)
            WRONG(d, "review.empty", cell.span, "“%s” is empty; a term wants both sides", names[COLUMN_EN + i]);
        else
            diag_warn(d->diag, "review.cleared", cell.span,
                "“%s” is empty, which terms.yaml can't say; what was guessed stays", names[COLUMN_EN + i]);
    }
}

/* Pinyin that was computed for what isn't Chinese after all is no reading of it. */
static void drop_pinyin(struct deciding *d, const struct term *term, str values[VALUE_COUNT])
{
    str *reading = &values[COLUMN_READING - COLUMN_EN], lang = values[COLUMN_LANG - COLUMN_EN];

    if (!term->reading.len && str_starts(term->lang, S("zh")) && lang.len && !str_starts(lang, S("zh")) &&
        str_equal(*reading, value_of(d, term, COLUMN_READING)))
        *reading = S("");
}

/* Another pair is another term: the old one is none. */
static void change(struct deciding *d, const struct term *term)
{
    str values[VALUE_COUNT];

    for (int i = 0; i < VALUE_COUNT; i++)
        values[i] = d->columns[COLUMN_EN + i] == ABSENT ? value_of(d, term, (enum column)(COLUMN_EN + i))
                                                        : cell_of(d, (enum column)(COLUMN_EN + i)).text;
    check_values(d, term, values);
    drop_pinyin(d, term, values);
    if (same_pair(values[0], values[1], term->en, term->zh)) {
        approve(d, term, term, values);
    } else {
        approve(d, term, NULL, values);
        ignore(d, term);
    }
    d->decisions->changed++;
}

/* --- rows */

static enum decision read_decision(struct deciding *d)
{
    static const char *const words[] = { "", "accept", "reject", "change" };
    struct tsv_cell cell = cell_of(d, COLUMN_DECISION);
    char lower[8] = "";

    for (size_t i = 0; i < cell.text.len && i + 1 < sizeof lower; i++)
        lower[i] = (char)(cell.text.at[i] >= 'A' && cell.text.at[i] <= 'Z' ? cell.text.at[i] + 32 : cell.text.at[i]);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], lower) == 0 && strlen(words[i]) == cell.text.len)
            return (enum decision)i;
    WRONG(d, "review.decision", cell.span, "a decision is accept, reject or change, or nothing, not “%.*s”",
        STR(cell.text));
    return DECISION_NONE;
}

/* Whether terms.yaml says already what the row wants of a pair: the row's guess may be gone because of that. */
static bool is_done(struct deciding *d, enum decision decision)
{
    const struct term_record *record = find_record(d, cell_of(d, COLUMN_EN).text, cell_of(d, COLUMN_ZH).text);

    return record && record->standing == (decision == DECISION_REJECT ? TERM_IGNORED : TERM_APPROVED);
}

static const struct term *find_term(struct deciding *d, enum decision decision)
{
    struct tsv_cell id = cell_of(d, COLUMN_ID);
    const struct term *term = map_get(&d->terms, id.text);
    const struct tsv_row *before;

    if (id.text.len == 0) {
        WRONG(d, "review.id", id.span, "this row has lost its id, without which nobody knows what it was about");
        return NULL;
    }
    before = map_set(&d->seen, id.text, (void *)(uintptr_t)d->row);
    if (before)
        WRONG(d, "review.twice", id.span, "this guess is decided in line %d already", before->span.line);
    else if (!term && !is_done(d, decision))
        diag_warn(d->diag, "review.stale", id.span,
            "the articles don't say this any more, so the decision is passed over; “stele review” writes a new table");
    return before ? NULL : term;
}

static bool is_gloss(struct deciding *d)
{
    struct tsv_cell cell = cell_of(d, COLUMN_GUESS);
    bool known = cell.text.len == 0 || str_equal(cell.text, S("gloss"));

    if (!known)
        WRONG(d, "review.guess", cell.span, "a guess is a gloss; “%.*s” isn't known", STR(cell.text));
    return known;
}

static void read_row(struct deciding *d)
{
    enum decision decision = read_decision(d);
    const struct term *term;

    if (decision == DECISION_NONE || !is_gloss(d))
        return;
    term = find_term(d, decision);
    if (!term)
        return;
    switch (decision) {
    case DECISION_NONE: break;
    case DECISION_ACCEPT: accept(d, term); break;
    case DECISION_REJECT: reject(d, term); break;
    case DECISION_CHANGE: change(d, term); break;
    }
}

bool review_read(struct review_decisions *decisions, struct arena *arena, const struct publication *publication,
    const struct tsv *table, struct diag *diag)
{
    struct deciding d = { .decisions = decisions,
        .arena = arena,
        .publication = publication,
        .table = table,
        .terms = { .arena = arena },
        .seen = { .arena = arena },
        .pairs = { .arena = arena },
        .diag = diag,
        .ok = true };

    *decisions = (struct review_decisions){ 0 };
    if (!read_header(&d))
        return false;
    index_terms(&d);
    for (size_t i = 1; i < table->count; i++) {
        d.row = &table->rows[i];
        read_row(&d);
    }
    return d.ok;
}
