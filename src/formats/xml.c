#include "formats/xml.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/embedded.h"
#include "base/libraries.h"
#include "base/library.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What is used of the library. It stays unloaded where no drawing and no book is read. */
#define FUNCTIONS(X)                                                                                                   \
    X(xmlCtxtReadMemory)                                                                                               \
    X(xmlFreeDoc) X(xmlFreeEnumeration) X(xmlFreeParserCtxt) X(xmlInitParser) X(xmlMemSetup) X(xmlNewParserCtxt)       \
        X(xmlRelaxNGFreeParserCtxt) X(xmlRelaxNGFreeValidCtxt) X(xmlRelaxNGNewMemParserCtxt) X(xmlRelaxNGNewValidCtxt) \
            X(xmlRelaxNGParse) X(xmlRelaxNGSetValidStructuredErrors) X(xmlRelaxNGValidateDoc)                          \
                X(xmlSetExternalEntityLoader) X(xmlSetStructuredErrorFunc) X(xmlStopParser)

#define ROW(function) LIBRARY_ROW(libxml, function)

static struct {
    FUNCTIONS(LIBRARY_MEMBER)
} libxml;
static const struct library_function functions[] = { FUNCTIONS(ROW) };

/* What libxml2 says goes to one diag: the handlers get this. */
struct reports {
    struct diag *diag;
    const char *code;
    size_t count;
};

/* More findings than these in one document say nothing new. */
enum { REPORTS = 20, GRAMMARS = 8 };

static xmlParserInputPtr refuse(const char *url, const char *id, xmlParserCtxtPtr context)
{
    (void)url;
    (void)id;
    (void)context;
    return NULL;
}

/* What the library can't do for want of memory it leaves out; so its memory ends the program, as ours does. */
static void *memory_new(size_t size)
{
    return arena_resize(NULL, size);
}

static char *memory_copy(const char *text)
{
    size_t size = strlen(text) + 1;

    return memcpy(memory_new(size), text, size);
}

static bool loaded;

static void start(void)
{
    loaded = library_load(LIBRARY_XML2, functions, sizeof functions / sizeof *functions);
    if (!loaded)
        return;
    libxml.xmlMemSetup(free, memory_new, arena_resize, memory_copy);
    libxml.xmlInitParser();
    libxml.xmlSetExternalEntityLoader(refuse);
}

static bool ready(struct diag *diag)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, start);
    if (!loaded)
        diag_fail(diag, "library.missing", "%s can't be loaded; please install libxml2", LIBRARY_XML2);
    return loaded;
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

    if (embedded_find(arena_printf(&scratch, "src/check/grammars/%s.rng", name), &bytes)) {
        parser = libxml.xmlRelaxNGNewMemParserCtxt(bytes.at, (int)bytes.len);
        schema = libxml.xmlRelaxNGParse(parser);
        libxml.xmlRelaxNGFreeParserCtxt(parser);
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
    xmlRelaxNGValidCtxtPtr context = schema ? libxml.xmlRelaxNGNewValidCtxt(schema) : NULL;

    if (!context) {
        diag_fail(diag, "check.grammar", "the grammar “%s” can't be read", name);
        return;
    }
    libxml.xmlRelaxNGSetValidStructuredErrors(context, report, &reports);
    libxml.xmlSetStructuredErrorFunc(&reports, report); /* IDREF errors go past the context's own handler */
    if (libxml.xmlRelaxNGValidateDoc(context, doc) != 0 && reports.count == 0)
        diag_error(diag, "RSC-005", NOWHERE, "this isn't valid");
    libxml.xmlSetStructuredErrorFunc(NULL, NULL);
    libxml.xmlRelaxNGFreeValidCtxt(context);
}

/* --- the tree, made as the parser goes */

enum { NAMES = 64 };

/* The parser keeps one copy of each name, and so do we: known by where the parser has it. */
struct name {
    const xmlChar *known;
    str copy;
};

struct building {
    struct arena *arena; /* NULL: libxml2 builds one of its own */
    struct reports *reports;
    bool mixed;              /* text beside elements is kept */
    struct xml *root, *open; /* `open`: the innermost element that has begun and not ended */
    struct xml *last;        /* the one that ended last */
    struct buf text;         /* since the last tag */
    struct name names[NAMES];
};

