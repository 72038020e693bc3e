#include "doc/doc.h"

#include "base/utf8.h"
#include "doc/escapes.h"

void doc_cut(const struct doc *doc, struct node *text, size_t len)
{
    text->span = doc_along(doc, text->span, str_first(text->text, len));
    text->text = str_from(text->text, len);
    if (text->text.len == 0)
        node_unlink(text);
}

struct node *doc_split(struct doc *doc, struct node *text, size_t at)
{
    struct node *rest = node_text(doc->arena, str_from(text->text, at), text->span);
    str before = str_first(text->text, at);

    rest->span = doc_along(doc, text->span, before);
    rest->lacks = text->lacks;
    text->text = str_first(text->text, at);
    rest->next = text->next;
    rest->prev = text;
    rest->parent = text->parent;
    if (text->next)
        text->next->prev = rest;
    else
        text->parent->last = rest;
    text->next = rest;
    return rest;
}

void doc_each_root(struct doc *doc, void (*pass)(struct doc *doc, struct node *root))
{
    pass(doc, doc->root);
    for (struct node *note = doc->definitions; note; note = note->next)
        pass(doc, note);
}

void doc_add_alias(struct doc *doc, str name, str id)
{
    doc->aliases = arena_grow(doc->arena, doc->aliases, doc->alias_count, &doc->alias_cap, sizeof *doc->aliases);
    doc->aliases[doc->alias_count++] = (struct alias){ name, id };
}

struct span doc_along(const struct doc *doc, struct span from, str passed)
{
    int columns = (int)utf8_count(passed) + (doc->is_protected ? escapes_shift(passed) : 0);

    if (!from.line)
        return from;
    if (doc->controls.count)
        return controls_along(&doc->controls, from, columns);
    from.column += columns;
    return from;
}

str doc_line(const struct doc *doc, int line)
{
    int i = line - doc->first_line;
    str rest, found = S("");

    if (i < 0 || i >= doc->line_count)
        return found;
    rest = (str){ doc->lines[i], (size_t)(doc->lines[i + 1] - doc->lines[i]) };
    str_line(&rest, &found);
    return found;
}
