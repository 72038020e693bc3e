/* view/converted.h: the other characters for the terms of an article's page, for readers who switch them on, where the
 * publication asks for it (features: convert).
 *
 * Only terms are converted: never quotations, names, titles, sources, nor Chinese that is none of the glossary's. What
 * a person has given as the other form is taken as it is. The switch says that the rest is automatic.
 */
#ifndef STELE_VIEW_CONVERTED_H
#define STELE_VIEW_CONVERTED_H

#include "view/terms.h"

/* Fills in what a plan's terms are in the other characters, in `arena`: traditional ones where the publication's second
 * language is in simplified ones, and the other way round. False after the fatal finding convert.missing. */
bool converted_plan(struct terms_plan *plan, struct arena *arena, const struct context *context, struct diag *diag);

/* A <template> with the converted form of each term that the article glosses; empty where there is nothing to convert.
 */
str converted_write(const struct context *context, const struct article *article);

/* What the switch is called, in a language. */
str converted_label(const struct context *context, str lang);

#endif
