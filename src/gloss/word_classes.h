/* gloss/word_classes.h: what ordinary English words do around a gloss.
 *
 * A closed list of words that end a phrase, lead into it or say what stands in a bracket; all others are the words of
 * the phrase itself.
 */
#ifndef STELE_GLOSS_WORD_CLASSES_H
#define STELE_GLOSS_WORD_CLASSES_H

#include "base/str.h"

enum word_class {
    WORD_DETERMINER = 1 << 0,    /* the, a, this, its */
    WORD_STOPS = 1 << 1,         /* no noun phrase goes across it: prepositions, conjunctions, pronouns, auxiliaries */
    WORD_JOINS = 1 << 2,         /* joins the parts of a capitalised name: of, for, and, at */
    WORD_LINKS = 1 << 3,         /* is, are, was */
    WORD_BINDS = 1 << 4,         /* of: what stands before it belongs to what follows it */
    WORD_NAMING = 1 << 5,        /* called, known, meaning */
    WORD_VERB = 1 << 6,          /* promote, stress, build */
    WORD_ROLE = 1 << 7,          /* president, spokesperson, professor */
    WORD_EVALUATIVE = 1 << 8,    /* robust, famous, so-called */
    WORD_META = 1 << 9,          /* word, character, phrase */
    WORD_LABEL = 1 << 10,        /* simplified, Chinese, from: what a label before an original is made of */
    WORD_REFERENCE = 1 << 11,    /* see, cf., p., source: what follows is elsewhere */
    WORD_MEANING = 1 << 12,      /* literally, meaning: English follows */
    WORD_READING = 1 << 13,      /* pinyin: a reading follows */
    WORD_ABBREVIATION = 1 << 14, /* hereafter, abbreviated */
    WORD_IGNORE = 1 << 15,       /* Wade–Giles, born, now: what follows says nothing here */
    WORD_AND = 1 << 16,          /* and, or, & */
    WORD_LAW = 1 << 17,          /* what a name in capitals is about: Law, Measures */
    WORD_PRESS = 1 << 18,        /* Daily, Review */
    WORD_BOOK = 1 << 19,         /* Records, Classic */
    WORD_NAMED = 1 << 20,        /* University, Ministry, River */
    WORD_CONCEPT = 1 << 21,      /* Initiative, Movement */
    WORD_PERIOD = 1 << 22,       /* in small letters: dynasty, river */
    WORD_TITLED = 1 << 23,       /* what announces a title: novel, newspaper */
    WORD_TITLING = 1 << 24,      /* titled, wrote */
    WORD_FINITE = 1 << 25,       /* makes a clause: is, must, not */
    WORD_CLAUSE = 1 << 26,       /* begins one: we, if, never */
    WORD_COUNT = 1 << 27,        /* stands before a noun: two, the, every */
};

/* The classes of a word, in any case; a verb also where it ends in -s, -ed or -ing. 0: an ordinary word. */
unsigned word_classes(str word);

#endif
