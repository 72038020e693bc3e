#include "theme/check.h"

#include "base/nearest.h"
#include "theme/template.h"

#include <stdlib.h>

struct checking {
    const struct theme *theme;
    const struct theme_names *names;
    struct diag *diag;
    struct map called; /* templates that another one takes in */
};

static void warn(struct checking *c, const char *code, struct span span, const char *what, const struct nearest *nearest)
{
    if (nearest->found.len)
        diag_warn(c->diag, code, span, "%s “%.*s”; did you mean “%.*s”?", what, STR(nearest->wanted),
            STR(nearest->found));
    else
        diag_warn(c->diag, code, span, "%s “%.*s”", what, STR(nearest->wanted));
}

/* --- names in templates */

static int compare_name(const void *wanted, const void *name)
{
    return str_compare(*(const str *)wanted, str_of(*(const char *const *)name));
}

static void check_value(struct checking *c, str name, struct span span)
{
    struct nearest nearest = nearest_to(name);

    if (bsearch(&name, c->names->values, c->names->count, sizeof *c->names->values, compare_name))
        return;
    for (size_t i = 0; i < c->names->count; i++)
        nearest_offer(&nearest, str_of(c->names->values[i]));
    warn(c, "theme.name", span, "templates know nothing called", &nearest);
}

static void check_word(struct checking *c, str name, struct span span)
{
    const struct map *words = c->names->words;
    struct nearest nearest = nearest_to(name);

    if (map_get(words, name))
        return;
    for (size_t i = 0; i < words->cap; i++)
        if (words->slots[i].value)
            nearest_offer(&nearest, words->slots[i].key);
    warn(c, "theme.name", span, "no language has the word", &nearest);
}

static bool is_own(str name)
{
    return str_starts(name, S("x-"));
}

/* Whether the name leads into what is a publication's own, whose parts only it knows. */
static bool check_parts(struct checking *c, const struct template_node *node)
{
    if (node->part_count == 2 && str_equal(node->parts[0], S("t"))) {
        check_word(c, node->parts[1], node->span);
        return false;
    }
    for (size_t i = 0; i < node->part_count; i++) {
        if (is_own(node->parts[i]))
            return true;
        check_value(c, node->parts[i], node->span);
    }
    return false;
}

static void check_called(struct checking *c, const struct template_node *node)
{
    if (!map_get(&c->theme->templates.by_name, node->text))
        diag_error(c->diag, "theme.missing", node->span, "there is no template “%.*s”", STR(node->text));
}

static void check_nodes(struct checking *c, const struct template_node *node)
{
    for (; node; node = node->next) {
        bool own = false;

        switch (node->kind) {
        case TEMPLATE_VARIABLE:
        case TEMPLATE_RAW:
        case TEMPLATE_INVERTED:
        case TEMPLATE_SECTION: own = check_parts(c, node); break;
        case TEMPLATE_PARTIAL:
        case TEMPLATE_PARENT: check_called(c, node); break;
        case TEMPLATE_TEXT:
        case TEMPLATE_BLOCK:
        case TEMPLATE_CLOSE:
        case TEMPLATE_NOTHING: break;
        }
        if (!own)
            check_nodes(c, node->first);
    }
}

static bool asks_for(const struct template_node *node, str word)
{
    for (; node; node = node->next)
        if ((node->part_count == 2 && str_equal(node->parts[0], S("t")) && str_equal(node->parts[1], word)) ||
            asks_for(node->first, word))
            return true;
    return false;
}

bool theme_check_asks_for(const struct theme *theme, str word)
{
    const struct map *templates = &theme->templates.by_name;

    for (size_t i = 0; i < templates->cap; i++)
        if (templates->slots[i].value && asks_for(((const struct template *)templates->slots[i].value)->first, word))
            return true;
    return false;
}

static void note_called(struct checking *c, const struct template_node *node)
{
    for (; node; node = node->next) {
        if (node->kind == TEMPLATE_PARTIAL || node->kind == TEMPLATE_PARENT)
            map_set(&c->called, node->text, c);
        note_called(c, node->first);
    }
}

/* --- files */

static bool is_default(const struct checking *c, str name)
{
    for (size_t i = 0; i < c->theme->own; i++)
        if (str_equal(c->theme->files[i].name, name))
            return true;
    return false;
}

/* What is no default's and is used all the same. */
static bool is_used(const struct checking *c, str name)
{
    return str_starts(name, S("assets/")) || str_equal(name, S("extra.css")) || str_equal(name, S("book/extra.css")) ||
           (str_starts(name, S("strings/")) && str_ends(name, S(".yaml"))) || str_starts(name, S("README")) ||
           str_starts(name, S("LICENSE")) || map_get(&c->called, name) || is_default(c, name);
}

static void check_file(struct checking *c, const struct theme_file *file)
{
    struct nearest nearest = nearest_to(file->name);

    if (is_used(c, file->name))
        return;
    for (size_t i = 0; i < c->theme->own; i++)
        nearest_offer(&nearest, c->theme->files[i].name);
    warn(c, "theme.file", NOWHERE, "no page and no template uses a file called", &nearest);
}

static const struct template *template_of(const struct checking *c, const struct theme_file *file)
{
    const struct template *template = map_get(&c->theme->templates.by_name, file->name);

    return template && str_equal(template->path, file->path) ? template : NULL;
}

void theme_check(const struct theme *theme, const struct theme_names *names, struct diag *diag)
{
    struct arena arena = { 0 };
    struct checking c = { theme, names, diag, { .arena = &arena } };
    const struct map *templates = &theme->templates.by_name;

    for (size_t i = 0; i < templates->cap && theme->count > theme->own; i++)
        if (templates->slots[i].value)
            note_called(&c, ((const struct template *)templates->slots[i].value)->first);
    for (size_t i = theme->own; i < theme->count; i++) {
        const struct theme_file *file = &theme->files[i];
        const struct template *template = template_of(&c, file);
        str before = diag_enter(diag, file->path);

        check_file(&c, file);
        check_nodes(&c, template ? template->first : NULL);
        diag_enter(diag, before);
    }
    arena_free(&arena);
}
