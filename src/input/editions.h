/* input/editions.h: which files are the same article in another language.
 *
 * SLUG.zh-Hans.md is an edition of SLUG.md (or SLUG/index.md) where that is there, and so is SLUG/index.zh-Hans.md. The
 * part after the last dot is a language where it has the form of a tag that begins with a language's code (BCP 47; two
 * or three letters): anything else is part of the name.
 */
#ifndef STELE_INPUT_EDITIONS_H
#define STELE_INPUT_EDITIONS_H

#include "base/arena.h"
#include "base/diag.h"
#include "input/text_file.h"

/* The tag at the end of a file's name ("a.zh-Hans": "zh-Hans"), or empty. */
str editions_tag(str name);

/* Goes over the files of one folder, whose slugs are their whole names: an edition gets the slug of its original, and
 * its tag. What has the name of an edition, in a language that is known, and no original, stays an article by itself.
 * Findings, warnings: edition.original for that; edition.tag for a name that only nearly ends in a tag (zh_CN). */
void editions_mark(struct arena *arena, struct text_file *files, size_t count, struct diag *diag);

#endif
