/* publication/asked.h: what articles and issues want of the disk: asked for while there is no publication yet.
 */
#ifndef STELE_PUBLICATION_ASKED_H
#define STELE_PUBLICATION_ASKED_H

#include "facts/facts.h"
#include "input/input.h"
#include "media/assets.h"

/* By the numbers of facts->references. */
struct article_asked {
    const struct asset_answer **pictures;
    const struct asset_answer **links; /* NULL: not for a file that would be an asset */
};

/* All of the publication's assets, and for whom each was asked. */
struct asked {
    const struct assets *assets;
    struct article_asked *articles;     /* by the numbers of the facts */
    const struct asset_answer **covers; /* by the numbers of input->issues; NULL: it has none */
    const struct asset_answer **others; /* by the numbers of input->listed.others, as publication/strays.h asks */
    struct map files;                   /* of struct text_file: what articles, pages and editions have, by path */
};

/* Asks for the assets of a publication; what `asked` holds lives in `arena` and is worth something after assets_read.
 */
void asked_begin(struct asked *asked, struct arena *arena, const struct input *input, const struct facts *facts,
    size_t count, struct assets *assets);

/* Of a link, what stands before its fragment; and where such a path leads from the root, in NFC, empty where that is
 * outside. */
str asked_path(str link);
str asked_target(struct arena *arena, const struct facts *from, str path);

#endif
