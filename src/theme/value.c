#include "theme/value.h"

static struct value *new_value(struct arena *arena, enum value_kind kind)
{
    struct value *value = arena_new(arena, struct value);

    value->kind = kind;
    return value;
}

struct value *value_text(struct arena *arena, str text)
{
    struct value *value = new_value(arena, VALUE_TEXT);

    value->text = text;
    return value;
}

struct value *value_list(struct arena *arena)
{
    return new_value(arena, VALUE_LIST);
}

struct value *value_map(struct arena *arena)
{
    return new_value(arena, VALUE_MAP);
}

const struct value *value_bool(bool flag)
{
    static const struct value yes = { .kind = VALUE_TRUE }, no = { .kind = VALUE_FALSE };

    return flag ? &yes : &no;
}

static void add(struct arena *arena, struct value *to, str key, const struct value *value)
{
    struct value_member *member;

    if (!value)
        return;
    member = arena_new(arena, struct value_member);
    *member = (struct value_member){ key, value, NULL };
    if (to->last)
        to->last->next = member;
    else
        to->first = member;
    to->last = member;
}

void value_set(struct arena *arena, struct value *map, const char *key, const struct value *value)
{
    add(arena, map, str_of(key), value);
}

void value_push(struct arena *arena, struct value *list, const struct value *value)
{
    add(arena, list, S(""), value);
}

const struct value *value_get(const struct value *map, str key)
{
    if (!map || map->kind != VALUE_MAP)
        return NULL;
    for (const struct value_member *member = map->first; member; member = member->next)
        if (str_equal(member->key, key))
            return member->value;
    return NULL;
}

bool value_is_true(const struct value *value)
{
    if (!value)
        return false;
    switch (value->kind) {
    case VALUE_FALSE: return false;
    case VALUE_TRUE:
    case VALUE_MAP: return true;
    case VALUE_TEXT: return value->text.len > 0;
    case VALUE_LIST: return value->first != NULL;
    }
    return false;
}
