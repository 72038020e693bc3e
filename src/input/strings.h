/* input/strings.h: the interface's words, by language. */
#ifndef STELE_INPUT_STRINGS_H
#define STELE_INPUT_STRINGS_H

#include "formats/yaml.h"

/* How many words a file may have: several times as many as pages ask for. */
enum { STRINGS_WORDS = 1000 };

/* The words of one language: a flat map. */
struct strings {
    str lang;
    struct yaml *words;
};

/* Zero-initialise it to begin. */
struct strings_set {
    struct strings *items;
    size_t count;
    size_t cap;
};

/* Reads words of a language from YAML; they take the place of words of the same name that were added before. Returns
 * what was read, NULL where that is no YAML or has more words than that. Findings as in formats/yaml_parse.h,
 * strings.type for what isn't a text, strings.limit. */
const struct yaml *strings_add(struct strings_set *set, struct arena *arena, str lang, str yaml, struct diag *diag);

/* Gives `lang` the words that it lacks, those of `from`, and returns how many: a few words of one's own in a language
 * that stele doesn't speak don't empty the rest. *first is one of them. */
size_t strings_complete(struct strings_set *set, struct arena *arena, str lang, str from, str *first);

/* The words for a page in `lang`: those of the language itself, else of what it is a kind of (zh-Hans-CN, zh-Hans, zh),
 * else of any kind of it, else English; NULL where there are none at all. */
const struct strings *strings_for(const struct strings_set *set, str lang);

/* The words called `name`, or the name itself, so that what is missing shows. */
str strings_get(const struct strings *strings, const char *name);

#endif
