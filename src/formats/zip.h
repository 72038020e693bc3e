/* formats/zip.h: the door to libzip: files ↔ an archive. Follows EPUB 3.3, 4.3 (OCF ZIP container).
 *
 * What takes time, deflating and inflating, is done file by file, in any thread, before an archive is packed and when
 * a file is read.
 */
#ifndef STELE_FORMATS_ZIP_H
#define STELE_FORMATS_ZIP_H

#include "base/bundle.h"
#include "formats/deflate.h"

#include <pthread.h>

/* What is read of an archive that somebody else made: files, bytes of one, bytes of all when unpacked. */
enum { ZIP_ENTRIES = 100000 };
#define ZIP_ENTRY_BYTES ((size_t)256 << 20)
#define ZIP_ALL_BYTES ((size_t)1 << 30)

enum zip_method { ZIP_STORED, ZIP_DEFLATED };

/* A file as it will lie in an archive. */
struct zip_entry {
    str path;
    enum zip_method method;
    size_t size;  /* unpacked */
    uint32_t crc; /* of what is unpacked */
    str packed;
};

/* A file made ready for an archive, in an arena: deflated, but "mimetype" and what is packed already stored. The same
 * file gives the same bytes. */
struct zip_entry zip_entry_make(struct deflate *deflate, struct arena *arena, const struct entry *file);

/* Packs the entries in their order into an archive whose bytes live as long as the arena; the time is 1980-01-01
 * everywhere and there are no extra fields, so that the same entries give the same bytes on every machine. False after
 * the fatal finding book.write. */
bool zip_pack(struct arena *arena, const struct zip_entry *entries, size_t count, str *archive, struct diag *diag);

/* An archive that is read: `reader` gives its files, inflated, to any thread; what can't be unpacked, or isn't as the
 * archive says (as long, of that sum), is the finding PKG-008. */
struct zip_archive {
    struct bundle_reader reader;
    struct zip_listed *items; /* by file */
    size_t count, cap;
    void *zip;
    pthread_mutex_t *lock; /* around `zip` */
};

/* Opens an archive, whose bytes and arena outlive it. False where it can't be read at all. What is wrong with it is a
 * finding with EPUBCheck's id: PKG-008 (unreadable), PKG-006 (mimetype isn't the first), PKG-005 (it isn't stored, or
 * has an extra field), PKG-027 (a name that is not UTF-8), PKG-009 (a name that leads elsewhere), OPF-060 (twice the
 * same), RSC-004 (encrypted); a limit that is passed is PKG-008. Files with a finding are left out. */
bool zip_begin(struct zip_archive *archive, struct arena *arena, str bytes, struct diag *diag);

/* Ends it, whether it was opened or not. */
void zip_end(struct zip_archive *archive);

#endif
