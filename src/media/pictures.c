#include "media/pictures.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"

#include <errno.h>
#include <string.h>

static bool is_inside(str path, str root)
{
    return str_starts(path, root) && path.len > root.len && (path.at[root.len] == '/' || str_ends(root, S("/")));
}

/* The file's name without its ending, reduced to what is safe in every address and archive. */
static str safe_stem(struct arena *arena, str path)
{
    str base = file_base(path);
    char *text = arena_alloc(arena, base.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < base.len && base.at[i] != '.'; i++) {
        char c = base.at[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');

        if (plain || (len && text[len - 1] != '-'))
            text[len++] = plain ? c : '-';
    }
    while (len && text[len - 1] == '-')
        len--;
    return len ? (str){ text, len < 60 ? len : 60 } : S("picture");
}

/* What a file that may be downloaded is, by its name's ending; no type where it may not. */
static struct picture_kind download_kind(str path)
{
    static const struct {
        str extension, type;
    } kinds[] = {
#define KIND(extension, type)                                                                                          \
    {                                                                                                                  \
        { extension, sizeof extension - 1 },                                                                           \
        {                                                                                                              \
            type, sizeof type - 1                                                                                      \
        }                                                                                                              \
    }
        KIND(".bib", "application/x-bibtex"),
        KIND(".csv", "text/csv"),
        KIND(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        KIND(".epub", "application/epub+zip"),
        KIND(".gif", "image/gif"),
        KIND(".jpeg", "image/jpeg"),
        KIND(".jpg", "image/jpeg"),
        KIND(".json", "application/json"),
        KIND(".m4a", "audio/mp4"),
        KIND(".mp3", "audio/mpeg"),
        KIND(".mp4", "video/mp4"),
        KIND(".odp", "application/vnd.oasis.opendocument.presentation"),
        KIND(".ods", "application/vnd.oasis.opendocument.spreadsheet"),
        KIND(".odt", "application/vnd.oasis.opendocument.text"),
        KIND(".ogg", "audio/ogg"),
        KIND(".pdf", "application/pdf"),
        KIND(".png", "image/png"),
        KIND(".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        KIND(".ris", "application/x-research-info-systems"),
        KIND(".tsv", "text/tab-separated-values"),
        KIND(".txt", "text/plain"),
        KIND(".webm", "video/webm"),
        KIND(".webp", "image/webp"),
        KIND(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        KIND(".zip", "application/zip"),
#undef KIND
    };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_ends(path, kinds[i].extension))
            return (struct picture_kind){ .type = kinds[i].type, .extension = kinds[i].extension };
    return (struct picture_kind){ .type = S(""), .extension = S("") };
}

/* Reads a file and names it after its content; `kind` says what it is, or is empty where its bytes are to tell. */
static int look_at(struct pictures *pictures, struct picture *picture, str path, struct picture_kind kind)
{
    struct arena scratch = { 0 };
    str bytes;
    int error;

    picture->file = arena_cstr(pictures->arena, path);
    error = file_read(&scratch, picture->file, PICTURE_BYTES, &bytes);
    if (!error) {
        str hash = hash_hex(&scratch, bytes, 12);

        picture->kind = kind.type.len ? kind : picture_kind(bytes);
        picture->name = arena_printf(
            pictures->arena, "%.*s-%.*s%.*s", STR(safe_stem(&scratch, path)), STR(hash), STR(picture->kind.extension));
    }
    arena_free(&scratch);
    return error;
}

static const struct picture *load(struct pictures *pictures, str path, str target, struct span span, struct diag *diag)
{
    struct picture *picture = arena_new(pictures->arena, struct picture);
    int error = look_at(pictures, picture, path, (struct picture_kind){ .type = S("") });

    if (!error && picture->kind.type.len) {
        map_set(&pictures->known, str_of(picture->file), picture);
        return picture;
    }
    if (error == EFBIG)
        diag_error(diag, "picture.large", span, "“%.*s” is larger than %d MiB; please make it smaller", STR(target),
            PICTURE_BYTES >> 20);
    else if (error)
        diag_error(diag, "picture.read", span, "“%.*s” can't be read: %s", STR(target), strerror(error));
    else
        diag_error(diag, "picture.unknown", span, "“%.*s” isn't a picture that stele knows (PNG, JPEG, GIF, WebP, SVG)",
            STR(target));
    return NULL;
}

const struct picture *pictures_find(
    struct pictures *pictures, str folder, str target, struct span span, struct diag *diag)
{
    struct arena *arena = pictures->arena;
    const char *inside = file_join(arena, folder, path_decode(arena, target));
    const struct picture *known;
    str path;
    int error = str_starts(target, S("/")) ? ENOENT : 0;

    if (!error)
        error = file_resolve(arena, file_join(arena, pictures->root, str_of(inside)), &path);
    if (error == ENOENT || error == ENOTDIR) {
        diag_error(diag, "picture.missing", span, "there is no picture “%.*s” beside this article", STR(target));
        return NULL;
    }
    if (error) {
        diag_error(diag, "picture.read", span, "“%.*s” can't be read: %s", STR(target), strerror(error));
        return NULL;
    }
    if (!is_inside(path, pictures->root)) {
        diag_error(diag, "picture.outside", span, "“%.*s” lies outside the publication's folder; please put it inside",
            STR(target));
        return NULL;
    }
    known = map_get(&pictures->known, path);
    return known ? known : load(pictures, path, target, span, diag);
}

const struct picture *pictures_find_download(
    struct pictures *pictures, str folder, str target, struct span span, struct diag *diag)
{
    const char *inside = file_join(pictures->arena, folder, path_decode(pictures->arena, target));
    struct picture_kind kind = download_kind(target);
    struct picture *download;
    str path;

    if (str_starts(target, S("/")) ||
        file_resolve(pictures->arena, file_join(pictures->arena, pictures->root, str_of(inside)), &path) ||
        !is_inside(path, pictures->root))
        return NULL;
    if (kind.type.len == 0 || str_starts(file_base(path), S("."))) {
        diag_error(diag, "link.file", span, "“%.*s” is of a kind that isn't published", STR(target));
        return NULL;
    }
    download = map_get(&pictures->downloads, path);
    if (download)
        return download;
    download = arena_new(pictures->arena, struct picture);
    if (look_at(pictures, download, path, kind)) {
        diag_error(diag, "link.file", span, "“%.*s” can't be read, or is larger than %d MiB", STR(target),
            PICTURE_BYTES >> 20);
        return NULL;
    }
    map_set(&pictures->downloads, str_of(download->file), download);
    return download;
}
