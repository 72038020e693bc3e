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

/* 1980-01-01 00:00:00, the first moment that a zip can name; and how many bytes one byte can be when inflated. */
enum { DOS_TIME = 0, DOS_DATE = 1 << 5 | 1, MOST_INFLATED = 1032 };

/* What is used of the library. It stays unloaded where no book is made. */
#define FUNCTIONS(X)                                                                                                   \
    X(zip_close)                                                                                                       \
    X(zip_discard)                                                                                                     \
    X(zip_error_fini)                                                                                                  \
    X(zip_error_init) X(zip_error_strerror) X(zip_fclose) X(zip_file_add) X(zip_file_set_dostime) X(zip_fopen_index)   \
        X(zip_fread) X(zip_get_num_entries) X(zip_open_from_source) X(zip_set_file_compression)                        \
            X(zip_source_buffer_create) X(zip_source_function) X(zip_source_close) X(zip_source_free)                  \
                X(zip_source_keep) X(zip_source_open) X(zip_source_read) X(zip_source_stat) X(zip_stat_index)          \
                    X(zip_stat_init)

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

static bool is_packed(const struct entry *file)
{
    static const char *const types[] = { "image/png", "image/jpeg", "image/gif", "image/webp", "font/woff2" };

    if (str_equal(file->path, S("mimetype")))
        return true;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_equal(file->type, str_of(types[i])))
            return true;
    return false;
}

struct zip_entry zip_entry_make(struct deflate *deflate, struct arena *arena, const struct entry *file)
{
    struct zip_entry entry = { .path = arena_copy(arena, file->path),
        .method = ZIP_DEFLATED,
        .size = file->bytes.len,
        .crc = deflate_crc(file->bytes) };

    if (!is_packed(file))
        entry.packed = deflate_pack(deflate, arena, file->bytes);
    if (is_packed(file) || entry.packed.len >= file->bytes.len) {
        entry.method = ZIP_STORED;
        entry.packed = arena_copy(arena, file->bytes);
    }
    return entry;
}

/* An entry as libzip reads it: what is deflated already it takes as it is (zip_source_function(3)). */
struct reading {
    const struct zip_entry *entry;
    size_t at;
};

static zip_int64_t report_stat(const struct zip_entry *entry, zip_stat_t *stat)
{
    libzip.zip_stat_init(stat);
    stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
    stat->size = entry->size;
    stat->comp_size = entry->packed.len;
    stat->comp_method = entry->method == ZIP_DEFLATED ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
    stat->crc = entry->crc;
    return sizeof *stat;
}

static zip_int64_t read_more(struct reading *reading, void *to, zip_uint64_t most)
{
    str rest = str_from(reading->entry->packed, reading->at);
    size_t len = rest.len < most ? rest.len : (size_t)most;

    if (len)
        memcpy(to, rest.at, len);
    reading->at += len;
    return (zip_int64_t)len;
}

static zip_int64_t report_errors(void *to)
{
    static const int none[2];

    memcpy(to, none, sizeof none);
    return sizeof none;
}

static zip_int64_t answer(void *context, void *data, zip_uint64_t len, zip_source_cmd_t command)
{
    struct reading *reading = context;

    if (command == ZIP_SOURCE_SUPPORTS)
        return ZIP_SOURCE_SUPPORTS_READABLE;
    if (command == ZIP_SOURCE_STAT)
        return report_stat(reading->entry, data);
    if (command == ZIP_SOURCE_READ)
        return read_more(reading, data, len);
    if (command == ZIP_SOURCE_OPEN)
        reading->at = 0;
    if (command == ZIP_SOURCE_ERROR)
        return report_errors(data);
    return 0;
}

static bool add_entry(zip_t *zip, struct arena *scratch, const struct zip_entry *entry)
{
    struct reading *reading = arena_new(scratch, struct reading);
    zip_source_t *source;
    zip_int64_t index;

    reading->entry = entry;
    source = libzip.zip_source_function(zip, answer, reading);
    index = source ? libzip.zip_file_add(zip, arena_cstr(scratch, entry->path), source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        libzip.zip_source_free(source);
        return false;
    }
    return libzip.zip_file_set_dostime(zip, (zip_uint64_t)index, DOS_TIME, DOS_DATE, 0) == 0 &&
           libzip.zip_set_file_compression(
               zip, (zip_uint64_t)index, entry->method == ZIP_DEFLATED ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) == 0;
}

