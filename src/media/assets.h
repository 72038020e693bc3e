/* media/assets.h: the pictures and downloads of a publication, each read once.
 *
 * First all that is referred to is asked for, without the disk; then assets_read looks for it and reads it, on all
 * cores; what came of it stands in the answers from then on. An asset is published by a name that is of its content: so
 * a picture that two articles show is published once, and a changed one has a new name. The bytes that were looked at
 * are the bytes that ship: they wait in the run's spool.
 */
#ifndef STELE_MEDIA_ASSETS_H
#define STELE_MEDIA_ASSETS_H

#include "base/diag.h"
#include "base/map.h"
#include "base/spool.h"
#include "media/picture.h"

/* The largest asset. */
enum { ASSET_BYTES = 64 << 20 };

/* What ships. */
struct picture {
    str name; /* "stele-1a2b3c4d5e6f.svg": small letters, digits, hyphens; one picture has one name */
    struct picture_kind kind;
    struct extent bytes; /* in the spool, where they wait; else only how many there are */
    bool waits;
    str path; /* the file that it is of, resolved */
};

/* A file that is referred to. */
struct asset {
    str path;                 /* resolved */
    struct picture_kind kind; /* of what is downloaded; of pictures their bytes say */
    bool shown;               /* it is, or is to be, a picture */
    struct picture *picture;  /* NULL: nothing ships of it, */
    const char *code;         /* and this is the finding, */
    str why;                  /* which says this of what the article calls it */
    str without;              /* what of it doesn't ship, and has to be said once */
    int error;                /* why what ships of it couldn't be kept */
    bool known;               /* it wasn't read, but known */
};

enum asset_use {
    ASSET_PICTURE,  /* it is shown */
    ASSET_DOWNLOAD, /* it is linked to */
    ASSET_PLACE,    /* it lies there; where its links lead is asked, and nothing is read */
    ASSET_USES
};

/* What a path leads to, as the one who asked for it has it. After assets_read: */
struct asset_answer {
    enum asset_use use;
    str folder, target;  /* what was asked for */
    int error;           /* 0; ENOENT: nothing is there; EXDEV: it lies outside; else why it can't be looked at */
    str path;            /* resolved; empty after an error */
    struct asset *asset; /* NULL after an error, of ASSET_PLACE, and of downloads of a kind that isn't published */
    str near;            /* ASSET_PICTURE: a file is called so there, with other capitals; empty: none is */
    bool bare;           /* something is there that is called so without what follows the "?" */
};

/* Who may know what came of a file when it was read by an earlier run, and that it hasn't changed: then `picture`,
 * whose bytes don't wait, and `without` are set, in the arena. Asked on all cores; `know` may be NULL. */
struct assets_memory {
    bool (*know)(void *context, struct arena *arena, struct asset *asset);
    void *context;
};

struct assets {
    struct arena *arena;
    str root;            /* the publication's folder, resolved */
    str theme;           /* its theme's folder, resolved, from which nothing is downloaded; empty where it has none */
    struct spool *spool; /* NULL: nothing ships, no bytes are kept */
    struct assets_memory memory;
    struct map asked[ASSET_USES]; /* of struct asset_answer */
    struct asset_answer **answers;
    size_t answer_count, answer_cap;
    struct map shown, others; /* of struct asset, by resolved path */
    struct asset **items;     /* all of them, in the order in which they were asked for */
    size_t count, cap;
    struct map names;             /* of struct picture */
    const struct picture **ships; /* all that ships, once each */
    size_t ship_count, ship_cap;
};

/* Begins, without a memory; `theme` may be empty. The arena, the spool and both paths outlive it. */
struct assets assets_begin(struct arena *arena, str root, str theme, struct spool *spool);

/* Asks for what an article, or an issue, in `folder` (within the publication) calls `target`. */
const struct asset_answer *assets_ask(struct assets *assets, str folder, str target, enum asset_use use);

/* Answers all that was asked for, with so many threads. False after the fatal finding output.cache: the spool can't be
 * written. */
bool assets_read(struct assets *assets, size_t jobs, struct diag *diag);

/* What ships of a picture whose bytes don't wait, read again, in an arena; from any thread. An errno value; ESTALE
 * where they aren't those that it is named by. */
int assets_read_again(const struct picture *picture, struct arena *arena, str *bytes);

/* The picture that somebody calls `target`, or NULL after a finding at `span`: picture.missing (hidden files and
 * folders are as if they weren't there), picture.outside (it lies or leads out of the publication), picture.read,
 * picture.large, picture.unknown (it isn't a PNG, JPEG, GIF, WebP or SVG), picture.broken. Where something of it isn't
 * published the finding is picture.stripped, once for each file; `reported` holds which. */
const struct picture *assets_picture(
    const struct asset_answer *answer, struct map *reported, str target, struct span span, struct diag *diag);

/* The file to be downloaded, published as pictures are; NULL where no such file lies in the publication, without a
 * finding. Finding: link.file for one of a kind that isn't published: only documents, data, sound, film and pictures
 * are, whatever leads to them, and nothing of the theme; of pictures as above. */
const struct picture *assets_download(
    const struct asset_answer *answer, struct map *reported, str target, struct span span, struct diag *diag);

#endif
