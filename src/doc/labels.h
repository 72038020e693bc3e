/* doc/labels.h: labels of notes as they stand in the Markdown: [^label]. */
#ifndef STELE_DOC_LABELS_H
#define STELE_DOC_LABELS_H

#include "base/str.h"

/* The label at the front of "[^label]…", or an empty str. */
str label_at(str text);

/* The label that a line defines, or an empty str: "[^label]:" after at most three spaces and marks of quotation. */
str label_defined(str line);

#endif
