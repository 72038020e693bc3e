#include "view/converted.h"

#include "lang/convert.h"

static bool to_simplified(const struct context *c)
{
    return str_starts(c->publication->input->config.han.text, S("zh-Hant"));
}

static str source_lang(const struct context *c)
{
    return to_simplified(c) ? S("zh-Hant") : S("zh-Hans");
}

static str target_lang(const struct context *c)
{
    return to_simplified(c) ? S("zh-Hans") : S("zh-Hant");
}

static enum convert_direction direction_of(const struct context *c)
{
    return to_simplified(c) ? CONVERT_TO_SIMPLIFIED : CONVERT_TO_TRADITIONAL;
}

/* False where OpenCC can't be asked; empty where nothing changes. */
static bool convert(struct arena *arena, const struct context *c, str text, str *converted)
{
    struct buf out = { 0 };
    bool ok = convert_text(&out, text, direction_of(c));

    *converted = !ok || str_equal(buf_str(&out), text) ? S("") : buf_copy(&out, arena);
    buf_free(&out);
    return ok;
}

/* What a term is in the other characters: as a person has it, else as OpenCC does. */
static bool convert_term(struct arena *arena, const struct context *c, const struct term *term, str *converted)
{
    if (term->kind != GLOSS_TERM || !str_equal(term->lang, source_lang(c)))
        return true;
    if (!str_equal(term->other_lang, target_lang(c)))
        return convert(arena, c, term->zh, converted);
    *converted = term->other;
    return true;
}

bool converted_plan(struct terms_plan *plan, struct arena *arena, const struct context *c, struct diag *diag)
{
    const struct glossary *glossary = &c->publication->glossary;

    for (size_t i = 0; c->publication->input->config.features.convert && i < glossary->count; i++) {
        const struct term *term = glossary->terms[i];

        if (convert_term(arena, c, term, &plan->entries[term->number].converted))
            continue;
        diag_add(diag, LEVEL_FATAL, "convert.missing", NOWHERE,
            "features: convert wants OpenCC, which isn't installed (Debian: libopencc1.1, libopencc-data)");
        return false;
    }
    return true;
}

static void write_term(struct buf *out, const struct context *c, const struct term *term, str converted)
{
    if (out->len == 0)
        buf_lit(out, "<template class=\"converted\">\n");
    buf_printf(out, "<span lang=\"%.*s\" data-of=\"", STR(target_lang(c)));
    buf_xml(out, term->zh);
    buf_lit(out, "\">");
    buf_xml(out, converted);
    buf_lit(out, "</span>\n");
}

str converted_write(const struct context *c, const struct article *article)
{
    struct map seen = { .arena = c->arena };
    struct buf out = { 0 };
    str template;

    for (size_t i = 0; c->terms && i < article->facts->gloss_count; i++) {
        const struct term *term = publication_term(article, i);
        str converted = term ? c->terms->entries[term->number].converted : S("");

        if (converted.len && !map_set(&seen, term->zh, &seen))
            write_term(&out, c, term, converted);
    }
    buf_add(&out, out.len ? S("</template>\n") : S(""));
    template = buf_copy(&out, c->arena);
    buf_free(&out);
    return template;
}

str converted_label(const struct context *c, str lang)
{
    return strings_get(strings_for(c->strings, lang), to_simplified(c) ? "simplified" : "traditional");
}
