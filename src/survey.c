/* What was understood: the stages of stele.c up to the publication, told as text and data; the disk stays as it is. */
#include "stele.h"

#include "build.h"
#include "site/dump.h"
#include "site/exchange.h"
#include "site/terms.h"

/* --- what was understood */

static void dump_slot(const struct body_filler *filler, struct buf *out, enum slot_kind kind, size_t index)
{
    (void)filler;
    static const char *const names[] = { "picture", "link", "gloss" };

    buf_printf(out, " {%s %zu}", names[kind], index);
}

static void dump_bodies(struct buf *out, const char *name, const struct bodies *bodies)
{
    const struct body_filler filler = { dump_slot };

    buf_printf(out, "<!-- %s -->\n", name);
    body_fill(out, &bodies->text, &filler);
    body_fill(out, &bodies->notes, &filler);
}

static void dump_article(struct build *b, size_t i, enum stele_dump_kind kind, struct buf *out)
{
    struct arena arena = { 0 };
    struct diag diag = { 0 };
    bool ast = kind == STELE_DUMP_AST;
    const struct article_options options = build_options(b);
    struct article_making making = { &options, &b->arena, &b->brief, &arena, ast ? out : NULL, &diag };
    struct parts parts;

    if (article_make_file(&making, &b->source.files[i], &b->facts[b->count], &parts)) {
        b->count++;
        if (kind == STELE_DUMP_BODY) {
            dump_bodies(out, "site", &parts.site);
            dump_bodies(out, "book", &parts.book);
        }
    }
    diag_join(b->diag, &diag);
    arena_free(&arena);
}

static void make_articles(struct build *b, enum stele_dump_kind kind, struct buf *out)
{
    b->facts = arena_array(&b->arena, struct facts, b->source.count);
    for (size_t i = 0; i < b->source.count; i++)
        dump_article(b, i, kind, out);
}

void stele_dump_text(str text, enum stele_dump_kind kind, struct buf *out, struct diag *diag)
{
    const struct source_file file = { .path = S("article.md"), .slug = S("article") };
    const struct strings_set strings = { 0 };
    const struct mention_forms mentions = { 0 };
    struct site_source source = { .lone = true };
    const struct article_options options = { &source, &strings, &mentions, S(""), true, true };
    struct arena arena = { 0 };
    struct article_making making = { &options, &arena, &arena, &arena, kind == STELE_DUMP_AST ? out : NULL, diag };
    struct facts facts;
    struct parts parts;

    source.config.lang.text = S("en");
    source.config.second_lang.text = S("zh-Hans");
    if (article_make(&making, &file, text, &facts, &parts) && kind == STELE_DUMP_BODY) {
        dump_bodies(out, "site", &parts.site);
        dump_bodies(out, "book", &parts.book);
    }
    arena_free(&arena);
}

bool stele_dump(const char *path, enum stele_dump_kind kind, struct buf *out, struct diag *diag)
{
    struct stele_build_options options = { .path = path, .drafts = true };
    struct build b = { .options = &options, .diag = diag };
    bool ok = build_read(&b);

    if (ok)
        make_articles(&b, kind, out);
    if (ok && kind == STELE_DUMP_SITE) {
        build_publication(&b);
        publication_dump(out, &b.publication);
    }
    build_end(&b);
    return ok;
}

/* --- terms */

/* Everything up to the publication, of which nothing is written. */
static bool survey(struct build *b)
{
    if (!build_read(b))
        return false;
    make_articles(b, STELE_DUMP_SITE, NULL);
    build_publication(b);
    return true;
}

static void write_terms(struct build *b, const struct stele_terms_options *options, struct buf *out)
{
    switch (options->format) {
    case STELE_TERMS_TEXT:
    case STELE_TERMS_JSON: terms_json(out, &b->publication); return;
    case STELE_TERMS_CSV: terms_csv(out, &b->publication); return;
    case STELE_TERMS_TBX: terms_tbx(out, &b->publication, options->all, b->diag); return;
    case STELE_TERMS_TMX: terms_tmx(out, &b->publication, STELE_VERSION); return;
    }
}

bool stele_terms(const struct stele_terms_options *terms, struct buf *out, struct diag *diag)
{
    struct stele_build_options options = {
        .path = terms->path, .as_of = terms->as_of, .drafts = terms->drafts, .no_books = true
    };
    struct build b = { .options = &options, .diag = diag };
    bool ok = survey(&b);

    if (ok)
        write_terms(&b, terms, out);
    build_end(&b);
    return ok;
}

/* --- the default theme */

static void list_file(void *context, const struct theme_file *file)
{
    struct buf *out = context;

    buf_add(out, file->name);
    buf_byte(out, '\n');
}

bool stele_theme(const char *name, struct buf *out, struct diag *diag)
{
    struct arena arena = { 0 };
    struct theme theme;
    str bytes;

    theme_load(&theme, &arena, NULL, S(""), diag);
    if (name) {
        bytes = theme_file(&theme, str_of(name));
        buf_add(out, bytes);
        if (bytes.len == 0)
            diag_add(diag, LEVEL_USAGE, "usage", NOWHERE,
                "the default theme has no file “%s”; “stele theme” lists them", name);
    } else {
        theme_each(&theme, S(""), S(""), list_file, out);
    }
    arena_free(&arena);
    return !diag->at[LEVEL_USAGE];
}
