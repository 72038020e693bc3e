/* formats/zip.h: the door to libzip: a bundle ↔ an archive. Follows EPUB 3.3, 4.3 (OCF ZIP container). */
#ifndef STELE_FORMATS_ZIP_H
#define STELE_FORMATS_ZIP_H

#include "base/bundle.h"

/* What is read of an archive that somebody else made: files, bytes of one, bytes of all when unpacked. */
enum { ZIP_ENTRIES = 100000 };
#define ZIP_ENTRY_BYTES ((size_t)256 << 20)
#define ZIP_ALL_BYTES ((size_t)1 << 30)

/* Packs the entries in their order into an archive whose bytes live as long as the arena: "mimetype" and what is packed
 * already stored, all else deflated; the time 1980-01-01 everywhere and no extra fields, so that the same bundle gives
 * the same bytes on every machine. False after the fatal finding book.write. */
bool zip_pack(struct arena *arena, const struct bundle_memory *in, str *archive, struct diag *diag);

/* Reads an archive's bytes into `out`, media types empty. False where it can't be read at all. What is wrong with it is
 * a finding with EPUBCheck's id: PKG-008 (unreadable), PKG-006 (mimetype isn't the first, stored, without extra field),
 * PKG-027 (a name that is not UTF-8), PKG-009 (a name that leads elsewhere), OPF-060 (twice the same), RSC-004
 * (encrypted); a limit that is passed is PKG-008. Entries with a finding are left out. */
bool zip_parse(struct arena *arena, str bytes, struct bundle_memory *out, struct diag *diag);

#endif