static str copy_name(struct building *b, const xmlChar *name)
{
    struct name *slot = &b->names[((uintptr_t)name >> 3) % NAMES];

    if (!name)
        return S("");
    if (slot->known != name)
        *slot = (struct name){ name, arena_copy(b->arena, str_of((const char *)name)) };
    return slot->copy;
}

/* The parser leaves "&#38;" for an ampersand in a value, to be read a second time. */
static str copy_value(struct building *b, const xmlChar *begin, const xmlChar *end)
{
    str value = { (const char *)begin, (size_t)(end - begin) };
    struct buf out = { 0 };
    ptrdiff_t at;
    str copy;

    if (str_find(value, S("&#38;")) < 0)
        return arena_copy(b->arena, value);
    while ((at = str_find(value, S("&#38;"))) >= 0) {
        buf_add(&out, str_first(value, (size_t)at + 1));
        value = str_from(value, (size_t)at + 5);
    }
    buf_add(&out, value);
    copy = buf_copy(&out, b->arena);
    buf_free(&out);
    return copy;
}

/* Attributes come as five pointers each: name, prefix, namespace, begin and end of the value. */
static struct xml_attribute *copy_attributes(struct building *b, const xmlChar **from, int count)
{
    struct xml_attribute *items = arena_array(b->arena, struct xml_attribute, (size_t)count);

    for (int i = 0; i < count; i++, from += 5)
        items[i] = (struct xml_attribute){ copy_name(b, from[0]), copy_name(b, from[2]),
            copy_value(b, from[3], from[4]), i + 1 < count ? &items[i + 1] : NULL };
    return count ? items : NULL;
}

/* What was read since the last tag belongs to what is open, or follows what ended last. */
static void keep_text(struct building *b)
{
    if (b->mixed && b->open && b->text.len)
        *(b->last ? &b->last->tail : &b->open->text) = buf_copy(&b->text, b->arena);
    buf_reset(&b->text);
}

static void begin_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *ns, int ns_count,
    const xmlChar **nss, int attribute_count, int defaulted, const xmlChar **attributes)
{
    xmlParserCtxtPtr parser = context;
    struct building *b = parser->_private;
    struct xml *element = arena_new(b->arena, struct xml);

    (void)prefix, (void)ns_count, (void)nss, (void)defaulted;
    *element = (struct xml){ .name = copy_name(b, name),
        .ns = copy_name(b, ns),
        .line = parser->input->line,
        .attributes = copy_attributes(b, attributes, attribute_count),
        .parent = b->open,
        .text = S(""),
        .tail = S("") };
    keep_text(b);
    if (b->open && !b->open->first)
        b->open->first = element;
    else if (b->open)
        b->last->next = element;
    else if (!b->root)
        b->root = element;
    b->open = element;
    b->last = NULL;
}

static void end_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *ns)
{
    struct building *b = ((xmlParserCtxtPtr)context)->_private;

    (void)name, (void)prefix, (void)ns;
    if (!b->open)
        return;
    if (!b->open->first)
        b->open->text = buf_copy(&b->text, b->arena);
    else
        keep_text(b);
    buf_reset(&b->text);
    b->last = b->open;
    b->open = b->open->parent;
}

static void add_text(void *context, const xmlChar *text, int len)
{
    struct building *b = ((xmlParserCtxtPtr)context)->_private;

    buf_add(&b->text, (str){ (const char *)text, (size_t)len });
}

static void skip_text(void *context, const xmlChar *text)
{
    (void)context, (void)text;
}

static void skip_instruction(void *context, const xmlChar *target, const xmlChar *data)
{
    (void)context, (void)target, (void)data;
}

/* --- what a document declares of its own: nothing that we read needs it, and little of it can take much */

static void refuse_declaration(void *context)
{
    xmlParserCtxtPtr parser = context;
    struct building *b = parser->_private;

    diag_error(b->reports->diag, b->reports->code, ((struct span){ parser->input->line, 0 }),
        "this document declares entities, attributes or elements of its own; please save it without");
    b->reports->count++;
    parser->wellFormed = 0;
    libxml.xmlStopParser(parser);
}

static void refuse_entity(
    void *context, const xmlChar *name, int type, const xmlChar *id, const xmlChar *address, xmlChar *content)
{
    (void)name, (void)type, (void)id, (void)address, (void)content;
    refuse_declaration(context);
}

