#include "gloss/mention_forms.h"

#include "lang/reading.h"

/* How many forms of the same words there may be (AI, Ai; one rendering of several originals): the first ones count. */
enum { FORMS_OF_WORDS = 8 };

struct compiling {
    struct mention_forms *forms;
    struct arena *arena;
};

/* --- the table */

/* A space and a hyphen join alike. */
static uint64_t join_of(const struct wordform *word, bool joined)
{
    if (!joined)
        return 0;
    switch (word->gap) {
    case GAP_NONE: return 1;
    case GAP_SPACE:
    case GAP_HYPHEN: return 2;
    case GAP_OTHER:
    case GAP_STOP: return 3;
    case GAP_BARRIER: break;
    }
    return 4;
}

static uint64_t key_of(uint32_t state, const struct wordform *word, bool joined)
{
    uint64_t key = word->key ^ ((uint64_t)state << 3 | join_of(word, joined)) * 0x9E3779B97F4A7C15;

    key ^= key >> 29;
    return key * 0xBF58476D1CE4E5B9;
}

static struct mention_forms_step *find_step(const struct mention_forms *forms, uint64_t key)
{
    size_t i = (key >> 20) & (forms->step_cap - 1);

    while (forms->steps[i].state && forms->steps[i].key != key)
        i = (i + 1) & (forms->step_cap - 1);
    return &forms->steps[i];
}

uint32_t mention_forms_step(const struct mention_forms *forms, uint32_t state, const struct wordform *word, bool joined)
{
    return find_step(forms, key_of(state, word, joined))->state;
}

static void grow_steps(struct compiling *c)
{
    struct mention_forms bigger = *c->forms;

    bigger.step_cap = bigger.step_cap ? bigger.step_cap * 2 : 256;
    bigger.steps = arena_array(c->arena, struct mention_forms_step, bigger.step_cap);
    for (size_t i = 0; i < c->forms->step_cap; i++)
        if (c->forms->steps[i].state)
            *find_step(&bigger, c->forms->steps[i].key) = c->forms->steps[i];
    *c->forms = bigger;
}

static uint32_t add_state(struct compiling *c)
{
    struct mention_forms *forms = c->forms;

    forms->ends = arena_grow(c->arena, forms->ends, forms->state_count, &forms->state_cap, sizeof *forms->ends);
    forms->ends[forms->state_count] = 0;
    return (uint32_t)forms->state_count++;
}

static uint32_t add_step(struct compiling *c, uint32_t state, const struct wordform *word, bool joined)
{
    struct mention_forms *forms = c->forms;
    uint64_t key = key_of(state, word, joined);
    struct mention_forms_step *step;

    if (2 * forms->step_count >= forms->step_cap)
        grow_steps(c);
    step = find_step(forms, key);
    if (!step->state) {
        *step = (struct mention_forms_step){ key, add_state(c) };
        forms->step_count++;
    }
    return step->state;
}

/* --- forms */

static bool is_number(str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.at[i] < '0' || word.at[i] > '9')
            return false;
    return true;
}

/* Whether a word is the original in Latin letters: guanxi. */
static bool is_reading(const struct wordform *word, const struct term_record *record)
{
    return reading_matches(record->zh.text, word->text) != ROMANISATION_NONE;
}

/* Whether one word says by itself that it is this term. */
static bool stands_alone(const struct wordform *word, const struct term_record *record, bool abbr)
{
    if (word->han || is_number(word->text) || word->text.len < 2)
        return false;
    return abbr || wordform_is_capitalised(word->text) || wordform_is_abbreviation(word->text) ||
           is_reading(word, record);
}

/* Whether at the beginning of a sentence it may as well be an ordinary word. */
static bool may_be_ordinary(const struct wordform *word, const struct term_record *record)
{
    return !wordform_is_abbreviation(word->text) && !str_equal(record->kind.text, S("name")) &&
           !is_reading(word, record);
}

static void link_form(struct compiling *c, uint32_t state, uint32_t number)
{
    struct mention_forms *forms = c->forms;
    uint32_t *end = &forms->ends[state];

    for (int i = 0; *end && i < FORMS_OF_WORDS; i++)
        end = &forms->forms[*end - 1].next;
    if (!*end)
        *end = number;
}

static void add_form(struct compiling *c, str text, const struct term_record *record, bool abbr)
{
    struct mention_forms *forms = c->forms;
    struct wordform words[MENTION_WORDS + 1], *kept;
    enum wordform_gap gap = GAP_NONE;
    size_t count = 0, at = 0;
    uint32_t state = 0;

    while (count <= MENTION_WORDS && wordform_next(text, &at, &gap, &words[count]))
        count++;
    if (count == 0 || count > MENTION_WORDS || (count == 1 && !stands_alone(words, record, abbr)))
        return;
    kept = arena_array(c->arena, struct wordform, count);
    for (size_t i = 0; i < count; i++) {
        kept[i] = words[i];
        state = add_step(c, state, &words[i], i > 0);
    }
    forms->forms = arena_grow(c->arena, forms->forms, forms->form_count, &forms->form_cap, sizeof *forms->forms);
    forms->forms[forms->form_count++] = (struct mention_form){ kept, (uint32_t)count, (uint32_t)record->number, 0, abbr,
        count == 1 && may_be_ordinary(kept, record) };
    link_form(c, state, (uint32_t)forms->form_count);
}

static void add_record(struct compiling *c, const struct term_record *record)
{
    if (record->standing != TERM_APPROVED || str_equal(record->kind.text, S("quotation")))
        return;
    add_form(c, record->en.text, record, false);
    add_form(c, record->zh.text, record, false);
    add_form(c, record->abbr.text, record, true);
    for (size_t i = 0; i < record->also.count; i++)
        add_form(c, record->also.items[i].text, record, false);
}

void mention_forms_compile(struct mention_forms *forms, struct arena *arena, const struct term_base *base)
{
    struct compiling c = { forms, arena };

    *forms = (struct mention_forms){ .base = base };
    add_state(&c); /* the beginning */
    for (size_t i = 0; i < base->count; i++)
        add_record(&c, &base->records[i]);
}
