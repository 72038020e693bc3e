#include "write/classes.h"

#include "doc/languages.h"
#include "lang/han.h"

static str language_around(const struct node *node, str lang)
{
    for (; node; node = node->parent)
        if (node->names->lang.len)
            return node->names->lang;
    return lang;
}

static bool is_latin(const struct node *node, str lang)
{
    return han_writes(language_around(node, lang)) && !languages_have_cjk(node);
}

static bool is_titled(const struct node *node)
{
    struct buf text = { 0 };
    str said;
    bool titled;

    node_plain(&text, node);
    said = str_trim(buf_str(&text));
    titled = str_starts(said, S("《")) || str_starts(said, S("〈")) || str_starts(said, S("『"));
    buf_free(&text);
    return titled;
}

str classes_of(struct arena *arena, const struct node *node, str lang)
{
    str given = node->names->classes;

    if (node->kind == NODE_EMPH)
        return is_latin(node, lang) ? S("latin") : S("");
    if (node->kind != NODE_PHRASE || !str_equal(node->text, S("cite")) || !is_titled(node))
        return given;
    return given.len ? arena_printf(arena, "%.*s titled", STR(given)) : S("titled");
}

str classes_of_paragraph(const struct node *paragraph)
{
    for (const struct node *node = paragraph->first; node; node = node->next)
        if (node->kind == NODE_HARD_BREAK)
            return S("lines");
    return paragraph->names->classes;
}
