#include "formats/zip.h"

#include "base/libraries.h"
#include "base/library.h"
#include "base/map.h"
#include "base/path.h"
#include "base/utf8.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

/* 1980-01-01 00:00:00, the first moment that a zip can tell. */
enum { DOS_TIME = 0, DOS_DATE = 1 << 5 | 1, DEFLATE_LEVEL = 6 };

/* What is used of the library. It stays unloaded where no book is made. */
#define FUNCTIONS(X)                                                                                                   \
    X(zip_close) X(zip_discard) X(zip_error_fini) X(zip_error_init) X(zip_error_strerror) X(zip_fclose)                \
    X(zip_file_add) X(zip_file_set_dostime) X(zip_fopen_index) X(zip_fread) X(zip_get_num_entries)                     \
    X(zip_open_from_source) X(zip_set_file_compression) X(zip_source_buffer) X(zip_source_buffer_create)               \
    X(zip_source_close) X(zip_source_free) X(zip_source_keep) X(zip_source_open) X(zip_source_read)                    \
    X(zip_source_stat) X(zip_stat_index)

#define ROW(function) LIBRARY_ROW(libzip, function)

static struct {
    FUNCTIONS(LIBRARY_MEMBER)
} libzip;
static const struct library_function functions[] = { FUNCTIONS(ROW) };

static bool loaded;

static void load(void)
{
    loaded = library_load(LIBRARY_ZIP, functions, sizeof functions / sizeof *functions);
}

static bool ready(struct diag *diag)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, load);
    if (!loaded)
        diag_fail(diag, "library.missing", "%s can't be loaded; please install libzip", LIBRARY_ZIP);
    return loaded;
}

/* --- writing */

static bool is_packed(const struct entry *entry)
{
    static const char *const types[] = { "image/png", "image/jpeg", "image/gif", "image/webp", "font/woff2" };

    if (str_equal(entry->path, S("mimetype")))
        return true;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_equal(entry->type, str_of(types[i])))
            return true;
    return false;
}

static bool add_entry(zip_t *zip, const struct entry *entry)
{
    struct arena name = { 0 };
    zip_source_t *source = libzip.zip_source_buffer(zip, entry->bytes.at, entry->bytes.len, 0);
    zip_int64_t index = source ? libzip.zip_file_add(zip, arena_cstr(&name, entry->path), source, ZIP_FL_ENC_UTF_8) : -1;

    arena_free(&name);
    if (index < 0) {
        libzip.zip_source_free(source);
        return false;
    }
    return libzip.zip_file_set_dostime(zip, (zip_uint64_t)index, DOS_TIME, DOS_DATE, 0) == 0 &&
           libzip.zip_set_file_compression(
               zip, (zip_uint64_t)index, is_packed(entry) ? ZIP_CM_STORE : ZIP_CM_DEFLATE, DEFLATE_LEVEL) == 0;
}

/* Packs into memory that `archive` keeps. */
static bool pack(zip_source_t *archive, const struct bundle_memory *in)
{
    zip_t *zip = libzip.zip_open_from_source(archive, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    bool ok = zip != NULL;

    for (size_t i = 0; ok && i < in->count; i++)
        ok = add_entry(zip, &in->items[i]);
    ok = ok && libzip.zip_close(zip) == 0;
    if (!ok && zip)
        libzip.zip_discard(zip);
    return ok;
}

static str read_source(struct arena *arena, zip_source_t *archive)
{
    zip_stat_t stat;
    str bytes = S("");
    char *to;

    if (libzip.zip_source_stat(archive, &stat) != 0 || libzip.zip_source_open(archive) != 0)
        return bytes;
    to = arena_alloc(arena, stat.size + 1);
    if (libzip.zip_source_read(archive, to, stat.size) == (zip_int64_t)stat.size)
        bytes = (str){ to, stat.size };
    libzip.zip_source_close(archive);
    return bytes;
}

bool zip_pack(struct arena *arena, const struct bundle_memory *in, str *archive, struct diag *diag)
{
    zip_source_t *source;

    *archive = S("");
    if (!ready(diag))
        return false;
    source = libzip.zip_source_buffer_create(NULL, 0, 0, NULL);
    if (source) {
        libzip.zip_source_keep(source);
        if (pack(source, in))
            *archive = read_source(arena, source);
        libzip.zip_source_free(source);
    }
    if (archive->len == 0)
        diag_fail(diag, "book.write", "a book can't be packed");
    return archive->len > 0;
}

/* --- reading */

struct unpacking {
    struct arena *arena;
    zip_t *zip;
    struct bundle_memory *out;
    struct diag *diag;
    struct map names;
    size_t total;
};

static bool leads_elsewhere(str name)
{
    return !path_is_plain(name) || memchr(name.at, '\\', name.len);
}

static bool accept_name(struct unpacking *u, str name, const zip_stat_t *stat)
{
    struct {
        bool wrong;
        const char *code;
        const char *message;
    } rules[] = {
        { utf8_valid(name) < name.len, "PKG-027", "a file's name isn't UTF-8" },
        { leads_elsewhere(name), "PKG-009", "a file's name leads out of the book" },
        { map_get(&u->names, name) != NULL, "OPF-060", "two files have this name" },
        { (stat->valid & ZIP_STAT_ENCRYPTION_METHOD) && stat->encryption_method != ZIP_EM_NONE, "RSC-004",
            "this file is encrypted" },
        { stat->size > ZIP_ENTRY_BYTES || u->total + stat->size > ZIP_ALL_BYTES, "PKG-008",
            "this file is larger than stele reads" },
    };

    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (!rules[i].wrong)
            continue;
        diag_error(u->diag, rules[i].code, NOWHERE, "%s", rules[i].message);
        return false;
    }
    return true;
}

