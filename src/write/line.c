#include "write/line.h"

#include "doc/parse.h"
#include "write/body.h"

struct line line_of(struct arena *arena, const struct node *node)
{
    struct body_options options = { .target = BODY_SITE, .label = true };
    struct buf plain = { 0 };
    struct line line;

    node_plain(&plain, node);
    line.plain = arena_copy(arena, str_trim(buf_str(&plain)));
    line.xhtml = body_write(arena, node, &options).bytes;
    buf_free(&plain);
    return line;
}

struct line line_make(
    struct arena *arena, str markdown, struct span span, const struct languages *languages, struct diag *diag)
{
    struct line line = { S(""), S("") };
    struct arena tree = { 0 };
    struct doc doc;

    if (markdown.len == 0)
        return line;
    doc_parse_inline(&doc, &tree, markdown, span, languages->smart ? languages->article : S(""), diag);
    languages_tag(&doc, doc.root, languages);
    line = line_of(arena, doc.root);
    arena_free(&tree);
    return line;
}

void line_write(struct buf *out, str text, const struct languages *languages)
{
    languages_write(out, text, languages);
}
