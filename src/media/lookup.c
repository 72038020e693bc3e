#include "media/lookup.h"

#include "base/file.h"
#include "base/path.h"
#include "base/unicode.h"

#include <errno.h>

bool lookup_inside(str path, str root)
{
    return str_starts(path, root) && path.len > root.len && (path.at[root.len] == '/' || str_ends(root, S("/")));
}

/* Whether a part of the path below the root begins with a dot: a folder of git's, a file of passwords. */
static bool is_hidden(str path, str root)
{
    return str_find(str_from(path, str_ends(root, S("/")) ? root.len - 1 : root.len), S("/.")) >= 0;
}

/* The names in a folder, by their NFC and by what a disk calls them that tells neither case nor form. */
struct folder {
    struct map composed, caseless; /* of str */
};

/* Made when it is first asked for. */
static const struct folder *folder_at(struct lookup *lookup, str path)
{
    struct arena *arena = lookup->arena;
    struct folder *folder = map_get(&lookup->folders, path);
    struct file_names found = { 0 };

    if (folder)
        return folder;
    folder = arena_new(arena, struct folder);
    folder->composed.arena = folder->caseless.arena = arena;
    map_set(&lookup->folders, path, folder);
    if (file_list(arena, arena_cstr(arena, path), &found) != 0)
        return folder;
    for (size_t i = 0; i < found.count; i++) {
        map_set(&folder->composed, unicode_nfc(arena, found.items[i].name), &found.items[i].name);
        map_set(&folder->caseless, unicode_caseless(arena, found.items[i].name), &found.items[i].name);
    }
    return folder;
}

/* The path of the file that has the same name in another form: macOS writes ü as u and ¨, which are one name to people.
 * NULL where there is none. */
static const char *find_other_form(struct lookup *lookup, str inside)
{
    const char *path = arena_cstr(lookup->arena, lookup->root);

    while (inside.len) {
        ptrdiff_t slash = str_find(inside, S("/"));
        str part = slash < 0 ? inside : str_first(inside, (size_t)slash);
        const char *exact = file_join(lookup->arena, str_of(path), part);
        struct file_info info;
        const str *name = file_stat(exact, &info) == 0 && info.kind != FILE_NONE
                              ? &part
                              : map_get(&folder_at(lookup, str_of(path))->composed, unicode_nfc(lookup->arena, part));

        if (!name)
            return NULL;
        path = file_join(lookup->arena, str_of(path), *name);
        inside = str_from(inside, part.len + 1);
    }
    return path;
}

static bool is_ascii(str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] >= 0x80)
            return false;
    return true;
}

int lookup_file(struct lookup *lookup, str folder, str target, str *path)
{
    struct arena *arena = lookup->arena;
    str decoded = path_decode(arena, target), inside;
    const char *file = file_join(arena, lookup->root, str_of(file_join(arena, folder, decoded)));
    int error = str_starts(target, S("/")) ? ENOENT : file_resolve(arena, file, path);

    if (error == ENOENT && !is_ascii(decoded) && path_join(arena, folder, decoded, &inside)) {
        file = find_other_form(lookup, inside);
        error = file ? file_resolve(arena, file, path) : ENOENT;
    }
    if (error)
        return error == ENOTDIR ? ENOENT : error;
    if (!lookup_inside(*path, lookup->root))
        return EXDEV;
    return is_hidden(*path, lookup->root) ? ENOENT : 0;
}

str lookup_other_case(struct lookup *lookup, str folder, str target)
{
    struct arena *arena = lookup->arena;
    str inside, path;
    const str *name;

    if (!path_join(arena, folder, path_decode(arena, target), &inside) ||
        file_resolve(arena, file_join(arena, lookup->root, file_directory(inside)), &path) ||
        !(str_equal(path, lookup->root) || lookup_inside(path, lookup->root)))
        return S("");
    name = map_get(&folder_at(lookup, path)->caseless, unicode_caseless(arena, file_base(inside)));
    return name && name->at[0] != '.' ? *name : S("");
}
