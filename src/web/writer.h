/* web/writer.h: what the pages of a website have in common while they are written. */
#ifndef STELE_WEB_WRITER_H
#define STELE_WEB_WRITER_H

#include "base/bundle.h"
#include "input/strings.h"
#include "publication/publication.h"
#include "theme/theme.h"
#include "view/archive.h"
#include "view/terms.h"

/* What all pages share. Only read while articles are written, so that several threads may write them. */
struct web_writer {
    struct bundle *out; /* takes entries from several threads at once */
    const struct publication *publication;
    const struct theme *theme;
    struct context context;
    struct terms_plan terms;
    struct archive archive;
    size_t pages; /* written by web_begin */
};

/* What one thread needs for page after page; zero-initialise it and end it with web_worker_free. */
struct web_worker {
    struct arena arena;
    struct buf page, path;
};

#endif
