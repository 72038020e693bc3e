/* input/config_findings.h: the key `findings` of stele.yaml: what the editor wants of the findings of a code.
 *
 *     findings: {name.reading: off, term.renderings: error}
 */
#ifndef STELE_INPUT_CONFIG_FINDINGS_H
#define STELE_INPUT_CONFIG_FINDINGS_H

#include "formats/yaml.h"

/* Tunes `diag` by the key of stele.yaml, a map. Errors: field.unknown for a code that there isn't, field.value for a
 * level that is none, or that the code can't have (base/codes.h), field.type. */
void config_findings_read(const struct yaml *map, struct arena *arena, struct diag *diag);

#endif
