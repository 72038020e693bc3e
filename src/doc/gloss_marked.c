#include "doc/gloss_marked.h"

#include "base/utf8.h"
#include "doc/attributes.h"
#include "lang/script.h"
#include "lang/variant.h"

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

void gloss_take_said(struct gloss *gloss, const struct node *span, struct diag *diag)
{
    str abbr = attribute_value(span->attributes, S("abbr"));
    str reading = attribute_value(span->attributes, S("reading"));

    take_kind(gloss, attribute_value(span->attributes, S("kind")), span->span, diag);
    if (abbr.len)
        gloss->abbr = abbr;
    if (reading.len)
        gloss->reading = reading;
}

static str language_of(str zh, str han)
{
    struct variant_evidence evidence = { 0 };
    size_t len;

    for (size_t at = 0; at < zh.len; at += len) {
        enum script script = script_of(utf8_decode(str_from(zh, at), &len));

        if (script == SCRIPT_KANA || script == SCRIPT_HANGUL)
            return script == SCRIPT_KANA ? S("ja") : S("ko");
    }
    if (!str_starts(han, S("zh")))
        return han;
    variant_count(&evidence, zh);
    return variant_language(&evidence, han);
}

void gloss_read_marked(struct gloss *gloss, struct doc *doc, const struct node *span, str han, struct diag *diag)
{
    struct buf text = { 0 };

    node_plain(&text, span);
    *gloss = (struct gloss){ .kind = GLOSS_TERM, .rule = "marked", .marked = true, .span = span->span };
    gloss->en = str_trim(buf_copy(&text, doc->arena));
    gloss->zh = attribute_value(span->attributes, S("zh"));
    gloss->lang = language_of(gloss->zh, han);
    gloss_take_said(gloss, span, diag);
    buf_free(&text);
}
