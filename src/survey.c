/* What was understood: the stages of stele.c up to the publication, told as text and data. The disk stays as it is, but
 * for terms.yaml where decisions are applied. */
#include "stele.h"

#include "base/file.h"
#include "base/unicode.h"
#include "build.h"
#include "exchange/dump.h"
#include "exchange/exchange.h"
#include "exchange/review.h"
#include "formats/yaml_edit.h"
#include "publication/terms.h"
#include "publication/translations.h"

#include <errno.h>

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
    struct article_making making = { &options, &b->arena, &b->brief, &b->glosses, &arena, ast ? out : NULL, &diag,
        &b->shared };
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
    b->shared.arena = &b->glosses;
    for (size_t i = 0; i < b->source.count; i++)
        dump_article(b, i, kind, out);
}

void stele_dump_text(str text, enum stele_dump_kind kind, struct buf *out, struct diag *diag)
{
    const struct source_file file = { .path = S("article.md"), .slug = S("article") };
    const struct strings_set strings = { 0 };
    const struct mention_forms mentions = { 0 };
    struct site_source source = { .lone = true };
    const struct article_options options = { &source, &strings, &mentions, S(""), true, true, true };
    struct arena arena = { 0 };
    struct map shared = { .arena = &arena };
    struct article_making making = { &options, &arena, &arena, &arena, &arena, kind == STELE_DUMP_AST ? out : NULL,
        diag, &shared };
    struct facts facts;
    struct parts parts;

    source.config.lang.text = S("en");
    source.config.han.text = S("zh-Hans");
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
        build_publication(&b, NULL);
        publication_dump(out, &b.publication);
    }
    build_end(&b);
    return ok;
}

/* --- terms */

/* Everything up to the publication, of which nothing is written. */
static bool survey(struct build *b)
{
    b->survey = true;
    if (!build_read(b))
        return false;
    make_articles(b, STELE_DUMP_SITE, NULL);
    build_publication(b, NULL);
    return true;
}