/* Reads as much as the entry declares, and one byte more to see whether it lied. */
static bool read_entry(struct unpacking *u, zip_uint64_t index, str name, size_t size)
{
    zip_file_t *file = libzip.zip_fopen_index(u->zip, index, 0);
    char *to = arena_alloc(u->arena, size + 2);
    zip_int64_t got = file ? libzip.zip_fread(file, to, size + 1) : -1;

    u->total += size; /* what was taken counts, whatever comes of it */
    if (file)
        libzip.zip_fclose(file);
    if (got != (zip_int64_t)size) {
        diag_error(u->diag, "PKG-008", NOWHERE, "this file can't be unpacked: %s",
            got > (zip_int64_t)size ? "it is larger than it says" : "it is damaged");
        return false;
    }
    to[size] = '\0';
    map_set(&u->names, name, u);
    u->out->items = arena_grow(u->arena, u->out->items, u->out->count, &u->out->cap, sizeof *u->out->items);
    u->out->items[u->out->count++] = (struct entry){ name, S(""), { to, size } };
    return true;
}

static void read_one(struct unpacking *u, zip_uint64_t index)
{
    zip_stat_t stat;
    str name, before;

    if (libzip.zip_stat_index(u->zip, index, ZIP_FL_ENC_RAW, &stat) != 0 || !(stat.valid & ZIP_STAT_NAME))
        return;
    name = arena_copy(u->arena, str_of(stat.name));
    if (str_ends(name, S("/")))
        return; /* a directory */
    before = diag_enter(u->diag, utf8_valid(name) == name.len ? name : S(""));
    if (accept_name(u, name, &stat))
        read_entry(u, index, name, stat.size);
    diag_enter(u->diag, before);
}

/* The first file's local header, as it stands in the archive: PKZIP APPNOTE 4.3.7. */
static void check_first(str bytes, struct diag *diag)
{
    const unsigned char *b = (const unsigned char *)bytes.at;
    bool header = bytes.len > 38 && memcmp(b, "PK\3\4", 4) == 0;
    bool name = header && b[26] == 8 && b[27] == 0 && memcmp(b + 30, "mimetype", 8) == 0;

    if (!name)
        diag_error(diag, "PKG-006", NOWHERE, "the file “mimetype” has to be the first in a book");
    else if (b[28] || b[29] || b[8] || b[9])
        diag_error(diag, "PKG-005", NOWHERE, "the file “mimetype” has to be stored, without an extra field");
}

static void read_all(struct unpacking *u)
{
    zip_int64_t count = libzip.zip_get_num_entries(u->zip, 0);

    if (count > ZIP_ENTRIES)
        diag_error(u->diag, "PKG-008", NOWHERE, "this archive has more files than stele reads");
    for (zip_int64_t i = 0; i < count && count <= ZIP_ENTRIES; i++)
        read_one(u, (zip_uint64_t)i);
}

bool zip_parse(struct arena *arena, str bytes, struct bundle_memory *out, struct diag *diag)
{
    struct unpacking u = { .arena = arena, .out = out, .diag = diag, .names = { .arena = arena } };
    zip_source_t *source;
    zip_error_t error;

    if (!ready(diag))
        return false;
    libzip.zip_error_init(&error);
    source = libzip.zip_source_buffer_create(bytes.at, bytes.len, 0, &error);
    u.zip = source ? libzip.zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : NULL;
    if (!u.zip) {
        diag_error(diag, "PKG-008", NOWHERE, "this isn't a whole zip archive: %s", libzip.zip_error_strerror(&error));
        libzip.zip_source_free(source);
        libzip.zip_error_fini(&error);
        return false;
    }
    check_first(bytes, diag);
    read_all(&u);
    libzip.zip_discard(u.zip);
    libzip.zip_error_fini(&error);
    return true;
}
