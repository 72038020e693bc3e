#include "patch.h"

#include "base/file.h"
#include "exchange/review.h"
#include "exchange/exchange.h"
#include "formats/yaml_edit.h"
#include "publication/translations.h"

#include <errno.h>

/* --- the publication's own files */

/* A file that the publication may have and that is to be written anew: what it holds, and where. Of a link, which leads
 * to a place within the publication, what it leads to is written. */
struct own_file {
    const char *path;
    str text; /* empty where there is none */
};

static bool own_read(struct own_file *file, struct stele_run *run, str name, size_t limit, const char *code)
{
    str real;
    int error;

    *file = (struct own_file){ file_join(&run->arena, run->input.real, name), S("") };
    error = file_read(&run->arena, file->path, limit, &file->text);
    if (error == ENOENT)
        return true;
    if (!error)
        error = file_resolve(&run->arena, file->path, &real);
    if (error)
        return file_failed(run->diag, code, "read", file->path, error);
    file->path = real.at;
    return true;
}

static bool own_write(const struct own_file *file, struct stele_run *run, str text, const char *code)
{
    int error = file_write(file->path, text, true);

    return error ? file_failed(run->diag, code, "write", file->path, error) : true;
}

/* --- terms.yaml */

static const struct yaml_edit_list terms_list = {
    S("terms"),
    S("# The publication's terms: zh, en, abbr, reading, also, kind, definition, note, status, lang.\n"
      "# “stele review --apply=FILE” writes here; what you write yourself stays as you write it.\n\n"),
};

static size_t errors_in(const struct diag *diag, str path)
{
    size_t count = 0;

    for (size_t i = 0; i < diag->count; i++)
        count += diag->items[i].level <= LEVEL_ERROR && str_equal(diag->items[i].path, path);
    return count;
}

static bool read_decisions(struct stele_run *run, const char *path, struct review_decisions *decisions)
{
    struct tsv table;
    str bytes, before;
    int error = file_read(&run->arena, path, TSV_BYTES, &bytes);
    bool ok;

    if (error)
        return file_failed(run->diag, "review.read", "read", path, error);
    before = diag_enter(run->diag, str_of(path));
    ok = tsv_read(&table, &run->arena, bytes, run->diag) &&
         review_read(decisions, &run->arena, &run->publication, &table, run->diag);
    diag_enter(run->diag, before);
    return ok;
}

static void write_decisions(struct stele_run *run, const struct review_decisions *decisions)
{
    struct yaml_edit_counts counts = { 0 };
    struct own_file file;
    struct buf text = { 0 };

    if (!own_read(&file, run, S("terms.yaml"), TERM_BASE_BYTES, "review.read"))
        return;
    if (yaml_edit_records(&text, &counts, file.text, &terms_list, decisions->records, decisions->count, run->diag) &&
        counts.added + counts.changed && !own_write(&file, run, buf_str(&text), "review.write"))
        counts = (struct yaml_edit_counts){ 0 };
    buf_free(&text);
    if (!diag_bad(run->diag) || counts.added + counts.changed)
        diag_note(run->diag, "review.applied", NOWHERE,
            "%zu accepted, %zu rejected, %zu changed: %zu new here, %zu amended", decisions->accepted,
            decisions->rejected, decisions->changed, counts.added, counts.changed);
}

void patch_terms(struct stele_run *run, const char *table)
{
    struct review_decisions decisions;
    str before;

    if (!read_decisions(run, table, &decisions) || errors_in(run->diag, S("terms.yaml")))
        return;
    before = diag_enter(run->diag, S("terms.yaml"));
    write_decisions(run, &decisions);
    diag_enter(run->diag, before);
}

/* --- stele.lock.yaml */

static void report_lock(size_t count, struct diag *diag)
{
    if (count)
        diag_note(diag, "lock.written", NOWHERE, "what %zu translation%s made from is remembered", count,
            count == 1 ? " is" : "s are");
    else
        diag_note(diag, "lock.written", NOWHERE, "nothing has changed since these translations were remembered");
}

static void write_lock(struct stele_run *run, str slug, size_t *taken)
{
    struct own_file file;
    struct buf text = { 0 };
    size_t count;
    struct lock_entry *entries = translations_lock(&run->publication, slug, &run->arena, &count, taken);

    if (own_read(&file, run, S("stele.lock.yaml"), LOCK_BYTES, "lock.read") &&
        lock_edit(&text, file.text, entries, count, run->diag) && !str_equal(buf_str(&text), file.text))
        own_write(&file, run, buf_str(&text), "lock.write");
    buf_free(&text);
}

void patch_lock(struct stele_run *run, str slug)
{
    str before = diag_enter(run->diag, S("stele.lock.yaml"));
    size_t count = 0;

    write_lock(run, slug, &count);
    if (!diag_bad(run->diag))
        report_lock(count, run->diag);
    diag_enter(run->diag, before);
}
