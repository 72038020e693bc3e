/* formats/zip.h: the door to libzip: files ↔ an archive. Follows EPUB 3.3, 4.3 (OCF ZIP container).
 *
 * What takes time, deflating and inflating, is done file by file, in any thread, before an archive is packed and after
 * it is listed.
 */
#ifndef STELE_FORMATS_ZIP_H
#define STELE_FORMATS_ZIP_H

#include "base/bundle.h"
#include "formats/deflate.h"

/* What is read of an archive that somebody else made: files, bytes of one, bytes of all when unpacked. */
enum { ZIP_ENTRIES = 100000 };
#define ZIP_ENTRY_BYTES ((size_t)256 << 20)
#define ZIP_ALL_BYTES ((size_t)1 << 30)

enum zip_method { ZIP_STORED, ZIP_DEFLATED };

/* A file as it lies in an archive. */
struct zip_entry {
    str path;
    enum zip_method method;
    size_t size;  /* unpacked */
    uint32_t crc; /* of what is unpacked */
    str packed;
};

struct zip_entries {
    struct zip_entry *items;
    size_t count;
    size_t cap;
};

/* A file made ready for an archive, in an arena: deflated, but "mimetype" and what is packed already stored. The same
 * file gives the same bytes. */
struct zip_entry zip_entry_make(struct deflate *deflate, struct arena *arena, const struct entry *file);

/* Packs the entries in their order into an archive whose bytes live as long as the arena; the time is 1980-01-01
 * everywhere and there are no extra fields, so that the same entries give the same bytes on every machine. False after
 * the fatal finding book.write. */
bool zip_pack(struct arena *arena, const struct zip_entry *entries, size_t count, str *archive, struct diag *diag);

/* Lists an archive's files. False where it can't be read at all. What is wrong with it is a finding with EPUBCheck's
 * id: PKG-008 (unreadable), PKG-006 (mimetype isn't the first), PKG-005 (it isn't stored, or has an extra field),
 * PKG-027 (a name that is not UTF-8), PKG-009 (a name that leads elsewhere), OPF-060 (twice the same), RSC-004
 * (encrypted); a limit that is passed is PKG-008. Entries with a finding are left out. */
bool zip_list(struct arena *arena, str archive, struct zip_entries *out, struct diag *diag);

/* The bytes of a listed file, in an arena, in any thread; what is stored is borrowed from the entry. False, after the
 * finding PKG-008, where they aren't as the archive tells: their number, their sum. */
bool zip_read(struct arena *arena, const struct zip_entry *entry, str *bytes, struct diag *diag);

#endif
