/* input/config_languages.h: in which languages a publication is, and what Han is in it where nothing else says.
 */
#ifndef STELE_INPUT_CONFIG_LANGUAGES_H
#define STELE_INPUT_CONFIG_LANGUAGES_H

#include "input/config.h"

/* Makes `languages`, `lang` and `second-lang` say the same, and `han` something: what it says, else the first of the
 * languages that is written in Han, as a script of it (zh-TW gives zh-Hant), else zh-Hans. Finding: field.value for
 * keys that contradict one another and for a `han` that isn't of Han. */
void config_languages_complete(struct config *config, struct diag *diag);

#endif
