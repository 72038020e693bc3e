/* doc/values.h: what the attributes of HTML may say.
 *
 * The microsyntaxes of the HTML Standard (2.3): numbers, dates and times, words of a list; those of lang and id as the
 * rest of stele has them. A value comes as it was written, without character references.
 */
#ifndef STELE_DOC_VALUES_H
#define STELE_DOC_VALUES_H

#include "base/arena.h"
#include "base/str.h"

/* Whether an attribute of an element may say this; *value is brought into the form that XHTML wants (words of a list in
 * lower case, no line breaks). `element`: its name, since datetime says less in <del> than in <time>. */
bool value_fits(struct arena *arena, str element, str attribute, str *value);

/* Whether a text is a date or a time as <time> has them: 4.5.14. */
bool value_is_time(str text);

#endif
