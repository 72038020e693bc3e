/* formats/yaml_plain.h: the YAML that nearly all front matter is, read at sight.
 *
 * Lines of `key: value`, each value a text in double quotation marks or without any, or a list of such in brackets on
 * the same line. Whatever else there is (comments, blank lines, escapes, tabs, a colon and a space within a text), and
 * whatever could be a mistake, is left to libfyaml.
 */
#ifndef STELE_FORMATS_YAML_PLAIN_H
#define STELE_FORMATS_YAML_PLAIN_H

#include "formats/yaml.h"

/* The map in `text`, which is valid UTF-8 and whose first line is line `line` of its file: exactly the tree that
 * libfyaml would lead to, with nothing to find fault with. NULL where it takes more than this to read. */
struct yaml *yaml_plain_parse(struct arena *arena, str text, int line);

#endif
