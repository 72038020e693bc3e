/* media/pictures.h: the pictures and downloads of a publication, each read once.
 *
 * In:  paths as articles write them. Out: what each picture is and the name that it is published by, which tells its
 * content: so a picture that two articles show is published once, and a changed one has a new name. The bytes that were
 * looked at are the bytes that ship: they wait in the run's spool.
 */
#ifndef STELE_MEDIA_PICTURES_H
#define STELE_MEDIA_PICTURES_H

#include "base/diag.h"
#include "base/map.h"
#include "base/spool.h"
#include "media/picture.h"

/* The largest picture. */
enum { PICTURE_BYTES = 64 << 20 };

struct picture {
    str name; /* "stele-1a2b3c4d5e6f.svg": small letters, digits, hyphens; one picture has one name */
    struct picture_kind kind;
    struct extent bytes; /* what ships, in the spool */
};

struct pictures {
    struct arena *arena;
    str root;             /* the publication's folder, resolved */
    str theme;            /* its theme's folder, resolved, from which nothing is downloaded; empty where it has none */
    struct spool *spool;  /* NULL: nothing ships, no bytes are kept */
    struct map known;     /* what is known of a file, by its resolved path */
    struct map downloads; /* the same, of what is no picture */
    struct map by_name;   /* of struct picture: all that ships */
    struct map found;     /* of str: the resolved path of what was asked for */
    struct map folders;   /* the names in a folder from which one was missed */
};

/* Begins; `theme` may be empty. The arena, the spool and both paths outlive it. */
struct pictures pictures_begin(struct arena *arena, str root, str theme, struct spool *spool);

/* Names compare in NFC. */

/* The picture that an article in folder `folder` (within the publication) calls `target`, or NULL after a finding at
 * `span`: picture.missing (hidden files and folders are as if they weren't there), picture.outside (it lies or leads
 * out of the publication), picture.read, picture.large, picture.unknown (it isn't a PNG, JPEG, GIF, WebP or SVG).
 * Fatal: output.cache, where the spool can't be written. */
const struct picture *pictures_find(
    struct pictures *pictures, str folder, str target, struct span span, struct diag *diag);

/* The file to be downloaded that an article in `folder` links to as `target`, published as pictures are; NULL where no
 * such file lies in the publication, without a finding. Finding: link.file for one of a kind that isn't published: only
 * documents, data, sound, film and pictures are, whatever leads to them, and nothing of the theme. */
const struct picture *pictures_find_download(
    struct pictures *pictures, str folder, str target, struct span span, struct diag *diag);

/* Whether a file is of a kind that articles refer to, by its name's ending. */
bool pictures_know(str path);

#endif
