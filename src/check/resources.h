/* check/resources.h: the files of a book while it is checked, between book.c, package.c, documents.c and links.c. */
#ifndef STELE_CHECK_RESOURCES_H
#define STELE_CHECK_RESOURCES_H

#include "base/bundle.h"
#include "base/map.h"
#include "formats/xml.h"

/* A reference to a part of another file, which is known when that one has been looked at. */
struct part_reference {
    const struct resource *to;
    str fragment;
    int line;
};

struct resource {
    str path;
    size_t number;          /* by which the book's reader gives it */
    bool seen;              /* before all others: mimetype, container, package */
    const struct xml *item; /* of the manifest; NULL: not listed */
    str type;               /* as the manifest says */
    str properties;
    bool in_spine;
    size_t spine_position; /* from 1 */

    /* What is kept of a document, its tree being gone. */
    bool well_formed;
    const str *ids; /* in the order of str_compare */
    size_t id_count;
    struct part_reference *references;
    size_t reference_count;
    size_t reference_cap;
    struct diag diag; /* what was found in it */
};

struct book_check {
    struct arena *arena;
    struct diag *diag;
    const struct bundle_reader *book;
    struct resource *items;
    size_t count;
    struct map by_path; /* of struct resource */
    struct resource *package;
    const struct xml *package_root; /* NULL: not well-formed */
    struct map package_ids;         /* of struct xml */
    const struct xml *identifier;   /* the book's own; NULL: the package names none */
};

/* A file while it is looked at, on its own; beyond what is its own, nothing changes. */
struct look {
    const struct book_check *check;
    struct resource *resource;
    str bytes;
    const struct xml *root; /* parsed, where it is an XML document and well-formed; else NULL */
    struct map ids;         /* of struct xml */
    struct arena *arena;    /* ends with the look */
    struct arena *lasting;  /* ends with the check */
};

/* The resource at a path; NULL where there is none. */
struct resource *resource_at(const struct book_check *check, str path);

/* The path that an address in `from` leads to, percent-decoded, its fragment in *fragment; false where it leads out of
 * the book's root. */
bool resource_path(struct arena *arena, const struct resource *from, str address, str *path, str *fragment);

/* Whether an address has a scheme or a host: it leads to the network (or nowhere). */
bool resource_is_remote(str address);

/* Reads the package document and marks the resources by it. Findings of the package. */
void package_check(struct book_check *check);

/* The ids below `root` as a map of struct xml, in its arena. An id that stands twice is a finding. */
void resource_index_ids(struct map *ids, const struct xml *root, const struct resource *resource, struct diag *diag);

/* A file other than the package: well-formed, by its grammar, its references; navigation and NCX against the package.
 * What is found goes to the resource's own diag. The package is known. */
void resource_look_at(struct look *look);

/* Everything that a document or a style sheet refers to; what leads to a part of another file waits in the resource. */
void links_check(struct look *look);

/* Adds an error at an element of a resource. */
void resource_error(struct diag *diag, const struct resource *resource, const char *code, int line, const char *format,
    ...) __attribute__((format(printf, 5, 6)));

#endif
