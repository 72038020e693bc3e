#include "media/pictures.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/unicode.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

/* What is known of a file: what ships of it, or why nothing does. */
struct looked {
    const struct picture *picture;
    const char *code; /* of the finding, */
    str why;          /* which says this of what the article calls it */
    str without;      /* what of it doesn't ship, and has to be said once */
};

/* --- where it lies */

static bool is_inside(str path, str root)
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
static const struct folder *folder_at(struct pictures *pictures, str path)
{
    struct arena *arena = pictures->arena;
    struct folder *folder = map_get(&pictures->folders, path);
    struct file_names found = { 0 };

    if (folder)
        return folder;
    folder = arena_new(arena, struct folder);
    folder->composed.arena = folder->caseless.arena = arena;
    map_set(&pictures->folders, path, folder);
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
static const char *find_other_form(struct pictures *pictures, str inside)
{
    const char *path = arena_cstr(pictures->arena, pictures->root);

    while (inside.len) {
        ptrdiff_t slash = str_find(inside, S("/"));
        str part = slash < 0 ? inside : str_first(inside, (size_t)slash);
        const char *exact = file_join(pictures->arena, str_of(path), part);
        struct file_info info;
        const str *name =
            file_stat(exact, &info) == 0 && info.kind != FILE_NONE
                ? &part
                : map_get(&folder_at(pictures, str_of(path))->composed, unicode_nfc(pictures->arena, part));

        if (!name)
            return NULL;
        path = file_join(pictures->arena, str_of(path), *name);
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

/* Many articles show one picture: what leads to it is looked at once. */
static void remember(struct pictures *pictures, str file, str path)
{
    str *found = arena_new(pictures->arena, str);

    *found = path;
    map_set(&pictures->found, file, found);
}

/* The resolved path of what an article calls `target`: ENOENT where there is nothing, or nothing that may be seen;
 * EXDEV where it lies outside. */
static int find_file(struct pictures *pictures, str folder, str target, str *path)
{
    struct arena *arena = pictures->arena;
    str decoded = path_decode(arena, target), inside;
    const char *file = file_join(arena, pictures->root, str_of(file_join(arena, folder, decoded)));
    const str *before = map_get(&pictures->found, str_of(file));
    int error = str_starts(target, S("/")) ? ENOENT : before ? 0 : file_resolve(arena, file, path);

    if (before && !error) {
        *path = *before;
        return 0;
    }

    if (error == ENOENT && !is_ascii(decoded) && path_join(arena, folder, decoded, &inside)) {
        file = find_other_form(pictures, inside);
        error = file ? file_resolve(arena, file, path) : ENOENT;
    }
    if (error)
        return error == ENOTDIR ? ENOENT : error;
    if (!is_inside(*path, pictures->root))
        return EXDEV;
    if (is_hidden(*path, pictures->root))
        return ENOENT;
    remember(pictures, str_of(file), *path);
    return 0;
}

/* The name of a file that lies there and is called the same but for its capitals; empty where there is none. */
static str find_other_case(struct pictures *pictures, str folder, str target)
{
    struct arena *arena = pictures->arena;
    str inside, path;
    const str *name;

    if (!path_join(arena, folder, path_decode(arena, target), &inside) ||
        file_resolve(arena, file_join(arena, pictures->root, file_directory(inside)), &path) ||
        !(str_equal(path, pictures->root) || is_inside(path, pictures->root)))
        return S("");
    name = map_get(&folder_at(pictures, path)->caseless, unicode_caseless(arena, file_base(inside)));
    return name && name->at[0] != '.' ? *name : S("");
}

/* --- names */

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

/* The file's name without its ending, reduced to what is safe in every address and archive, also on a disk to which
 * capitals are small letters. */
static str safe_stem(struct arena *arena, str path)
{
    str base = file_base(path);
    char *text = arena_alloc(arena, base.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < base.len && base.at[i] != '.'; i++) {
        char c = small(base.at[i]);
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');

        if (plain || (len && text[len - 1] != '-'))
            text[len++] = plain ? c : '-';
    }
    while (len && text[len - 1] == '-')
        len--;
    return len ? (str){ text, len < 60 ? len : 60 } : S("picture");
}

static bool ends_with(str path, str ending)
{
    return path.len >= ending.len && strncasecmp(path.at + path.len - ending.len, ending.at, ending.len) == 0;
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
        KIND(".svg", "image/svg+xml"),
        KIND(".tsv", "text/tab-separated-values"),
        KIND(".txt", "text/plain"),
        KIND(".webm", "video/webm"),
        KIND(".webp", "image/webp"),
        KIND(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        KIND(".zip", "application/zip"),
#undef KIND
    };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (ends_with(path, kinds[i].extension))
            return (struct picture_kind){ .type = kinds[i].type, .extension = kinds[i].extension };
    return (struct picture_kind){ .type = S(""), .extension = S("") };
}

/* --- what it is */

static const struct picture *keep(
    struct pictures *pictures, str path, struct picture_kind kind, str bytes, struct diag *diag)
{
    struct arena scratch = { 0 };
    str name = arena_printf(pictures->arena, "%.*s-%.*s%.*s", STR(safe_stem(&scratch, path)),
        STR(hash_hex(&scratch, bytes, 12)), STR(kind.extension));
    struct picture *picture = map_get(&pictures->by_name, name);
    int error = 0;

    arena_free(&scratch);
    if (picture)
        return picture;
    picture = arena_new(pictures->arena, struct picture);
    *picture = (struct picture){ .name = name, .kind = kind };
    if (pictures->spool)
        error = spool_add(pictures->spool, bytes, &picture->bytes);
    if (error)
        diag_fail(diag, "output.cache", "can't keep a copy of %.*s: %s", STR(path), strerror(error));
    map_set(&pictures->by_name, name, picture);
    return picture;
}

static struct looked unread(struct arena *arena, int error)
{
    if (error == EFBIG)
        return (struct looked){ NULL, "picture.large",
            arena_printf(arena, "is larger than %d MiB; please make it smaller", PICTURE_BYTES >> 20), S("") };
    return (struct looked){ NULL, "picture.read", arena_printf(arena, "can't be read: %s", strerror(error)), S("") };
}

/* A picture is published without what travels in it unseen. */
static struct looked look_at_picture(struct pictures *pictures, str path, str bytes, struct diag *diag)
{
    struct buf out = { 0 };
    struct picture_reading reading = picture_read(pictures->arena, &out, bytes);
    struct looked looked = { 0 };

    if (reading.kind.type.len == 0)
        looked = (struct looked){ NULL, "picture.unknown",
            S("isn't a picture that stele knows (PNG, JPEG, GIF, WebP, SVG)"), S("") };
    else if (reading.problem.len)
        looked = (struct looked){ NULL, "picture.broken", reading.problem, S("") };
    else
        looked = (struct looked){ .picture = keep(pictures, path, reading.kind, buf_str(&out), diag),
            .without = reading.without };
    buf_free(&out);
    return looked;
}

/* Reads a file of this kind, of which pictures tell more themselves. */
static struct looked look(struct pictures *pictures, str path, struct picture_kind kind, struct diag *diag)
{
    struct arena scratch = { 0 };
    struct looked looked = { 0 };
    str bytes;
    int error = file_read(&scratch, arena_cstr(&scratch, path), PICTURE_BYTES, &bytes);

    if (error)
        looked = unread(pictures->arena, error);
    else if (str_starts(kind.type, S("image/")))
        looked = look_at_picture(pictures, path, bytes, diag);
    else
        looked.picture = keep(pictures, path, kind, bytes, diag);
    arena_free(&scratch);
    return looked;
}

/* The same, once for each file; NULL after a finding. */
static const struct picture *look_once(struct pictures *pictures, struct map *known, str path, struct picture_kind kind,
    str target, struct span span, struct diag *diag)
{
    struct looked *looked = map_get(known, path);

    if (!looked) {
        looked = arena_new(pictures->arena, struct looked);
        *looked = look(pictures, path, kind, diag);
        map_set(known, path, looked);
        if (looked->without.len)
            diag_warn(diag, "picture.stripped", span, "“%.*s” is published without its %.*s", STR(target),
                STR(looked->without));
    }
    if (looked->code)
        diag_error(diag, looked->code, span, "“%.*s” %.*s", STR(target), STR(looked->why));
    return looked->picture;
}

/* --- for articles */

struct pictures pictures_begin(struct arena *arena, str root, str theme, struct spool *spool)
{
    return (struct pictures){ .arena = arena,
        .root = root,
        .theme = theme,
        .spool = spool,
        .known = { .arena = arena },
        .downloads = { .arena = arena },
        .by_name = { .arena = arena },
        .found = { .arena = arena },
        .folders = { .arena = arena } };
}

/* What stands before the “?” of a target, where that is a file; else empty. */
static str without_query(struct pictures *pictures, str folder, str target)
{
    ptrdiff_t question = str_find(target, S("?"));
    str before = question < 0 ? S("") : str_first(target, (size_t)question), path;

    return before.len && find_file(pictures, folder, before, &path) == 0 ? before : S("");
}

static void tell_missing(struct pictures *pictures, str folder, str target, struct span span, struct diag *diag)
{
    str near = str_starts(target, S("/")) ? S("") : find_other_case(pictures, folder, target);
    str bare = without_query(pictures, folder, target);

    if (str_starts(target, S("/")))
        diag_error(diag, "picture.missing", span,
            "there is no picture “%.*s”: its path begins at this article, without a slash", STR(target));
    else if (near.len)
        diag_error(diag, "picture.missing", span,
            "there is no picture “%.*s” beside this article, but “%.*s”; capitals and small letters are two things",
            STR(target), STR(near));
    else if (bare.len)
        diag_error(diag, "picture.missing", span,
            "“%.*s” has a “?” and more behind it, of which files without a server know nothing; write “%.*s”",
            STR(target), STR(bare));
    else
        diag_error(diag, "picture.missing", span, "there is no picture “%.*s” beside this article", STR(target));
}

static void tell_outside(str target, bool elsewhere, struct span span, struct diag *diag)
{
    if (elsewhere)
        diag_error(diag, "picture.outside", span,
            "“%.*s” lies on another host, from which pages load nothing; please save it beside the article and name "
            "that "
            "file here",
            STR(target));
    else
        diag_error(diag, "picture.outside", span, "“%.*s” lies outside the publication's folder; please put it inside",
            STR(target));
}

const struct picture *pictures_find(
    struct pictures *pictures, str folder, str target, struct span span, struct diag *diag)
{
    bool elsewhere = str_find(target, S("://")) >= 0 || str_starts(target, S("//"));
    str path;
    int error = elsewhere ? EXDEV : find_file(pictures, folder, target, &path);

    switch (error) {
    case 0:
        return look_once(
            pictures, &pictures->known, path, (struct picture_kind){ .type = S("image/*") }, target, span, diag);
    case ENOENT: tell_missing(pictures, folder, target, span, diag); return NULL;
    case EXDEV: tell_outside(target, elsewhere, span, diag); return NULL;
    default:
        diag_error(diag, "picture.read", span, "“%.*s” can't be read: %s", STR(target), strerror(error));
        return NULL;
    }
}

const struct picture *pictures_find_download(
    struct pictures *pictures, str folder, str target, struct span span, struct diag *diag)
{
    struct picture_kind kind;
    str path;

    if (find_file(pictures, folder, target, &path))
        return NULL;
    kind = download_kind(path);
    if (kind.type.len == 0 || (pictures->theme.len && is_inside(path, pictures->theme))) {
        diag_error(diag, "link.file", span, "“%.*s” is of a kind that isn't published", STR(target));
        return NULL;
    }
    return look_once(pictures, str_starts(kind.type, S("image/")) ? &pictures->known : &pictures->downloads, path, kind,
        target, span, diag);
}

bool pictures_know(str path)
{
    return ends_with(path, S(".svg")) || download_kind(path).type.len;
}
