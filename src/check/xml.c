#include "check/xml.h"

#include "base/asset.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <pthread.h>

/* What libxml2 says goes to one diag: the handlers get this. */
struct reports {
    struct diag *diag;
    const char *code;
    size_t count;
};

/* More findings than these in one document tell nothing new. */
enum { REPORTS = 20, GRAMMARS = 8 };

static xmlParserInputPtr refuse(const char *url, const char *id, xmlParserCtxtPtr context)
{
    (void)url;
    (void)id;
    (void)context;
    return NULL;
}

static void start(void)
{
    xmlInitParser();
    xmlSetExternalEntityLoader(refuse);
}

static void ready(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, start);
}

static void report(void *context, xmlErrorPtr error)
{
    struct reports *reports = context;
    str message = str_trim(str_of(error->message ? error->message : "not valid"));

    if (error->level == XML_ERR_WARNING || reports->count++ >= REPORTS)
        return;
    diag_error(reports->diag, reports->code,
        ((struct span){ error->line, error->domain == XML_FROM_PARSER ? error->int2 : 0 }), "%.*s", STR(message));
}

/* --- grammars: compiled at first use, then shared */

struct grammar {
    const char *name;
    xmlRelaxNGPtr schema;
};

static xmlRelaxNGPtr compile(const char *name)
{
    struct arena scratch = { 0 };
    xmlRelaxNGParserCtxtPtr parser;
    xmlRelaxNGPtr schema = NULL;
    str bytes;

    if (asset_find(arena_printf(&scratch, "src/check/grammars/%s.rng", name), &bytes)) {
        parser = xmlRelaxNGNewMemParserCtxt(bytes.at, (int)bytes.len);
        schema = xmlRelaxNGParse(parser);
        xmlRelaxNGFreeParserCtxt(parser);
    }
    arena_free(&scratch);
    return schema;
}

static xmlRelaxNGPtr grammar_for(const char *name)
{
    static struct grammar grammars[GRAMMARS];
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    xmlRelaxNGPtr schema = NULL;
    int i = 0;

    pthread_mutex_lock(&lock);
    while (i < GRAMMARS - 1 && grammars[i].name && !str_equal(str_of(grammars[i].name), str_of(name)))
        i++;
    if (!grammars[i].name)
        grammars[i] = (struct grammar){ name, compile(name) };
    schema = grammars[i].schema;
    pthread_mutex_unlock(&lock);
    return schema;
}

static void validate(xmlDocPtr doc, const char *name, struct diag *diag)
{
    struct reports reports = { diag, "RSC-005", 0 };
    xmlRelaxNGPtr schema = grammar_for(name);
    xmlRelaxNGValidCtxtPtr context = schema ? xmlRelaxNGNewValidCtxt(schema) : NULL;

    if (!context) {
        diag_fail(diag, "check.grammar", "the grammar “%s” can't be read", name);
        return;
    }
    xmlRelaxNGSetValidStructuredErrors(context, report, &reports);
    xmlSetStructuredErrorFunc(&reports, report); /* IDREF errors go past the context's own handler */
    if (xmlRelaxNGValidateDoc(context, doc) != 0 && reports.count == 0)
        diag_error(diag, "RSC-005", NOWHERE, "this isn't valid");
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlRelaxNGFreeValidCtxt(context);
}

/* --- the tree */

static str copy(struct arena *arena, const xmlChar *text)
{
    return arena_copy(arena, str_of((const char *)text));
}

static str copy_ns(struct arena *arena, const xmlNs *ns)
{
    return ns && ns->href ? copy(arena, ns->href) : S("");
}

static void copy_attributes(struct arena *arena, struct xml *to, const xmlNode *from)
{
    struct xml_attribute **link = &to->attributes;

    for (xmlAttrPtr attribute = from->properties; attribute; attribute = attribute->next) {
        xmlChar *value = xmlNodeListGetString(from->doc, attribute->children, 1);

        *link = arena_new(arena, struct xml_attribute);
        **link = (struct xml_attribute){ copy(arena, attribute->name), copy_ns(arena, attribute->ns),
            copy(arena, value), NULL };
        link = &(*link)->next;
        xmlFree(value);
    }
}

static bool has_elements(const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            return true;
    return false;
}

