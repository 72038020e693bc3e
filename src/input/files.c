#include "input/files.h"

#include "base/file.h"
#include "base/map.h"
#include "base/unicode.h"
#include "input/editions.h"
#include "input/name.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

/* What is looked for where. */
struct region {
    str folder;
    str end;     /* of the names of its texts; empty: it has none */
    str address; /* what stands before a text's name in its address */
    bool groups; /* texts may lie in folders of folders */
};

#define L(literal)                                                                                                     \
    {                                                                                                                  \
        literal, sizeof literal - 1                                                                                    \
    }
static const struct region articles = { L("articles"), L(".md"), L("articles/"), true };
static const struct region pages = { L("pages"), L(".md"), L(""), false };
static const struct region issues = { L("issues"), L(".yaml"), L("issues/"), false };
static const struct region downloads = { L("files"), L(""), L(""), false };
static const struct region as_is = { L("static"), L(""), L(""), false };
#undef L

/* What the texts in a folder are: each an article; one article, index.md, with its editions; nothing. */
enum role { GATHERS, IS_ONE, PLAIN };

struct folder {
    struct folder *parent; /* NULL: a region's own */
    const struct region *region;
    str path;
    str name;
    int depth;
    enum role role;
    bool used; /* there is a text in it, or below */
};

/* Who has a name. */
struct claim {
    str name, path;
};

struct walk {
    struct arena *arena;
    struct arena scratch; /* who has which name, and lists that still grow */
    const struct files_root *root;
    struct files *files;
    struct text_files *texts; /* where those of this region go */
    struct folder **folders;  /* found, in order; what is read next follows what was read */
    size_t folder_count;
    struct map names; /* whoever has a name, by what disks may take that for */
    size_t text_cap, other_cap, as_is_cap, folder_cap;
    struct diag *diag;
};

/* --- what can't be looked at */

/* An author's slip is an error at the file, any other failure ends the run. */
static void fail(struct arena *arena, const struct files_root *root, str path, int error, struct diag *diag)
{
    str before = diag_enter(diag, path);

    if (error == ENOENT || error == ENOTDIR)
        diag_error(diag, "site.link", NOWHERE, "this is a link, and where it leads there is nothing");
    else if (error == ELOOP || error == ENAMETOOLONG)
        diag_error(diag, "site.link", NOWHERE, "this is a link that leads nowhere: %s", strerror(error));
    else
        file_failed(diag, "site.read", "look at", file_join(arena, root->path, path), error);
    diag_enter(diag, before);
}

bool files_inside(struct arena *arena, const struct files_root *root, str path, struct diag *diag)
{
    str real, before;
    int error = file_resolve(arena, file_join(arena, root->path, path), &real);

    if (error) {
        fail(arena, root, path, error, diag);
        return false;
    }
    if (str_equal(root->real, S("/")) ||
        (str_starts(real, root->real) && str_starts(str_from(real, root->real.len), S("/"))))
        return true;
    before = diag_enter(diag, path);
    diag_error(diag, "site.outside", NOWHERE, "this leads out of the publication's folder and isn't read");
    diag_enter(diag, before);
    return false;
}

bool files_there(struct arena *arena, const struct files_root *root, str path, struct diag *diag)
{
    struct file_info info;
    int error = file_stat(file_join(arena, root->path, path), &info);

    if (error)
        fail(arena, root, path, error, diag);
    return !error && (info.kind != FILE_NONE || info.link);
}

/* What is at a path, links followed; FILE_NONE after a finding. A picture that lies elsewhere is for those to say who
 * want to show it. */
static enum file_kind resource_look_at(struct walk *w, str path, enum file_kind listed, bool text)
{
    struct file_info info;
    int error;

    if (listed != FILE_OTHER)
        return listed;
    error = file_stat(file_join(w->arena, w->root->path, path), &info);
    if (error || info.kind == FILE_NONE) {
        fail(w->arena, w->root, path, error ? error : ENOENT, w->diag);
        return FILE_NONE;
    }
    if (info.link && (text || info.kind == FILE_DIRECTORY) && !files_inside(w->arena, w->root, path, w->diag))
        return FILE_NONE;
    return info.link && info.kind == FILE_DIRECTORY ? FILE_OTHER : info.kind;
}

/* --- names */

/* Whether a name is an English one, in capitals or not. */
static bool is_called(str name, const char *wanted)
{
    return strncasecmp(name.at, wanted, name.len) == 0 && wanted[name.len] == '\0';
}

/* README.md, what begins with _ or a dot, what editors and systems leave. */
static bool is_nobodys(str name)
{
    ptrdiff_t dot = str_find(name, S("."));
    str stem = dot < 0 ? name : str_first(name, (size_t)dot);

    return str_starts(name, S(".")) || str_starts(name, S("_")) || str_ends(name, S("~")) ||
           is_called(stem, "readme") || is_called(name, "thumbs.db") || is_called(name, "desktop.ini");
}

