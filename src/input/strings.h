/* input/strings.h: the interface's words, by language. */
#ifndef STELE_INPUT_STRINGS_H
#define STELE_INPUT_STRINGS_H

#include "input/yaml.h"

/* The words of one language: a flat map. */
struct strings {
    str lang;
    const struct yaml *words;
};

/* Zero-initialise it to begin. */
struct strings_set {
    struct strings *items;
    size_t count;
    size_t cap;
};

/* Reads words of a language from YAML; they take the place of words of the same name that were added before. Findings
 * as in input/yaml.h, and strings.type for what isn't a text. */
void strings_add(struct strings_set *set, struct arena *arena, str lang, str yaml, struct diag *diag);

/* The words for a page in `lang`: those of the language itself, else of what it is a kind of (zh-Hans-CN, zh-Hans, zh),
 * else of any kind of it, else English; NULL where there are none at all. */
const struct strings *strings_for(const struct strings_set *set, str lang);

/* The words called `name`, or the name itself, so that what is missing shows. */
str strings_get(const struct strings *strings, const char *name);

#endif
