/* facts/gloss_pair.h: what a gloss says, apart from where it stands. */
#ifndef STELE_FACTS_GLOSS_PAIR_H
#define STELE_FACTS_GLOSS_PAIR_H

#include "gloss/gloss.h"

struct gloss_pair {
    str en, zh, abbr, reading, lang;
    enum gloss_kind kind;
    str rule;
    bool marked;
    str key;       /* fold_pair of the two sides */
    str sound;     /* how the original is read, facts/readings.h; empty: that isn't computed */
    bool shown;    /* the sound is shown, */
    bool guessed;  /* and another might be right */
    size_t number; /* among those that are kept, from 1 (facts/codec.h); 0: it isn't */
};

#endif
