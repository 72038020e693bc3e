/* The commands: each goes through the stages of run.h as far as it needs, and reports what has come of it. */
#include "stele.h"

#include "base/unicode.h"
#include "excerpts.h"
#include "exchange/dump.h"
#include "exchange/exchange.h"
#include "explain.h"
#include "patch.h"
#include "run.h"
#include "run_cache.h"

/* --- build */

/* All of it: what is known of each article is brought together anew. */
static void build_all(struct stele_run *run, bool read)
{
    if (read && run_articles(run, NULL) && run_assets(run)) {
        run_publication(run);
        run_judge(run);
        if (run_may_publish(run)) {
            run_web(run);
            run_files(run);
            run_books(run);
        }
    }
    run_commit(run);
    if (run->options.explain)
        explain_outputs(run, run->options.explain);
}

static void build_changed(struct stele_run *run)
{
    bool read = run_read(run);

    if (!read || !run_short(run))
        build_all(run, read);
}

bool stele_build(const struct stele_options *options, struct stele_build_result *result, struct diag *diag)
{
    struct stele_run run;

    run_begin(&run, options, diag);
    if (run_open(&run) && !run_cache_unchanged(&run))
        build_changed(&run);
    run_end(&run);
    *result = run.result;
    return diag->at[LEVEL_FATAL] == 0;
}

/* --- what was understood */

static struct buf *tree_of(void *context, size_t file)
{
    return &((struct buf *)context)[file];
}

static void show_bodies(void *context, size_t file, const struct parts *parts)
{
    dump_bodies(&((struct buf *)context)[file], parts);
}

static void show_plain(void *context, size_t file, const struct parts *parts)
{
    dump_plain(&((struct buf *)context)[file], parts);
}

/* Articles are shown in the order of the files, whichever was made first. */
static bool dump_articles(struct stele_run *run, enum stele_dump_kind kind, struct buf *out)
{
    struct buf *texts = arena_array(&run->arena, struct buf, run->input.count);
    const struct run_watcher watcher = { texts, kind == STELE_DUMP_AST ? tree_of : NULL,
        kind == STELE_DUMP_BODY   ? show_bodies
        : kind == STELE_DUMP_TEXT ? show_plain
                                  : NULL,
        kind == STELE_DUMP_TEXT };
    bool ok = run_articles(run, &watcher);

    for (size_t i = 0; i < run->input.count; i++) {
        buf_add(out, buf_str(&texts[i]));
        buf_free(&texts[i]);
    }
    return ok;
}

bool stele_dump(const struct stele_options *options, enum stele_dump_kind kind, struct buf *out, struct diag *diag)
{
    struct stele_run run;
    bool ok;

    run_begin(&run, options, diag);
    run.options.drafts = true;
    ok = run_read(&run) && dump_articles(&run, kind, out);
    if (ok && kind == STELE_DUMP_PUBLICATION && run_assets(&run)) {
        run_publication(&run);
        dump_publication(out, &run.publication);
    }
    run_end(&run);
    return ok;
}

void stele_dump_text(str text, enum stele_dump_kind kind, struct buf *out, struct diag *diag)
{
    const struct text_file file = { .path = S("article.md"), .slug = S("article") };
    const struct strings_set strings = { 0 };
    const struct mention_forms mentions = { 0 };
    struct input input = { .lone = true };
    const struct article_options options = { &input, &strings, &mentions, S(""), true, true, true,
        kind == STELE_DUMP_TEXT };
    struct arena arena = { 0 };
    struct pairs pairs = { 0 };
    struct article_making making = { &options, &arena, kind == STELE_DUMP_AST ? out : NULL, diag, &pairs };
    struct facts facts;
    struct parts parts;

    input.config.lang.text = S("en");
    input.config.han.text = S("zh-Hans");
    if (article_make(&making, &file, text, &facts, &parts) && kind != STELE_DUMP_AST)
        kind == STELE_DUMP_BODY ? dump_bodies(out, &parts) : dump_plain(out, &parts);
    pairs_free(&pairs);
    arena_free(&arena);
}

