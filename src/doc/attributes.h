/* doc/attributes.h: what stands in braces, as in Pandoc: {#id .class lang=zh-Hans key="value"}. */
#ifndef STELE_DOC_ATTRIBUTES_H
#define STELE_DOC_ATTRIBUTES_H

#include "doc/doc.h"

/* Reads attributes at the front of `text`, which begins with "{", into `names`: id, classes and lang; other keys are
 * passed over. Returns how many bytes they take; 0 where these aren't attributes. */
size_t attributes_read(struct doc *doc, str text, struct names *names);

#endif
