#include "gloss/marked.h"

#include "doc/attributes.h"
#include "lang/han.h"
#include "lang/script.h"

static void take_kind(struct gloss *gloss, str name, struct span place, struct diag *diag)
{
    if (name.len == 0)
        return;
    for (enum gloss_kind kind = GLOSS_TERM; kind <= GLOSS_QUOTATION; kind++) {
        if (str_equal(name, str_of(gloss_kind_name(kind)))) {
            gloss->kind = kind;
            return;
        }
    }
    diag_warn(
        diag, "gloss.kind", place, "the kind of a gloss is term, name, title or quotation, not “%.*s”", STR(name));
}

void marked_take(struct gloss *gloss, const struct node *span, struct diag *diag)
{
    str abbr = attribute_value(span->attributes, S("abbr"));
    str reading = attribute_value(span->attributes, S("reading"));

    take_kind(gloss, attribute_value(span->attributes, S("kind")), span->span, diag);
    if (abbr.len)
        gloss->abbr = abbr;
    if (reading.len)
        gloss->reading = reading;
}

/* What zh-lang says. A lang of Han beside zh, on words in Latin letters, is meant for the original as well, and isn't
 * theirs. */
static str take_language(struct doc *doc, struct node *span, str en)
{
    str said = attribute_value(span->attributes, S("zh-lang"));

    if (said.len || !han_writes(span->names->lang) || script_next_candidate(en, 0) < en.len)
        return said;
    said = span->names->lang;
    node_names(doc->arena, span)->lang = S("");
    return said;
}

void marked_read(struct gloss *gloss, struct doc *doc, struct node *span, str han, struct diag *diag)
{
    struct buf text = { 0 };

    node_plain(&text, span);
    *gloss = (struct gloss){ .kind = GLOSS_TERM, .rule = "marked", .marked = true, .span = span->span };
    gloss->en = str_trim(buf_copy(&text, doc->arena));
    gloss->zh = attribute_value(span->attributes, S("zh"));
    gloss->lang = take_language(doc, span, gloss->en);
    gloss->said = gloss->lang.len > 0;
    if (!gloss->said)
        gloss->lang = han_language(gloss->zh, han);
    marked_take(gloss, span, diag);
    buf_free(&text);
}
