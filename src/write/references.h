/* write/references.h: what an article refers to by paths of its own folder: pictures and links.
 *
 * In:  a tree. Out: the lists, and in each NODE_IMAGE and NODE_LINK (`level`) its number there, which is what the
 * body's slots hold: so the bodies of website and book, and those of title and summary, share one numbering.
 */
#ifndef STELE_WRITE_REFERENCES_H
#define STELE_WRITE_REFERENCES_H

#include "doc/doc.h"

/* A picture or a link, as written, with its span in the file. */
struct reference {
    str target;
    struct span span;
};

struct reference_list {
    struct reference *items;
    size_t count;
    size_t cap;
};

/* Zero-initialise it and set the arena. */
struct references {
    struct arena *arena;
    struct reference_list pictures;
    struct reference_list
        links; /* to the publication's own files and blocks: "#id", "other.md", "../pages/about.md#id" */
};

size_t references_add(struct references *references, struct reference_list *list, str target, struct span span);

/* Numbers all pictures and links below `root`. */
void references_collect(struct references *references, struct node *root);

#endif