/* Two names that some disk takes for one are an error, wherever this disk puts them. True where `other` has this one
 * already, false where nobody has. */
static bool find_claim(struct walk *w, str among, str name, str path, const struct claim **other)
{
    str key = arena_printf(&w->scratch, "%.*s/%.*s", STR(among), STR(unicode_caseless(&w->scratch, name)));
    struct claim *mine;

    *other = map_get(&w->names, key);
    if (*other)
        return true;
    mine = arena_new(&w->scratch, struct claim);
    *mine = (struct claim){ name, path };
    map_set(&w->names, key, mine);
    return false;
}

static void report_case(struct walk *w, enum level level, const struct claim *other, str path)
{
    if (str_equal(unicode_nfc(w->arena, path), unicode_nfc(w->arena, other->path)))
        diag_add(w->diag, level, "site.case", NOWHERE,
            "there is another file of this name, with its accents kept in another way; many disks keep only one of "
            "them: please remove one");
    else
        diag_add(w->diag, level, "site.case", NOWHERE,
            "%.*s has this name in other letters, large or small; many disks keep only one of them: please rename one",
            STR(other->path));
}

/* A folder's files, among themselves. What is published under a name of its own can be seen by them here. */
static void claim_file(struct walk *w, const struct folder *folder, str name, str path)
{
    const struct claim *other;

    if (find_claim(w, folder->path, name, path, &other))
        report_case(w, folder->region == &as_is ? LEVEL_ERROR : LEVEL_WARNING, other, path);
}

/* A region's texts, by their addresses. That two are one article in one language is for others to say. */
static void claim_text(struct walk *w, const struct region *region, const struct text_file *text)
{
    str among = arena_printf(&w->scratch, "%.*s:", STR(region->folder)), before = diag_enter(w->diag, text->path);
    str name =
        text->edition.len ? arena_printf(&w->scratch, "%.*s.%.*s", STR(text->slug), STR(text->edition)) : text->slug;
    const struct claim *other;

    if (!find_claim(w, among, name, text->path, &other)) {
        diag_enter(w->diag, before);
        return;
    }
    if (!str_equal(name, other->name) ||
        str_equal(unicode_nfc(w->arena, text->path), unicode_nfc(w->arena, other->path)))
        report_case(w, LEVEL_ERROR, other, text->path);
    else if (!text->edition.len)
        diag_error(w->diag, "site.slug", NOWHERE, "%.*s has the same address, %.*s%.*s/; please rename one of them",
            STR(other->path), STR(region->address), STR(name));
    diag_enter(w->diag, before);
}

/* --- what is found */

static void add_text(struct walk *w, const struct region *region, str path, str name)
{
    str slug = unicode_nfc(w->arena, name);
    bool page = region == &pages;

    if (!(page ? name_check_page(slug, w->diag) : name_check(slug, w->diag)))
        return;
    w->texts->items = arena_grow(&w->scratch, w->texts->items, w->texts->count, &w->text_cap, sizeof *w->texts->items);
    w->texts->items[w->texts->count++] = (struct text_file){ .path = path, .slug = slug, .page = page };
}

static void add_other(struct walk *w, str path, bool folder)
{
    struct files *files = w->files;

    files->others = arena_grow(w->arena, files->others, files->other_count, &w->other_cap, sizeof *files->others);
    files->others[files->other_count++] = (struct other_file){ path, folder };
}

static void add_as_is(struct walk *w, str path)
{
    struct files *files = w->files;

    files->as_is = arena_grow(w->arena, files->as_is, files->as_is_count, &w->as_is_cap, sizeof *files->as_is);
    files->as_is[files->as_is_count++] = path;
}

/* What is no text. A folder holds each name once, as disks see it. */
static void add_file(struct walk *w, const struct folder *folder, str path, str name, enum file_kind kind)
{
    if (folder->region == &as_is && kind != FILE_REGULAR)
        diag_error(w->diag, "site.link", NOWHERE, "this is a link, or no file, and isn't copied");
    else if (!name_is_text(name))
        diag_error(w->diag, "site.name", NOWHERE,
            "this name isn't UTF-8, or has signs in it that nobody sees; please rename the file");
    else
        claim_file(w, folder, name, path);
    if (folder->region == &as_is && kind == FILE_REGULAR)
        add_as_is(w, path);
    else if (folder->region->end.len)
        add_other(w, path, kind == FILE_OTHER);
}

static str without_end(str name, str end)
{
    return str_first(name, name.len - end.len);
}

