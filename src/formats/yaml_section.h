/* formats/yaml_section.h: one section of a file written anew, where everything else stays byte for byte as it was.
 *
 * In:  the file's text, a map whose keys stand at the beginning of lines, and the lines that one of them is to have.
 * Out: the new text, which is read again before it is given out: it has to say what it said before, and those lines.
 */
#ifndef STELE_FORMATS_YAML_SECTION_H
#define STELE_FORMATS_YAML_SECTION_H

#include "base/buf.h"
#include "base/diag.h"

/* Puts `lines`, which begin with the key, in the place of the section `key`; after all others where there is none;
 * without any, the section goes. False where nothing may be written: after the errors of formats/yaml_parse.h, or `code`
 * for a file of another form. */
bool yaml_section_replace(struct buf *out, str text, str key, str lines, const char *code, struct diag *diag);

#endif
