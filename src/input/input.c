#include "input/input.h"

#include "base/file.h"
#include "formats/text.h"
#include "formats/yaml_parse.h"
#include "input/config_languages.h"
#include "input/editions.h"
#include "lang/language.h"

#include <errno.h>

enum { CONFIG_BYTES = 1 << 20 };

/* A publication in the reading. */
struct reading {
    struct arena *arena;
    struct input *input;
    struct diag *diag;
};

static struct files_root root_of(const struct reading *r)
{
    return (struct files_root){ r->input->root, r->input->real };
}

/* Reads a file of configuration; false where there is none, or after a finding. */
static bool read_yaml(struct reading *r, str path, size_t limit, struct yaml **yaml)
{
    const struct files_root root = root_of(r);
    const char *file = file_join(r->arena, root.path, path);
    str text, before;
    int error;

    *yaml = NULL;
    if (!files_there(r->arena, &root, path, r->diag) || !files_inside(r->arena, &root, path, r->diag))
        return false;
    error = file_read(r->arena, file, limit, &text);
    if (error)
        return file_failed(r->diag, "site.read", "read", file, error);
    before = diag_enter(r->diag, path);
    if (text_check(text, 1, r->diag))
        *yaml = yaml_parse(r->arena, text, 1, r->diag);
    diag_enter(r->diag, before);
    return *yaml != NULL;
}

static void read_issue(struct reading *r, const struct text_file *file)
{
    struct input *input = r->input;
    struct issue_config issue = { .id = file->slug, .path = file->path };
    struct yaml *map;
    str before;

    if (!read_yaml(r, file->path, CONFIG_BYTES, &map))
        return;
    before = diag_enter(r->diag, file->path);
    config_read_issue(&issue, r->arena, map, r->diag);
    diag_enter(r->diag, before);
    input->issues[input->issue_count++] = issue;
}

static void read_config(struct reading *r)
{
    struct yaml *map;
    str before;

    if (!read_yaml(r, S("stele.yaml"), CONFIG_BYTES, &map))
        return;
    before = diag_enter(r->diag, S("stele.yaml"));
    config_read(&r->input->config, r->arena, map, r->diag);
    diag_enter(r->diag, before);
}

static void read_lock(struct reading *r)
{
    struct yaml *map = NULL;
    str before;

    read_yaml(r, S("stele.lock.yaml"), LOCK_BYTES, &map);
    before = diag_enter(r->diag, S("stele.lock.yaml"));
    lock_read(&r->input->lock, r->arena, map, r->diag);
    diag_enter(r->diag, before);
}

static void read_terms(struct reading *r)
{
    struct yaml *list;
    str before;

    if (!read_yaml(r, S("terms.yaml"), TERM_BASE_BYTES, &list))
        return;
    before = diag_enter(r->diag, S("terms.yaml"));
    terms_read(&r->input->terms, r->arena, list, r->diag);
    diag_enter(r->diag, before);
}

static void read_lone(struct reading *r, const char *path)
{
    struct files *listed = &r->input->listed;
    str tag;

    files_lone(r->arena, arena_copy(r->arena, file_base(str_of(path))), listed, r->diag);
    tag = listed->texts.count ? editions_tag(listed->texts.items[0].slug) : S("");
    if (language_name(r->arena, tag).len)
        listed->texts.items[0].lang = language_canonical(r->arena, tag);
}

/* The folder itself, without slashes at its end; or that of a lone file. */
static str folder_of(struct arena *arena, const char *path, bool lone)
{
    str root = lone ? file_directory(str_of(path)) : str_of(path);

    while (!lone && root.len > 1 && str_ends(root, S("/")))
        root.len--;
    return arena_copy(arena, root);
}

static void read_folder(struct reading *r)
{
    struct input *input = r->input;
    const struct files_root root = root_of(r);

    read_config(r);
    read_terms(r);
    read_lock(r);
    files_list(r->arena, &root, &input->listed, r->diag);
    input->issues = arena_array(r->arena, struct issue_config, input->listed.issues.count);
    for (size_t i = 0; i < input->listed.issues.count; i++)
        read_issue(r, &input->listed.issues.items[i]);
}

bool input_read(struct arena *arena, const char *path, struct input *input, struct diag *diag)
{
    struct reading reading = { .arena = arena, .input = input, .diag = diag };
    struct file_info info;
    int error = file_stat(path, &info);

    *input = (struct input){ .root = S("") };
    if (!error && info.kind == FILE_NONE)
        error = ENOENT;
    if (error)
        return file_failed(diag, "site.missing", "find", path, error);
    input->lone = info.kind != FILE_DIRECTORY;
    input->root = folder_of(arena, path, input->lone);
    error = file_resolve(arena, arena_cstr(arena, input->root), &input->real);
    if (error)
        return file_failed(diag, "site.read", "read", path, error);
    if (input->lone)
        read_lone(&reading, path);
    else
        read_folder(&reading);
    input->files = input->listed.texts.items;
    input->count = input->listed.texts.count;
    config_languages_complete(&input->config, diag);
    return diag->at[LEVEL_FATAL] == 0;
}