/* Packs into memory that `archive` keeps. */
static bool pack(zip_source_t *archive, const struct zip_entry *entries, size_t count)
{
    zip_t *zip = libzip.zip_open_from_source(archive, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    struct arena scratch = { 0 };
    bool ok = zip != NULL;

    for (size_t i = 0; ok && i < count; i++)
        ok = add_entry(zip, &scratch, &entries[i]);
    ok = ok && libzip.zip_close(zip) == 0;
    if (!ok && zip)
        libzip.zip_discard(zip);
    arena_free(&scratch);
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

bool zip_pack(struct arena *arena, const struct zip_entry *entries, size_t count, str *archive, struct diag *diag)
{
    zip_source_t *source;

    *archive = S("");
    if (!ready(diag))
        return false;
    source = libzip.zip_source_buffer_create(NULL, 0, 0, NULL);
    if (source) {
        libzip.zip_source_keep(source);
        if (pack(source, entries, count))
            *archive = read_source(arena, source);
        libzip.zip_source_free(source);
    }
    if (archive->len == 0)
        diag_fail(diag, "book.write", "a book can't be packed");
    return archive->len > 0;
}

/* --- reading */

/* A file of an archive. */
struct zip_listed {
    str path;
    zip_uint64_t index;
    enum zip_method method;
    size_t size, packed_size;
    uint32_t crc;
};

struct listing {
    struct arena *arena;
    struct zip_archive *archive;
    struct diag *diag;
    struct map names;
    size_t total; /* bytes of the files taken */
    size_t len;   /* of the archive */
};

static bool leads_elsewhere(str name)
{
    return !path_is_plain(name) || memchr(name.at, '\\', name.len);
}

/* Sizes that would take memory for nothing: no byte is inflated to so many. */
static bool impossible(const zip_stat_t *stat, size_t archive)
{
    bool stored = stat->comp_method == ZIP_CM_STORE;

    return stat->comp_size > archive ||
           (stored ? stat->comp_size != stat->size : stat->size / MOST_INFLATED > stat->comp_size);
}

static bool accept_file(struct listing *l, str name, const zip_stat_t *stat)
{
    struct {
        bool wrong;
        const char *code;
        const char *message;
    } rules[] = {
        { utf8_valid(name) < name.len, "PKG-027", "a file's name isn't UTF-8" },
        { leads_elsewhere(name), "PKG-009", "a file's name leads out of the book" },
        { map_get(&l->names, name) != NULL, "OPF-060", "two files have this name" },
        { stat->encryption_method != ZIP_EM_NONE, "RSC-004", "this file is encrypted" },
        { stat->comp_method != ZIP_CM_STORE && stat->comp_method != ZIP_CM_DEFLATE, "PKG-008",
            "this file can't be unpacked: it is neither stored nor deflated" },
        { impossible(stat, l->len), "PKG-008", "this file can't be unpacked: its sizes can't be true" },
        { stat->size > ZIP_ENTRY_BYTES || l->total + stat->size > ZIP_ALL_BYTES, "PKG-008",
            "this file is larger than stele reads" },
    };

    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (!rules[i].wrong)
            continue;
        diag_error(l->diag, rules[i].code, NOWHERE, "%s", rules[i].message);
        return false;
    }
    return true;
}

static void list_one(struct listing *l, zip_uint64_t index)
{
    struct zip_archive *archive = l->archive;
    struct zip_listed file;
    zip_stat_t stat;
    str before;

    if (libzip.zip_stat_index(archive->zip, index, ZIP_FL_ENC_RAW, &stat) != 0 || !(stat.valid & ZIP_STAT_NAME))
        return;
    file = (struct zip_listed){ .path = arena_copy(l->arena, str_of(stat.name)),
        .index = index,
        .method = stat.comp_method == ZIP_CM_STORE ? ZIP_STORED : ZIP_DEFLATED,
        .size = stat.size,
        .packed_size = stat.comp_size,
        .crc = stat.crc };
    if (str_ends(file.path, S("/")))
        return; /* a directory */
    before = diag_enter(l->diag, utf8_valid(file.path) == file.path.len ? file.path : S(""));
    if (accept_file(l, file.path, &stat)) {
        map_set(&l->names, file.path, l);
        l->total += file.size;
        archive->items = arena_grow(l->arena, archive->items, archive->count, &archive->cap, sizeof *archive->items);
        archive->items[archive->count++] = file;
    }
    diag_enter(l->diag, before);
}

/* Two bytes, the lower one first. */
static unsigned number_at(str bytes, size_t at)
{
    return (unsigned char)bytes.at[at] | (unsigned)(unsigned char)bytes.at[at + 1] << 8;
}

/* The first file's local header, as it stands in the archive: PKZIP APPNOTE 4.3.7. */
static void check_first(str bytes, struct diag *diag)
{
    enum { METHOD = 8, NAME_LEN = 26, EXTRA_LEN = 28, NAME = 30 };
    str name = S("mimetype");
    bool header = bytes.len >= NAME + name.len && str_starts(bytes, S("PK\3\4"));

    if (!header || number_at(bytes, NAME_LEN) != name.len || !str_starts(str_from(bytes, NAME), name))
        diag_error(diag, "PKG-006", NOWHERE, "the file “mimetype” has to be the first in a book");
    else if (number_at(bytes, METHOD) || number_at(bytes, EXTRA_LEN))
        diag_error(diag, "PKG-005", NOWHERE, "the file “mimetype” has to be stored, without an extra field");
}

static void list_all(struct listing *l)
{
    struct zip_archive *archive = l->archive;
    zip_int64_t count = libzip.zip_get_num_entries(archive->zip, 0);
    str *paths;

    if (count > ZIP_ENTRIES)
        diag_error(l->diag, "PKG-008", NOWHERE, "this archive has more files than stele reads");
    for (zip_int64_t i = 0; i < count && count <= ZIP_ENTRIES; i++)
        list_one(l, (zip_uint64_t)i);
    archive->reader.paths = paths = arena_array(l->arena, str, archive->count);
    archive->reader.count = archive->count;
    for (size_t i = 0; i < archive->count; i++)
        paths[i] = archive->items[i].path;
}

/* --- one file */

/* As it lies in the archive. */
static bool read_packed(const struct zip_archive *archive, const struct zip_listed *file, char *to)
{
    zip_file_t *opened;
    bool ok;

    pthread_mutex_lock(archive->lock);
    opened = libzip.zip_fopen_index(archive->zip, file->index, ZIP_FL_COMPRESSED);
    ok = opened && libzip.zip_fread(opened, to, file->packed_size) == (zip_int64_t)file->packed_size;
    if (opened)
        libzip.zip_fclose(opened);
    pthread_mutex_unlock(archive->lock);
    return ok;
}

static bool unpack(const struct zip_archive *archive, const struct zip_listed *file, struct arena *arena, str *bytes)
{
    char *packed = arena_alloc(arena, file->packed_size + 1), *to = packed;

    if (!read_packed(archive, file, packed))
        return false;
    if (file->method == ZIP_DEFLATED) {
        to = arena_alloc(arena, file->size + 1);
        if (!deflate_unpack((str){ packed, file->packed_size }, to, file->size))
            return false;
    }
    *bytes = (str){ to, file->size };
    return deflate_crc(*bytes) == file->crc;
}

static bool read_file(const struct bundle_reader *reader, size_t i, struct arena *arena, str *bytes, struct diag *diag)
{
    const struct zip_archive *archive = (const struct zip_archive *)reader;
    const struct zip_listed *file = &archive->items[i];

    if (unpack(archive, file, arena, bytes))
        return true;
    diag_error(diag, "PKG-008", NOWHERE, "this file can't be unpacked: it is damaged, or isn't as long as it says");
    return false;
}

bool zip_begin(struct zip_archive *archive, struct arena *arena, str bytes, struct diag *diag)
{
    struct listing l = {
        .arena = arena, .archive = archive, .diag = diag, .names = { .arena = arena }, .len = bytes.len
    };
    zip_source_t *source;
    zip_error_t error;

    *archive = (struct zip_archive){ .reader = { .read = read_file }, .lock = arena_new(arena, pthread_mutex_t) };
    pthread_mutex_init(archive->lock, NULL);
    if (!ready(diag))
        return false;
    libzip.zip_error_init(&error);
    source = libzip.zip_source_buffer_create(bytes.at, bytes.len, 0, &error);
    archive->zip = source ? libzip.zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : NULL;
    if (!archive->zip) {
        diag_error(diag, "PKG-008", NOWHERE, "this isn't a whole zip archive: %s", libzip.zip_error_strerror(&error));
        libzip.zip_source_free(source);
    } else {
        check_first(bytes, diag);
        list_all(&l);
    }
    libzip.zip_error_fini(&error);
    return archive->zip;
}

void zip_end(struct zip_archive *archive)
{
    if (archive->zip)
        libzip.zip_discard(archive->zip);
    archive->zip = NULL;
    pthread_mutex_destroy(archive->lock);
}