static void refuse_attribute(void *context, const xmlChar *element, const xmlChar *name, int type, int def,
    const xmlChar *value, xmlEnumerationPtr values)
{
    (void)element, (void)name, (void)type, (void)def, (void)value;
    libxml.xmlFreeEnumeration(values);
    refuse_declaration(context);
}

static void refuse_element(void *context, const xmlChar *name, int type, xmlElementContentPtr content)
{
    (void)name, (void)type, (void)content;
    refuse_declaration(context);
}

static void refuse_unparsed(
    void *context, const xmlChar *name, const xmlChar *id, const xmlChar *address, const xmlChar *notation)
{
    (void)name, (void)id, (void)address, (void)notation;
    refuse_declaration(context);
}

static void refuse_notation(void *context, const xmlChar *name, const xmlChar *id, const xmlChar *address)
{
    (void)name, (void)id, (void)address;
    refuse_declaration(context);
}

static void refuse_declarations(xmlSAXHandler *handlers)
{
    handlers->entityDecl = refuse_entity;
    handlers->attributeDecl = refuse_attribute;
    handlers->elementDecl = refuse_element;
    handlers->unparsedEntityDecl = refuse_unparsed;
    handlers->notationDecl = refuse_notation;
}

static void build_by_handlers(xmlSAXHandler *handlers)
{
    handlers->startElementNs = begin_element;
    handlers->endElementNs = end_element;
    handlers->characters = add_text;
    handlers->ignorableWhitespace = add_text;
    handlers->cdataBlock = add_text;
    handlers->reference = skip_text;
    handlers->comment = skip_text;
    handlers->processingInstruction = skip_instruction;
}

/* NULL where that isn't well-formed; the document has no elements where they are built here. */
static xmlDocPtr parse(str bytes, struct building *building)
{
    int options = XML_PARSE_NONET | XML_PARSE_BIG_LINES;
    xmlParserCtxtPtr parser = libxml.xmlNewParserCtxt();
    xmlDocPtr doc;
    bool whole;

    parser->_private = building;
    refuse_declarations(parser->sax);
    if (building->arena)
        build_by_handlers(parser->sax);
    libxml.xmlSetStructuredErrorFunc(building->reports, report);
    doc = libxml.xmlCtxtReadMemory(parser, bytes.at, (int)bytes.len, NULL, NULL, options);
    libxml.xmlSetStructuredErrorFunc(NULL, NULL);
    whole = parser->wellFormed && parser->nsWellFormed;
    libxml.xmlFreeParserCtxt(parser);
    if (!whole && building->reports->count == 0)
        diag_error(building->reports->diag, building->reports->code, NOWHERE, "this isn't well-formed XML");
    if (whole)
        return doc;
    libxml.xmlFreeDoc(doc);
    return NULL;
}

static bool readable(str bytes, struct reports *reports)
{
    if (bytes.len <= XML_BYTES)
        return ready(reports->diag);
    diag_error(reports->diag, reports->code, NOWHERE, "this document is larger than stele reads");
    return false;
}

/* Libxml2 validates a tree of its own, which is gone before ours is built. False where the document isn't well-formed.
 */
static bool validate_bytes(str bytes, const char *grammar, struct reports *reports)
{
    struct building building = { .reports = reports };
    xmlDocPtr doc = parse(bytes, &building);

    if (!doc)
        return false;
    validate(doc, grammar, reports->diag);
    libxml.xmlFreeDoc(doc);
    return true;
}

/* The tree; NULL after a finding. */
static struct xml *build_tree(struct building *building, str bytes)
{
    xmlDocPtr doc = parse(bytes, building);

    buf_free(&building->text);
    libxml.xmlFreeDoc(doc);
    return doc ? building->root : NULL;
}

struct xml *xml_parse(struct arena *arena, str bytes, const char *grammar, struct diag *diag)
{
    struct reports reports = { diag, "RSC-016", 0 };
    struct building building = { .arena = arena, .reports = &reports };

    if (!readable(bytes, &reports) || (grammar && !validate_bytes(bytes, grammar, &reports)))
        return NULL;
    return build_tree(&building, bytes);
}

struct xml *xml_parse_mixed(struct arena *arena, str bytes, struct diag *diag)
{
    struct reports reports = { diag, "RSC-016", 0 };
    struct building building = { .arena = arena, .reports = &reports, .mixed = true };

    return readable(bytes, &reports) ? build_tree(&building, bytes) : NULL;
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
