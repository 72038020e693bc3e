/* formats/yaml_limits.h: what libfyaml would crash on, or be slow or large at, is refused before it reads.
 *
 * In:  a text of any bytes. Every check is linear in its length.
 */
#ifndef STELE_FORMATS_YAML_LIMITS_H
#define STELE_FORMATS_YAML_LIMITS_H

#include "base/diag.h"
#include "base/str.h"

/* How many blank lines may follow one another (it looks at all that follow for each), and how many bytes what stands in
 * brackets, or tags before a value, may take: until they are over it keeps some 350 bytes for each of them. */
enum { YAML_BLANK_LINES = 100, YAML_AHEAD = 256 << 10 };

/* Whether the text, whose first line is line `line` of the file, can be read. Findings: yaml.limit, and yaml.key for a
 * line that begins with "?" or "%": it can crash on keys that are structures, and nothing here has any; a directive
 * could change what a line is. */
bool yaml_limits_check(str text, int line, struct diag *diag);

#endif
