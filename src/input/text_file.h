/* input/text_file.h: the files of a publication that are read. */
#ifndef STELE_INPUT_TEXT_FILE_H
#define STELE_INPUT_TEXT_FILE_H

#include "base/str.h"

/* The file of an article, a page or an issue, by its path within the publication. */
struct text_file {
    str path;    /* articles/SLUG.md or articles/SLUG/index.md, pages/NAME.md, issues/ID.yaml; a lone file: its name */
    str slug;    /* in NFC, whatever the disk has */
    str edition; /* the language that it is in, where it is another file's edition (input/editions.h); else empty */
    str lang;    /* the language by its name; may be empty */
    bool translated; /* it has editions */
    bool page;
};

struct text_files {
    struct text_file *items;
    size_t count;
};

#endif
