/* doc/attributes.h: what stands in braces, as in Pandoc: {#id .class lang=zh-Hans key="value"}. */
#ifndef STELE_DOC_ATTRIBUTES_H
#define STELE_DOC_ATTRIBUTES_H

#include "doc/doc.h"

/* Reads attributes at the front of `text`, which begins with "{", into `names`: id, classes and lang; and other keys,
 * in their order, into *others, unless that is NULL. Returns how many bytes they take; 0 where these aren't attributes.
 */
size_t attributes_read(struct doc *doc, str text, struct names *names, struct attribute **others);

/* Takes a name off the front of *rest: a letter, then letters, digits and "-_:."; empty, and *rest as it was, where
 * none stands there. */
str attributes_name(str *rest);

/* The value of an attribute; empty where there is none of that name. */
str attribute_value(const struct attribute *attributes, str name);

#endif
