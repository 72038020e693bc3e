/* gloss/mention_forms.h: the forms under which approved terms can be mentioned, as a trie. */
#ifndef STELE_GLOSS_MENTION_FORMS_H
#define STELE_GLOSS_MENTION_FORMS_H

#include "input/terms.h"
#include "lang/wordforms.h"

struct mention_forms_step {
    uint64_t key;   /* of a state and a word */
    uint32_t state; /* 0: free */
};

struct mention_form {
    const struct wordform *words;
    uint32_t count;
    uint32_t record;
    uint32_t next; /* another form of the same words, by its number from 1; 0: none */
    bool abbr;
    bool single; /* one capitalised word that may as well be an ordinary one at the beginning of a sentence */
};

/* The forms of all terms, a trie of words. Made once and read by all threads. */
struct mention_forms {
    const struct term_base *base;
    struct mention_forms_step *steps; /* a table by hash: from a state with a word to a state */
    size_t step_count, step_cap;
    uint32_t *ends; /* by state: the first form that ends there, by its number from 1; 0: none */
    size_t state_count, state_cap;
    struct mention_form *forms;
    size_t form_count, form_cap;
};

/* Of how many words (of Han: characters) a form consists at most; longer ones aren't looked for. */
enum { MENTION_WORDS = 24 };

/* Gathers the forms of the base's approved records but for quotations. Linear in the size of the base. */
void mention_forms_compile(struct mention_forms *forms, struct arena *arena, const struct term_base *base);

/* The state that a word leads to, 0 where none; `joined` is false for the first word of a form. */
uint32_t mention_forms_step(
    const struct mention_forms *forms, uint32_t state, const struct wordform *word, bool joined);

#endif