static void write_terms(struct build *b, const struct stele_terms_options *options, struct buf *out)
{
    switch (options->format) {
    case STELE_TERMS_TEXT: terms_text(out, &b->publication); return;
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

/* --- review */

/* The files of the articles, each read when it is asked for first. */
struct article_texts {
    struct build *build;
    struct map known; /* by path */
};

static const struct around *article_text(void *context, const struct article *article)
{
    struct article_texts *texts = context;
    struct build *b = texts->build;
    struct around *around = map_get(&texts->known, article->facts->path);
    str text = S("");

    if (around)
        return around;
    around = arena_new(&b->arena, struct around);
    if (file_read(&b->arena, file_join(&b->arena, b->source.root, article->facts->path), ARTICLE_BYTES, &text) != 0)
        text = S(""); /* it was there a moment ago; the table can do without */
    around_begin(around, &b->arena, text);
    map_set(&texts->known, article->facts->path, around);
    return around;
}

static void write_review(struct build *b, bool all, struct buf *out)
{
    struct article_texts texts = { .build = b, .known = { .arena = &b->arena } };
    const struct review_source source = { article_text, &texts };

    if (b->source.lone)
        diag_note(b->diag, "review.lone", NOWHERE,
            "decisions are kept in a publication's terms.yaml; beside a lone file none is read");
    if (review_write(out, &b->publication, &source, all) == 0)
        diag_note(b->diag, "review.none", NOWHERE,
            all ? "nothing was guessed here" : "nothing is left to review; --all lists what is decided");
}

static size_t errors_in(const struct diag *diag, str path)
{
    size_t count = 0;

    for (size_t i = 0; i < diag->count; i++)
        count += diag->items[i].level <= LEVEL_ERROR && str_equal(diag->items[i].path, path);
    return count;
}

static bool read_decisions(struct build *b, const char *path, struct review_decisions *decisions)
{
    struct table table;
    str bytes, before;
    int error = file_read(&b->arena, path, TABLE_BYTES, &bytes);
    bool ok;

    if (error)
        return file_failed(b->diag, "review.read", "read", path, error);
    before = diag_enter(b->diag, str_of(path));
    ok = table_read(&table, &b->arena, bytes, b->diag) &&
         review_read(decisions, &b->arena, &b->publication, &table, b->diag);
    diag_enter(b->diag, before);
    return ok;
}

/* A file that the publication may have and that is to be written anew: what it holds, and where. Of a link, which leads
 * to a place within the publication, what it leads to is written. */
struct kept_file {
    const char *path;
    str text; /* empty where there is none */
};

static bool kept_read(struct kept_file *file, struct build *b, str name, size_t limit, const char *code)
{
    str real;
    int error;

    *file = (struct kept_file){ file_join(&b->arena, b->source.real, name), S("") };
    error = file_read(&b->arena, file->path, limit, &file->text);
    if (error == ENOENT)
        return true;
    if (!error)
        error = file_resolve(&b->arena, file->path, &real);
    if (error)
        return file_failed(b->diag, code, "read", file->path, error);
    file->path = real.at;
    return true;
}

static bool kept_write(const struct kept_file *file, struct build *b, str text, const char *code)
{
    int error = file_write(file->path, text, true);

    return error ? file_failed(b->diag, code, "write", file->path, error) : true;
}

static void amend_terms(struct build *b, const struct review_decisions *decisions)
{
    struct amend_counts counts = { 0 };
    struct kept_file file;
    struct buf text = { 0 };

    if (!kept_read(&file, b, S("terms.yaml"), TERM_BASE_BYTES, "review.read"))
        return;
    if (terms_amend(&text, &counts, file.text, decisions->records, decisions->count, b->diag) &&
        counts.added + counts.changed && !kept_write(&file, b, buf_str(&text), "review.write"))
        counts = (struct amend_counts){ 0 };
    buf_free(&text);
    if (!diag_bad(b->diag) || counts.added + counts.changed)
        diag_note(b->diag, "review.applied", NOWHERE,
            "%zu accepted, %zu rejected, %zu changed: %zu new here, %zu amended", decisions->accepted,
            decisions->rejected, decisions->changed, counts.added, counts.changed);
}

static void apply_review(struct build *b, const char *path)
{
    struct review_decisions decisions;
    str before;

    if (b->source.lone) {
        diag_error(b->diag, "review.lone", NOWHERE,
            "decisions are kept in a publication's terms.yaml; please give its folder, not a lone file");
        return;
    }
    if (!read_decisions(b, path, &decisions) || errors_in(b->diag, S("terms.yaml")))
        return;
    before = diag_enter(b->diag, S("terms.yaml"));
    amend_terms(b, &decisions);
    diag_enter(b->diag, before);
}

bool stele_review(const struct stele_review_options *review, struct buf *out, struct diag *diag)
{
    struct stele_build_options options = {
        .path = review->path, .as_of = review->as_of, .drafts = review->drafts, .no_books = true
    };
    struct build b = { .options = &options, .diag = diag };
    bool ok = survey(&b);

    if (ok && review->apply)
        apply_review(&b, review->apply);
    else if (ok)
        write_review(&b, review->all, out);
    build_end(&b);
    return diag->at[LEVEL_FATAL] == 0;
}

/* --- translations */

static void amend_lock(struct build *b, str slug, size_t *taken)
{
    struct kept_file file;
    struct buf text = { 0 };
    size_t count;
    struct lock_entry *entries = translations_lock(&b->publication, slug, &b->arena, &count, taken);

    if (kept_read(&file, b, S("stele.lock.yaml"), LOCK_BYTES, "lock.read") &&
        lock_amend(&text, file.text, entries, count, b->diag) && !str_equal(buf_str(&text), file.text))
        kept_write(&file, b, buf_str(&text), "lock.write");
    buf_free(&text);
}

/* An article that `slug` names, where one is named. */
static bool knows_article(const struct build *b, str slug)
{
    for (size_t i = 0; i < b->source.count; i++)
        if (slug.len == 0 || (b->source.files[i].edition.len && str_equal(b->source.files[i].slug, slug)))
            return true;
    return slug.len == 0;
}

static void tell_lock(size_t count, struct diag *diag)
{
    if (count)
        diag_note(diag, "lock.written", NOWHERE, "what %zu translation%s made from is remembered", count,
            count == 1 ? " is" : "s are");
    else
        diag_note(diag, "lock.written", NOWHERE, "nothing has changed since these translations were remembered");
}

bool stele_lock(const char *path, const char *article, struct diag *diag)
{
    struct stele_build_options options = { .path = path, .drafts = true, .no_books = true };
    struct build b = { .options = &options, .diag = diag };
    str slug = unicode_nfc(&b.arena, str_of(article)), before;
    size_t count = 0;

    if (survey(&b) && b.source.lone)
        diag_error(diag, "lock.lone", NOWHERE, "translations belong to a publication; please give its folder");
    else if (!diag->at[LEVEL_FATAL] && !knows_article(&b, slug))
        diag_add(diag, LEVEL_USAGE, "usage", NOWHERE, "no article “%s” has editions in other languages", article);
    before = diag_enter(diag, S("stele.lock.yaml"));
    if (!diag_bad(diag) && !diag->at[LEVEL_USAGE])
        amend_lock(&b, slug, &count);
    if (!diag_bad(diag) && !diag->at[LEVEL_USAGE])
        tell_lock(count, diag);
    diag_enter(diag, before);
    build_end(&b);
    return diag->at[LEVEL_FATAL] == 0;
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
