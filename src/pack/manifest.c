#include "pack/manifest.h"

#include "base/file.h"
#include "base/path.h"

#include <errno.h>

/* Whole folders; what stands in the manifest for the second, which lies beside the site. */
#define SITE S("site/")
#define BOOKS S("books/")
#define BESIDE S("../")

bool manifest_allows(str path)
{
    for (size_t i = 0; i < path.len; i++)
        if ((unsigned char)path.at[i] < ' ' || path.at[i] == 0x7F)
            return false;
    return path_is_plain(path) && (str_starts(path, SITE) || str_starts(path, BOOKS));
}

static bool read_size(str *line, size_t *size)
{
    size_t digits = 0;

    for (*size = 0; digits < line->len && digits < 18; digits++) {
        unsigned char c = (unsigned char)line->at[digits];

        if (c < '0' || c > '9')
            break;
        *size = *size * 10 + (c - '0');
    }
    if (digits == 0 || digits >= line->len || line->at[digits] != ' ')
        return false;
    *line = str_from(*line, digits + 1);
    return true;
}

static bool read_line(struct manifest *manifest, struct arena *arena, str line)
{
    struct manifest_entry entry;

    if (!read_size(&line, &entry.size))
        return false;
    entry.path =
        str_starts(line, BESIDE) ? str_from(line, BESIDE.len) : arena_printf(arena, "%.*s%.*s", STR(SITE), STR(line));
    if (!manifest_allows(entry.path) || (str_starts(line, BESIDE) && !str_starts(entry.path, BOOKS)))
        return false;
    manifest->items = arena_grow(arena, manifest->items, manifest->count, &manifest->cap, sizeof *manifest->items);
    manifest->items[manifest->count++] = entry;
    return true;
}

/* Once the array has its place. */
static bool index_all(struct manifest *manifest, struct arena *arena)
{
    manifest->paths = (struct map){ .arena = arena };
    for (size_t i = 0; i < manifest->count; i++)
        if (map_set(&manifest->paths, manifest->items[i].path, &manifest->items[i]))
            return false;
    return true;
}

bool manifest_read(struct manifest *manifest, struct arena *arena, const char *out, struct diag *diag)
{
    const char *path = file_join(arena, str_of(out), S(MANIFEST_PATH));
    str text, line;
    bool good = true;
    int error = file_read(arena, path, MANIFEST_BYTES, &text);

    *manifest = (struct manifest){ .paths = { .arena = arena } };
    if (error == ENOENT || error == ENOTDIR)
        return true;
    if (error)
        return file_failed(diag, "output.write", "read", path, error);
    while (good && str_line(&text, &line))
        good = read_line(manifest, arena, line);
    if (good && index_all(manifest, arena))
        return true;
    diag_fail(diag, "output.manifest",
        "%s isn't as stele writes it, so nothing tells what may be replaced; move the site away, or choose another "
        "place with -o",
        path);
    return false;
}

void manifest_write(struct buf *out, str path, size_t size)
{
    bool site = str_starts(path, SITE);

    buf_printf(out, "%zu %s%.*s\n", size, site ? "" : "../", STR(site ? str_from(path, SITE.len) : path));
}
