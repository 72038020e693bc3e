/* write/attributes.h: what an author has said in braces, as attributes of XHTML, each preceded by a space. */
#ifndef STELE_WRITE_ATTRIBUTES_H
#define STELE_WRITE_ATTRIBUTES_H

#include "base/buf.h"
#include "doc/doc.h"

/* The author's own, which doc/attribute_keys.h has given their names: data-…. */
void attributes_write_own(struct buf *out, const struct attribute *attributes);

/* In which language an element is: lang, and in a book xml:lang. */
void attributes_write_lang(struct buf *out, str lang, bool book);

/* How large a picture is to be, as a style; nothing where neither width nor height is said. */
void attributes_write_size(struct buf *out, const struct attribute *attributes);

#endif
