/* formats/yaml_parse.h: the door to YAML 1.2 (libfyaml): text → tree. */
#ifndef STELE_FORMATS_YAML_PARSE_H
#define STELE_FORMATS_YAML_PARSE_H

#include "formats/yaml.h"

/* How deep lists and maps may nest, and how many nodes (keys count as well) and bytes a text may have: enough for a
 * full term base (input/terms.h). */
enum { YAML_DEPTH = 32, YAML_NODES = 400000, YAML_BYTES = 16 << 20 };

/* The one document in `text`, whose first line is line `line` of the file; an empty text is an empty map. NULL after
 * the finding yaml.syntax; yaml.duplicate for a key that stands twice, yaml.alias for what refers to an anchor,
 * yaml.key for a key that isn't a word, the warning yaml.comment for a "#" that seems to be of the text before it,
 * yaml.limit (formats/yaml_limits.h has more of them). */
struct yaml *yaml_parse(struct arena *arena, str text, int line, struct diag *diag);

#endif
