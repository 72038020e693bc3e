/* publication/glossary_make.h: the term base and the facts of all articles → the glossary. */
#ifndef STELE_PUBLICATION_GLOSSARY_MAKE_H
#define STELE_PUBLICATION_GLOSSARY_MAKE_H

#include "publication/publication.h"

/* Makes the glossary of the term base and of `count` articles, in reading order, and sets their `terms`. Texts are
 * borrowed from the base and from what the facts have in common (facts/codec.h), which lasts as long; nothing else is.
 */
void glossary_make(
    struct glossary *glossary, struct arena *arena, const struct input *input, struct article *articles, size_t count);

#endif