/* index.md is called as its folder, and index.TAG.md FOLDER.TAG; empty where a name is another. */
static str index_name(struct arena *arena, str folder, str file)
{
    str stem = str_ends(file, S(".md")) ? without_end(file, S(".md")) : S(""), tag = editions_tag(stem);

    if (str_equal(stem, S("index")))
        return folder;
    if (tag.len && str_equal(str_first(stem, stem.len - tag.len), S("index.")))
        return arena_printf(arena, "%.*s.%.*s", STR(folder), STR(tag));
    return S("");
}

/* What a text in a folder is called; empty where it is none. */
static str text_name(struct walk *w, const struct folder *folder, str name)
{
    str end = folder->region->end;

    if (folder->role == IS_ONE)
        return index_name(w->arena, folder->name, name);
    return folder->role == GATHERS && end.len && name.len > end.len && str_ends(name, end) ? without_end(name, end)
                                                                                           : S("");
}

/* --- the walk */

static void push(struct walk *w, struct folder *parent, const struct region *region, str path, str name)
{
    struct folder *folder = arena_new(w->arena, struct folder);

    *folder = (struct folder){ parent, region, path, name, parent ? parent->depth + 1 : 0, PLAIN, false };
    w->folders = arena_grow(w->arena, w->folders, w->folder_count, &w->folder_cap, sizeof *w->folders);
    w->folders[w->folder_count++] = folder;
}

static void push_inner(struct walk *w, struct folder *parent, str path, str name)
{
    if (!name_is_text(name))
        diag_error(w->diag, "site.name", NOWHERE,
            "this folder's name isn't UTF-8, or has signs in it that nobody sees; please rename it");
    else if (parent->depth + 1 >= FILES_DEPTH)
        diag_error(
            w->diag, "site.deep", NOWHERE, "folders are followed %d deep; please put this one further up", FILES_DEPTH);
    else
        push(w, parent, parent->region, path, name);
}

/* Of what is copied as it is, hidden files aren't, but for those that are meant to be looked for. */
static bool is_hidden(struct walk *w, const struct folder *folder, str name)
{
    if (!str_starts(name, S(".")) || (!folder->parent && str_equal(name, S(".well-known"))))
        return false;
    if (!str_equal(name, S(".DS_Store")))
        diag_note(
            w->diag, "site.stray", NOWHERE, "files whose names begin with a dot aren't copied, but for .well-known");
    return true;
}

/* At the website's root what is copied meets what the website has there of its own, pages among it. */
static void check_root(struct walk *w, const struct folder *folder, str name)
{
    str page = arena_printf(w->arena, "pages:/%.*s", STR(unicode_caseless(w->arena, name)));

    if (!folder->parent && (name_is_taken(name) || map_get(&w->names, page)))
        diag_error(w->diag, "site.taken", NOWHERE,
            "the site has a “%.*s” of its own, so that this can't be copied there", STR(name));
}

/* What has the name of a text: a finding where it is none. */
static void add_named(struct walk *w, struct folder *folder, str path, str name, enum file_kind kind)
{
    for (struct folder *f = folder; f; f = f->parent)
        f->used = true;
    if (kind == FILE_REGULAR)
        add_text(w, folder->region, path, name);
    else
        diag_error(w->diag, "site.link", NOWHERE, "this has the name of a text and is none");
}

/* What is copied as it is; links aren't. */
static enum file_kind look_at_exact(struct walk *w, const struct folder *folder, const struct file_name *file)
{
    if (is_hidden(w, folder, file->name))
        return FILE_NONE;
    check_root(w, folder, file->name);
    return file->kind;
}

static void visit(struct walk *w, struct folder *folder, const struct file_name *file, str path)
{
    str name = text_name(w, folder, file->name);
    enum file_kind kind = FILE_NONE;

    if (folder->region == &as_is)
        kind = look_at_exact(w, folder, file);
    else if (!is_nobodys(file->name))
        kind = resource_look_at(w, path, file->kind, name.len > 0);
    if (kind == FILE_NONE)
        return;
    if (kind == FILE_DIRECTORY)
        push_inner(w, folder, path, file->name);
    else if (name.len)
        add_named(w, folder, path, name, kind);
    else
        add_file(w, folder, path, file->name, kind);
}

static enum role role_of(struct walk *w, const struct folder *folder, const struct file_names *names)
{
    if (!folder->parent)
        return GATHERS;
    if (folder->parent->role != GATHERS || folder->region->end.len == 0)
        return PLAIN;
    for (size_t i = 0; i < names->count; i++)
        if (index_name(w->arena, folder->name, names->items[i].name).len)
            return IS_ONE;
    return folder->region->groups ? GATHERS : PLAIN;
}

