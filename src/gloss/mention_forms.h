/* gloss/mention_forms.h: the trie behind struct mention_forms, for gloss/mentions.c. */
#ifndef STELE_GLOSS_MENTION_FORMS_H
#define STELE_GLOSS_MENTION_FORMS_H

#include "gloss/mentions.h"
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

/* The state that a word leads to, 0 where none; `joined` is false for the first word of a form. */
uint32_t mention_forms_step(
    const struct mention_forms *forms, uint32_t state, const struct wordform *word, bool joined);

#endif