static struct xml *copy_element(struct arena *arena, struct xml *parent, xmlNode *from)
{
    struct xml *to = arena_new(arena, struct xml);

    to->name = copy(arena, from->name);
    to->ns = copy_ns(arena, from->ns);
    to->line = (int)xmlGetLineNo(from);
    to->parent = parent;
    copy_attributes(arena, to, from);
    if (!has_elements(from)) {
        xmlChar *text = xmlNodeGetContent(from);

        to->text = copy(arena, text);
        xmlFree(text);
    }
    return to;
}

static xmlNode *next_element(xmlNode *node)
{
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

/* Without recursion: libxml2 caps the depth, but at 256 and more. */
static struct xml *copy_tree(struct arena *arena, xmlNode *root)
{
    struct xml *top = copy_element(arena, NULL, root), *to = top;
    xmlNode *from = root;

    for (;;) {
        xmlNode *next = next_element(from->children);

        if (next) {
            to->first = copy_element(arena, to, next);
            to = to->first;
            from = next;
            continue;
        }
        while (from != root && !(next = next_element(from->next))) {
            from = from->parent;
            to = to->parent;
        }
        if (from == root)
            return top;
        to->next = copy_element(arena, to->parent, next);
        to = to->next;
        from = next;
    }
}

struct xml *xml_parse(struct arena *arena, str bytes, const char *grammar, struct diag *diag)
{
    struct reports reports = { diag, "RSC-016", 0 };
    xmlParserCtxtPtr context;
    xmlDocPtr doc;
    struct xml *root = NULL;

    if (bytes.len > XML_BYTES) {
        diag_error(diag, "RSC-016", NOWHERE, "this document is larger than stele reads");
        return NULL;
    }
    ready();
    context = xmlNewParserCtxt();
    xmlSetStructuredErrorFunc(&reports, report);
    doc = xmlCtxtReadMemory(context, bytes.at, (int)bytes.len, NULL, NULL, XML_PARSE_NONET | XML_PARSE_BIG_LINES);
    xmlSetStructuredErrorFunc(NULL, NULL);
    if (doc && context->wellFormed && xmlDocGetRootElement(doc)) {
        if (grammar)
            validate(doc, grammar, diag);
        root = copy_tree(arena, xmlDocGetRootElement(doc));
    } else if (reports.count == 0) {
        diag_error(diag, "RSC-016", NOWHERE, "this isn't well-formed XML");
    }
    xmlFreeDoc(doc);
    xmlFreeParserCtxt(context);
    return root;
}

/* --- reading it */

static const struct xml_attribute *find_attribute(const struct xml *element, str ns, str name)
{
    for (const struct xml_attribute *attribute = element->attributes; attribute; attribute = attribute->next)
        if (str_equal(attribute->name, name) && str_equal(attribute->ns, ns))
            return attribute;
    return NULL;
}

str xml_attribute_ns(const struct xml *element, const char *ns, const char *name)
{
    const struct xml_attribute *attribute = find_attribute(element, str_of(ns), str_of(name));

    return attribute ? attribute->value : S("");
}

str xml_attribute(const struct xml *element, const char *name)
{
    return xml_attribute_ns(element, "", name);
}

bool xml_has(const struct xml *element, const char *name)
{
    return find_attribute(element, S(""), str_of(name)) != NULL;
}

bool xml_is(const struct xml *element, const char *ns, const char *name)
{
    return str_equal(element->name, str_of(name)) && str_equal(element->ns, str_of(ns));
}

const struct xml *xml_child(const struct xml *element, const char *ns, const char *name)
{
    for (const struct xml *child = element->first; child; child = child->next)
        if (xml_is(child, ns, name))
            return child;
    return NULL;
}

const struct xml *xml_next(const struct xml *root, const struct xml *element)
{
    if (element->first)
        return element->first;
    while (element != root && !element->next)
        element = element->parent;
    return element == root ? NULL : element->next;
}

bool xml_has_word(str value, str word)
{
    while ((value = str_trim(value)).len) {
        size_t end = 0;

        while (end < value.len && value.at[end] != ' ' && value.at[end] != '\t' && value.at[end] != '\n' &&
               value.at[end] != '\r')
            end++;
        if (str_equal(str_first(value, end), word))
            return true;
        value = str_from(value, end);
    }
    return false;
}
