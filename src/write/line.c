#include "write/line.h"

#include "doc/parse.h"
#include "write/attributes.h"
#include "write/body_write.h"

struct line line_of(struct arena *arena, const struct node *node, str within, struct han *han)
{
    struct body_options options = { .target = BODY_WEB, .label = true, .within = within, .han = han };
    struct buf plain = { 0 };
    struct line line;

    node_plain(&plain, node);
    line.plain = arena_copy(arena, str_trim(buf_str(&plain)));
    line.xhtml = body_write(arena, node, &options);
    buf_free(&plain);
    return line;
}

struct line line_make(
    struct arena *arena, str markdown, struct span span, const struct languages *languages, struct diag *diag)
{
    struct line line = { .plain = S("") };
    struct arena tree = { 0 };
    struct doc doc;

    if (markdown.len == 0)
        return line;
    parse_line(&doc, &tree, markdown, span, languages->smart ? languages->article : S(""), diag);
    languages_tag(&doc, doc.root, languages);
    line = line_of(arena, doc.root, S(""), NULL);
    arena_free(&tree);
    return line;
}

struct line line_of_text(struct arena *arena, str text, const struct languages *languages, struct han *han)
{
    struct arena tree = { 0 };
    struct doc doc = { .arena = &tree };
    struct node *root = node_new(doc.arena, NODE_PARAGRAPH, NOWHERE);
    struct line line;

    node_append(root, node_text(doc.arena, text, NOWHERE));
    languages_tag(&doc, root, languages);
    line = line_of(arena, root, S(""), han);
    arena_free(&tree);
    return line;
}

void line_write(struct buf *out, str text, const struct languages *languages, enum body_target target)
{
    struct run run = { 0 };
    size_t written = 0;

    while (runs_next(text, &run, languages)) {
        if (str_equal(run.lang, languages->article))
            continue;
        buf_xml(out, (str){ text.at + written, run.begin - written });
        buf_lit(out, "<span");
        attributes_write_lang(out, run.lang, target == BODY_BOOK);
        buf_byte(out, '>');
        buf_xml(out, (str){ text.at + run.begin, run.end - run.begin });
        buf_lit(out, "</span>");
        written = run.end;
    }
    buf_xml(out, str_from(text, written));
}
