/* media/pictures.h: the pictures and downloads of a publication, each looked at once.
 *
 * In:  paths as articles write them. Out: what each picture is and the name that it is published by, which tells its
 * content: so a picture that two articles show is published once, and a changed one has a new name.
 */
#ifndef STELE_MEDIA_PICTURES_H
#define STELE_MEDIA_PICTURES_H

#include "base/diag.h"
#include "base/map.h"
#include "media/picture.h"

/* The largest picture. */
enum { PICTURE_BYTES = 64 << 20 };

struct picture {
    const char *file; /* where it lies, resolved */
    str name;         /* "stele-1a2b3c4d5e6f.svg": letters, digits, hyphens */
    struct picture_kind kind;
};

struct pictures {
    struct arena *arena;
    str root;             /* the publication's folder, resolved */
    struct map known;     /* of struct picture, by resolved path */
    struct map downloads; /* the same, of what isn't shown */
};

/* The picture that an article in folder `folder` (within the publication) calls `target`, or NULL after a finding at
 * `span`: picture.missing, picture.outside (it lies or leads out of the publication), picture.read, picture.large,
 * picture.unknown (it isn't a PNG, JPEG, GIF, WebP or SVG). */
const struct picture *pictures_find(
    struct pictures *pictures, str folder, str target, struct span span, struct diag *diag);

/* The file to be downloaded that an article in `folder` links to as `target`, published as pictures are; NULL where no
 * such file lies in the publication, without a finding. Finding: link.file for one of a kind that isn't published: only
 * documents, data, sound, film and pictures are. */
const struct picture *pictures_find_download(
    struct pictures *pictures, str folder, str target, struct span span, struct diag *diag);

#endif
