/* check/resources.h: the files of a book while it is checked, between book.c, package.c and links.c. */
#ifndef STELE_CHECK_RESOURCES_H
#define STELE_CHECK_RESOURCES_H

#include "base/bundle.h"
#include "base/map.h"
#include "formats/xml.h"

struct resource {
    str path;
    str bytes;
    const struct xml *item; /* of the manifest; NULL: not listed */
    str type;               /* as the manifest says */
    str properties;
    bool in_spine;
    size_t spine_position; /* from 1 */
    struct xml *root;      /* parsed, where it is an XML document and well-formed */
    struct map ids;        /* of struct xml */
};

struct book_check {
    struct arena *arena;
    struct diag *diag;
    struct resource *items;
    size_t count;
    struct map by_path; /* of struct resource */
    struct resource *package;
};

/* The resource at a path; NULL where there is none. */
struct resource *resource_at(const struct book_check *check, str path);

/* The path that an address in `from` leads to, percent-decoded, its fragment in *fragment; false where it leads out of
 * the book's root. */
bool resource_path(const struct book_check *check, const struct resource *from, str address, str *path, str *fragment);

/* Whether an address has a scheme or a host: it leads to the network (or nowhere). */
bool resource_is_remote(str address);

/* Reads the package document and marks the resources by it. Findings of the package. */
void package_check(struct book_check *check);

/* Ids of a document, for fragments and for doubles. */
void resource_index_ids(struct book_check *check, struct resource *resource);

/* Everything that a document or a style sheet refers to. All ids are indexed before. */
void links_check(struct book_check *check, struct resource *resource);

/* Navigation document and NCX against the package. */
void links_check_navigation(struct book_check *check, struct resource *nav);
void links_check_ncx(struct book_check *check, struct resource *ncx);

/* Adds an error at an element of a resource. */
void resource_error(struct book_check *check, const struct resource *resource, const char *code, int line,
    const char *format, ...) __attribute__((format(printf, 5, 6)));

#endif
