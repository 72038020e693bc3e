#include "input/strings.h"

#include "formats/yaml_parse.h"

/* What is said later stands first, and so is found first. */
static void put_before(struct yaml *map, const struct yaml *rest)
{
    struct yaml **end = &map->first;

    while (*end)
        end = &(*end)->next;
    *end = rest->first;
}

/* Whether these are no more than anybody has use for: they are looked through for each word of a page. */
static bool are_few(const struct yaml *map, struct diag *diag)
{
    size_t count = 0;

    for (const struct yaml *value = map->first; value; value = value->next)
        if (++count > STRINGS_WORDS) {
            diag_error(diag, "strings.limit", value->key_span, "a language has at most %d words", STRINGS_WORDS);
            return false;
        }
    return true;
}

const struct yaml *strings_add(struct strings_set *set, struct arena *arena, str lang, str yaml, struct diag *diag)
{
    struct yaml *map = yaml_parse(arena, yaml, 1, diag);

    if (!map || !are_few(map, diag))
        return NULL;
    for (const struct yaml *value = map->first; value; value = value->next)
        if (value->kind != YAML_SCALAR)
            diag_error(diag, "strings.type", value->span, "“%.*s” wants a text", STR(value->key));
    for (size_t i = 0; i < set->count; i++) {
        if (!str_equal(set->items[i].lang, lang))
            continue;
        put_before(map, set->items[i].words);
        set->items[i].words = map;
        return map;
    }
    set->items = arena_grow(arena, set->items, set->count, &set->cap, sizeof *set->items);
    set->items[set->count++] = (struct strings){ arena_copy(arena, lang), map };
    return map;
}

static const struct strings *find(const struct strings_set *set, str lang)
{
    for (size_t i = 0; i < set->count; i++)
        if (str_equal(set->items[i].lang, lang))
            return &set->items[i];
    return NULL;
}

size_t strings_complete(struct strings_set *set, struct arena *arena, str lang, str from, str *first)
{
    const struct strings *some = find(set, lang), *all = find(set, from);
    struct yaml *end = some ? some->words->first : NULL;
    size_t count = 0;

    while (end && end->next)
        end = end->next;
    for (const struct yaml *word = end && all ? all->words->first : NULL; word; word = word->next) {
        if (yaml_get(some->words, word->key))
            continue;
        if (count++ == 0)
            *first = word->key;
        end->next = arena_new(arena, struct yaml);
        end = end->next;
        *end = *word;
        end->next = NULL;
    }
    return count;
}

/* The first language of the set that is a kind of `lang`. */
static const struct strings *find_kind(const struct strings_set *set, str lang)
{
    for (size_t i = 0; i < set->count; i++)
        if (str_starts(set->items[i].lang, lang) && str_starts(str_from(set->items[i].lang, lang.len), S("-")))
            return &set->items[i];
    return NULL;
}

const struct strings *strings_for(const struct strings_set *set, str lang)
{
    const struct strings *found = find(set, lang);

    while (!found && lang.len) {
        found = find_kind(set, lang);
        while (lang.len && lang.at[--lang.len] != '-')
            continue;
        if (!found)
            found = find(set, lang);
    }
    if (!found)
        found = find(set, S("en"));
    return found || set->count == 0 ? found : &set->items[0];
}

str strings_get(const struct strings *strings, const char *name)
{
    const struct yaml *value = strings ? yaml_get(strings->words, str_of(name)) : NULL;

    return value && value->kind == YAML_SCALAR ? value->text : str_of(name);
}