static void read_folder(struct walk *w, struct folder *folder)
{
    const char *path = file_join(w->arena, w->root->path, folder->path);
    struct file_names names;
    int error = file_list(w->arena, path, &names);

    if (error) {
        file_failed(w->diag, "site.read", "read the folder", path, error);
        return;
    }
    folder->role = role_of(w, folder, &names);
    for (size_t i = 0; i < names.count; i++) {
        str inner = arena_printf(w->arena, "%.*s/%.*s", STR(folder->path), STR(names.items[i].name));
        str before = diag_enter(w->diag, inner);

        visit(w, folder, &names.items[i], inner);
        diag_enter(w->diag, before);
    }
}

/* A region's folder and all below it. */
static void read_region(struct walk *w, const struct region *region, struct text_files *texts)
{
    size_t first = texts->count;

    if (!files_there(w->arena, w->root, region->folder, w->diag) ||
        !files_inside(w->arena, w->root, region->folder, w->diag))
        return;
    w->texts = texts;
    w->folder_count = 0;
    push(w, NULL, region, region->folder, region->folder);
    for (size_t i = 0; i < w->folder_count; i++)
        read_folder(w, w->folders[i]);
    for (size_t i = 1; region->end.len && i < w->folder_count; i++)
        if (!w->folders[i]->used && w->folders[i]->parent->role == GATHERS)
            add_other(w, w->folders[i]->path, true);
    if (region != &issues)
        editions_mark(w->arena, texts->items + first, texts->count - first, w->diag);
    for (size_t i = first; i < texts->count; i++)
        claim_text(w, region, &texts->items[i]);
}

/* --- beside the folders */

static const char *const known[] = { "stele.yaml", "terms.yaml", "stele.lock.yaml", "articles", "pages", "issues" };

/* The name that is known and that this one nearly is, or NULL. */
static const char *near_to(struct arena *arena, str name)
{
    str key = unicode_caseless(arena, name);
    const char *near = NULL;

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (str_equal(name, str_of(known[i])))
            return NULL;
        if (str_distance(key, str_of(known[i]), 1) <= 1)
            near = known[i];
    }
    return near;
}

static void look_beside(struct walk *w, str name)
{
    const char *near = is_nobodys(name) ? NULL : near_to(w->arena, name);
    str before = diag_enter(w->diag, name);

    if (near)
        diag_warn(w->diag, "site.stray", NOWHERE, "this isn't read; if it is meant to be, please call it %s", near);
    else if (str_ends(name, S(".md")) && !is_nobodys(name))
        diag_note(w->diag, "site.stray", NOWHERE, "this isn't read: articles lie in articles/, pages in pages/");
    diag_enter(w->diag, before);
}

static void read_beside(struct walk *w)
{
    const char *path = arena_cstr(w->arena, w->root->path);
    struct file_names names;
    int error = file_list(w->arena, path, &names);

    if (error)
        file_failed(w->diag, "site.read", "read the folder", path, error);
    for (size_t i = 0; !error && i < names.count; i++)
        look_beside(w, names.items[i].name);
}

/* What has grown, in its size. */
static void settle(struct arena *arena, struct text_files *texts)
{
    const struct text_file *grown = texts->items;

    texts->items = arena_array(arena, struct text_file, texts->count);
    if (texts->count)
        memcpy(texts->items, grown, texts->count * sizeof *grown);
}

bool files_list(struct arena *arena, const struct files_root *root, struct files *files, struct diag *diag)
{
    struct walk w = { .arena = arena, .root = root, .files = files, .diag = diag };

    *files = (struct files){ 0 };
    w.names.arena = &w.scratch;
    read_beside(&w);
    read_region(&w, &articles, &files->texts);
    read_region(&w, &pages, &files->texts);
    w.text_cap = 0;
    read_region(&w, &issues, &files->issues);
    read_region(&w, &downloads, &files->texts);
    read_region(&w, &as_is, &files->texts);
    settle(arena, &files->texts);
    settle(arena, &files->issues);
    arena_free(&w.scratch);
    return diag->at[LEVEL_FATAL] == 0;
}

/* A lone file's name without its ending, which may be any that texts have. */
static str lone_name(str name)
{
    static const char *const ends[] = { ".md", ".markdown", ".mdown", ".mkd", ".txt" };

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t len = strlen(ends[i]);

        if (name.len > len && is_called(str_from(name, name.len - len), ends[i]))
            return str_first(name, name.len - len);
    }
    return name;
}

void files_lone(struct arena *arena, str name, struct files *files, struct diag *diag)
{
    struct walk w = { .arena = arena, .files = files, .texts = &files->texts, .diag = diag };
    str before = diag_enter(diag, name);

    *files = (struct files){ 0 };
    add_text(&w, &articles, name, lone_name(name));
    settle(arena, &files->texts);
    arena_free(&w.scratch);
    diag_enter(diag, before);
}
