/* formats/xml.h: the door to libxml2's XML: bytes → a tree of our own, checked on the way.
 *
 * Nothing is fetched: no network, no external entity, no DTD. A document that declares something of its own (entities
 * that grow as they are read, attributes that nobody sees) is refused; the name of a DTD alone is passed over. Elements
 * nest 256 deep at most.
 */
#ifndef STELE_FORMATS_XML_H
#define STELE_FORMATS_XML_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

#define NS_XHTML "http://www.w3.org/1999/xhtml"
#define NS_OPS "http://www.idpf.org/2007/ops"
#define NS_OPF "http://www.idpf.org/2007/opf"
#define NS_DC "http://purl.org/dc/elements/1.1/"
#define NS_SVG "http://www.w3.org/2000/svg"
#define NS_XLINK "http://www.w3.org/1999/xlink"
#define NS_NCX "http://www.daisy.org/z3986/2005/ncx/"

/* The largest document. */
enum { XML_BYTES = 64 << 20 };

struct xml_attribute {
    str name; /* local */
    str ns;   /* empty: none */
    str value;
    struct xml_attribute *next;
};

/* An element. */
struct xml {
    str name; /* local */
    str ns;
    int line;
    struct xml_attribute *attributes;
    struct xml *parent, *first, *next;
    str text; /* its own text, where there are no elements in it; where text is mixed, that before the first of them */
    str tail; /* where text is mixed, that after this element, before the next tag */
};

/* Parses a document, and validates it against one of our grammars where `grammar` ("package") isn't NULL. Returns its
 * root; NULL where it isn't well-formed. Findings with EPUBCheck's ids: RSC-016 (not well-formed), RSC-005 (not valid).
 */
struct xml *xml_parse(struct arena *arena, str bytes, const char *grammar, struct diag *diag);

/* The same with the text that stands beside elements; nothing is validated. */
struct xml *xml_parse_mixed(struct arena *arena, str bytes, struct diag *diag);

/* The value of an attribute without namespace, or in `ns`; empty where it is absent, see xml_has. */
str xml_attribute(const struct xml *element, const char *name);
str xml_attribute_ns(const struct xml *element, const char *ns, const char *name);
bool xml_has(const struct xml *element, const char *name);

/* Whether an element has this name in this namespace. */
bool xml_is(const struct xml *element, const char *ns, const char *name);

/* The first child of this name, or NULL. */
const struct xml *xml_child(const struct xml *element, const char *ns, const char *name);

/* The element after `element` in document order below `root`, or NULL. */
const struct xml *xml_next(const struct xml *root, const struct xml *element);

/* Whether `word` is one of the words of a value, separated by white space. */
bool xml_has_word(str value, str word);

#endif