/* --- terms, and what else is asked of the whole publication */

/* Everything up to the publication; nothing is written. */
static bool understand(struct stele_run *run, const struct stele_options *options, struct diag *diag)
{
    run_begin(run, options, diag);
    run->options.no_books = run->quotations = true;
    if (!run_read(run) || !run_articles(run, NULL) || !run_assets(run))
        return false;
    run_publication(run);
    return true;
}

bool stele_terms(
    const struct stele_options *options, enum stele_terms_format format, bool all, struct buf *out, struct diag *diag)
{
    struct stele_run run;
    bool ok = understand(&run, options, diag);

    if (ok)
        switch (format) {
        case STELE_TERMS_TEXT: exchange_text(out, &run.publication); break;
        case STELE_TERMS_JSON: exchange_json(out, &run.publication); break;
        case STELE_TERMS_CSV: exchange_csv(out, &run.publication); break;
        case STELE_TERMS_TBX: exchange_tbx(out, &run.publication, all, diag); break;
        case STELE_TERMS_TMX: exchange_tmx(out, &run.publication, STELE_VERSION); break;
        }
    run_end(&run);
    return ok;
}

/* --- review */

static void write_review(struct stele_run *run, bool all, struct buf *out)
{
    struct excerpts excerpts = excerpts_begin(&run->arena, run->input.root);
    const struct review_lines input = { excerpts_of, &excerpts };

    if (run->input.lone)
        diag_note(run->diag, "review.lone", NOWHERE,
            "decisions are kept in a publication's terms.yaml; beside a lone file none is read");
    if (review_write(out, &run->publication, &input, all) == 0)
        diag_note(run->diag, "review.none", NOWHERE,
            all ? "nothing was guessed here" : "nothing is left to review; --all lists what is decided");
}

bool stele_review(const struct stele_options *options, bool all, struct buf *out, struct diag *diag)
{
    struct stele_run run;

    if (understand(&run, options, diag))
        write_review(&run, all, out);
    run_end(&run);
    return diag->at[LEVEL_FATAL] == 0;
}

bool stele_review_apply(const struct stele_options *options, const char *table, struct diag *diag)
{
    struct stele_run run;
    bool ok = understand(&run, options, diag);

    if (ok && run.input.lone)
        diag_error(diag, "review.lone", NOWHERE,
            "decisions are kept in a publication's terms.yaml; please give its folder, not a lone file");
    else if (ok)
        patch_terms(&run, table);
    run_end(&run);
    return diag->at[LEVEL_FATAL] == 0;
}

/* --- translations */

/* An article that `slug` names, where one is named. */
static bool knows_article(const struct stele_run *run, str slug)
{
    for (size_t i = 0; i < run->input.count; i++)
        if (slug.len == 0 || (run->input.files[i].edition.len && str_equal(run->input.files[i].slug, slug)))
            return true;
    return slug.len == 0;
}

bool stele_lock(const struct stele_options *options, const char *article, struct diag *diag)
{
    struct stele_options all = *options;
    struct arena arena = { 0 };
    str slug = unicode_nfc(&arena, str_of(article));
    struct stele_run run;

    all.drafts = true;
    if (understand(&run, &all, diag) && run.input.lone)
        diag_error(diag, "lock.lone", NOWHERE, "translations belong to a publication; please give its folder");
    else if (!diag->at[LEVEL_FATAL] && !knows_article(&run, slug))
        diag_add(diag, LEVEL_USAGE, "usage", NOWHERE, "no article “%s” has editions in other languages", article);
    if (!diag_bad(diag) && !diag->at[LEVEL_USAGE])
        patch_lock(&run, slug);
    run_end(&run);
    arena_free(&arena);
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
