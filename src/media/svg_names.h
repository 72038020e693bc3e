/* media/svg_names.h: what SVG calls its elements and attributes (svg_names.inc), and what becomes of them. */
#ifndef STELE_MEDIA_SVG_NAMES_H
#define STELE_MEDIA_SVG_NAMES_H

#include "base/str.h"

enum svg_element {
    SVG_KEEP,
    SVG_PLAIN,  /* holds words and nothing else */
    SVG_STYLE,  /* holds a style sheet */
    SVG_SILENT, /* nothing that is seen: left out without a word */
    SVG_SCRIPT,
    SVG_HTML,
    SVG_MEDIA,
    SVG_UNKNOWN
};

enum svg_element svg_names_element(str name);

/* Whether an attribute without namespace is one of SVG's that neither leads somewhere nor runs something. */
bool svg_names_has_attribute(str name);

#endif
