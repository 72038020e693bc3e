#include "look.h"

#include "base/file.h"
#include "base/nearest.h"
#include "base/path.h"
#include "run_state.h"
#include "theme/check.h"
#include "theme/remote.h"
#include "view/names.h"

/* --- words */

struct wording {
    struct stele_run *run;
    struct map words; /* of the default theme, and then of all */
};

static bool is_own(const struct stele_run *run, const struct theme_file *file)
{
    return (size_t)(file - run->theme.files) >= run->theme.own;
}

/* "strings/zh-Hans.yaml" */
static str lang_of(const struct theme_file *file)
{
    str name = str_from(file->name, sizeof "strings/" - 1);

    return str_first(name, name.len - (sizeof ".yaml" - 1));
}

/* A word of one's own that no template asks for is a mistyped one. */
static void check_word(const struct wording *w, const struct yaml *word)
{
    struct nearest nearest = nearest_to(word->key);
    struct diag *diag = w->run->diag;

    if (map_get(&w->words, word->key) || theme_check_asks_for(&w->run->theme, word->key))
        return;
    for (size_t i = 0; i < w->words.cap; i++)
        if (w->words.slots[i].value)
            nearest_offer(&nearest, w->words.slots[i].key);
    if (nearest.found.len)
        diag_warn(diag, "strings.unknown", word->key_span, "nothing uses a word “%.*s”; did you mean “%.*s”?",
            STR(word->key), STR(nearest.found));
    else
        diag_warn(diag, "strings.unknown", word->key_span, "nothing uses a word “%.*s”", STR(word->key));
}

static void add_words(void *context, const struct theme_file *file)
{
    struct wording *w = context;
    struct stele_run *run = w->run;
    str before = diag_enter(run->diag, file->path);
    const struct yaml *words = strings_add(&run->strings, &run->arena, lang_of(file), file->bytes, run->diag);

    for (const struct yaml *word = words ? words->first : NULL; word; word = word->next) {
        if (is_own(run, file))
            check_word(w, word);
        map_set(&w->words, word->key, w);
    }
    diag_enter(run->diag, before);
}

/* A language that the default theme doesn't speak falls back on English, word by word. */
static void complete_words(void *context, const struct theme_file *file)
{
    struct wording *w = context;
    struct stele_run *run = w->run;
    str before = diag_enter(run->diag, file->path), first;
    size_t count = is_own(run, file) ? strings_complete(&run->strings, &run->arena, lang_of(file), S("en"), &first) : 0;

    if (count)
        diag_warn(run->diag, "strings.partial", NOWHERE,
            "%zu word%s missing here, “%.*s” for one, and shown in English; “stele theme strings/en.yaml” has them all",
            count, count == 1 ? " is" : "s are", STR(first));
    diag_enter(run->diag, before);
}

/* --- the theme */

/* The folder of the publication's own theme: the one that stele.yaml names, or `theme` where there is one; else NULL.
 */
static const char *theme_folder(struct stele_run *run, str name)
{
    const struct text *named = &run->input.config.theme;
    struct file_info info = { .kind = FILE_NONE };
    const char *folder;
    int error = 0;
    str path;

    if (run->input.lone)
        return NULL;
    folder = path_join(&run->arena, S(""), name, &path) ? file_join(&run->arena, run->input.real, path) : NULL;
    if (folder)
        error = file_stat(folder, &info);
    if (error)
        file_failed(run->diag, "theme.read", "look at", folder, error);
    else if (info.kind == FILE_DIRECTORY && !info.link)
        return folder;
    else if (info.kind != FILE_NONE || info.link)
        diag_error(run->diag, "theme.missing", named->span,
            "“%.*s” is no folder of the publication's own; links aren't followed", STR(name));
    else if (named->text.len)
        diag_error(run->diag, "theme.missing", named->span, "the publication has no folder “%.*s”", STR(named->text));
    return NULL;
}

static void load_theme(struct stele_run *run)
{
    str named = run->input.config.theme.text, name = named.len ? named : S("theme");
    str before = diag_enter(run->diag, S("stele.yaml"));

    run->theme_folder = theme_folder(run, name);
    diag_enter(run->diag, before);
    theme_load(&run->theme, &run->arena, run->theme_folder, name, run->diag);
}

void look_load(struct stele_run *run)
{
    struct arena arena = { 0 };
    struct wording wording = { run, { .arena = &arena } };
    const struct theme_names names = { names_of_values, names_of_values_count, &wording.words };

    load_theme(run);
    theme_each(&run->theme, S("strings/"), S(".yaml"), add_words, &wording);
    theme_each(&run->theme, S("strings/"), S(".yaml"), complete_words, &wording);
    theme_check(&run->theme, &names, run->diag);
    theme_remote_check(&run->theme, run->diag);
    arena_free(&arena);
}
