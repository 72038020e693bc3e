#include "formats/yaml.h"

const struct yaml *yaml_get(const struct yaml *map, str key)
{
    for (const struct yaml *value = map->first; value; value = value->next)
        if (str_equal(value->key, key))
            return value;
    return NULL;
}

void yaml_report_comment(const struct yaml *node, struct diag *diag)
{
    if (node->comment.line && !node->comment_reported)
        diag_warn(diag, "yaml.comment", node->comment,
            "what stands behind “#” here is a comment to YAML and isn't read; a text with “#” wants quotation marks");
}

bool yaml_is_null(const struct yaml *node)
{
    return node->kind == YAML_SCALAR && !node->quoted &&
           (node->text.len == 0 || str_equal(node->text, S("~")) || str_equal(node->text, S("null")));
}

bool yaml_equal(const struct yaml *a, const struct yaml *b)
{
    if (a->kind != b->kind || !str_equal(a->text, b->text) || !str_equal(a->key, b->key))
        return false;
    for (a = a->first, b = b->first; a && b; a = a->next, b = b->next)
        if (!yaml_equal(a, b))
            return false;
    return !a && !b;
}

struct yaml *yaml_copy(struct arena *arena, const struct yaml *node)
{
    struct yaml *copy = arena_new(arena, struct yaml), **link = &copy->first;

    *copy = *node;
    copy->text = arena_copy(arena, node->text);
    copy->key = arena_copy(arena, node->key);
    copy->first = copy->next = NULL;
    for (const struct yaml *child = node->first; child; child = child->next, link = &(*link)->next)
        *link = yaml_copy(arena, child);
    return copy;
}

const struct yaml *yaml_own(struct arena *arena, const struct yaml *map)
{
    struct yaml *own = NULL, **link = NULL;

    if (map->kind != YAML_MAP)
        return NULL;
    for (const struct yaml *value = map->first; value; value = value->next) {
        if (!str_starts(value->key, S("x-")))
            continue;
        if (!own) {
            own = arena_new(arena, struct yaml);
            *own = (struct yaml){ .kind = YAML_MAP, .span = map->span };
            link = &own->first;
        }
        *link = yaml_copy(arena, value);
        link = &(*link)->next;
    }
    return own;
}
