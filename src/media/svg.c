#include "media/svg.h"

#include "base/hash.h"
#include "base/map.h"
#include "base/path.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/css.h"
#include "formats/xml.h"
#include "media/base64.h"
#include "media/svg_names.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define NS_XML "http://www.w3.org/XML/1998/namespace"

/* What a drawing is published without, and has to be said. */
enum {
    WITHOUT_SCRIPTS = 1,
    WITHOUT_EVENTS = 2,
    WITHOUT_LINKS = 4,
    WITHOUT_HTML = 8,
    WITHOUT_MEDIA = 16,
    WITHOUT_STYLES = 32,
    WITHOUT_UNKNOWN = 64,
    WITHOUT_BROKEN = 128
};

/* Something that was written and leads to `id`: where there is no such thing, `instead` stands there. */
struct svg_reference {
    size_t from, to;
    str id;
    const char *instead;
};

struct svg_writer {
    struct arena *arena; /* of what outlives the writing */
    struct arena *scratch;
    struct buf out;
    struct picture_reading (*inner)(struct arena *arena, struct buf *out, str bytes);
    bool other_form; /* what is written now has another form after it, which is shown where this one isn't */
    bool bare;       /* no namespace at all: it is one that was written for HTML */
    unsigned without;
    str problem;
    struct map ids;
    struct svg_reference *references;
    size_t count, cap;
};

/* Whether a text begins with this, in capitals or not. */
static bool begins(str text, const char *front)
{
    return text.len >= strlen(front) && strncasecmp(text.at, front, strlen(front)) == 0;
}

static bool is_data(str address)
{
    return begins(address, "data:");
}

/* --- names */

static enum svg_element element_of(const struct svg_writer *w, const struct xml *xml)
{
    if (str_equal(xml->ns, S(NS_XHTML)))
        return SVG_HTML;
    return str_equal(xml->ns, w->bare ? S("") : S(NS_SVG)) ? svg_names_element(xml->name) : SVG_SILENT;
}

static bool is_name_part(uint32_t c)
{
    return c == '-' || c == '_' || c == '.' || (c <= 0xFFFF && unicode_is_alphanumeric(c));
}

/* An id as XML has them: as it is, or a name made of it. */
static str id_of(struct svg_writer *w, str id)
{
    bool fits = id.len > 0;
    size_t len;

    for (size_t i = 0; fits && i < id.len; i += len)
        fits = is_name_part(utf8_decode(str_from(id, i), &len));
    if (fits && !strchr("-.0123456789", id.at[0]))
        return id;
    return arena_printf(w->scratch, "id-%.*s", STR(hash_hex(w->scratch, id, 16)));
}

/* --- what leads somewhere */

/* An address as it is quoted. */
static str shortened(str address)
{
    return str_first(address, utf8_valid(str_first(address, 100)));
}

static void fail_outside(struct svg_writer *w, int line, str address)
{
    if (w->problem.len == 0 && is_data(address))
        w->problem =
            arena_printf(w->arena, "holds a picture that can't be shown (its line %d, “%.*s…”); please export it again",
                line, STR(str_first(address, 22)));
    else if (w->problem.len == 0)
        w->problem = arena_printf(w->arena,
            "shows something that lies outside of it, “%.*s” (its line %d); please put that into it",
            STR(shortened(address)), line);
}

static void refer(struct svg_writer *w, size_t from, str id, const char *instead)
{
    w->references = arena_grow(w->scratch, w->references, w->count, &w->cap, sizeof *w->references);
    w->references[w->count++] = (struct svg_reference){ from, w->out.len, id, instead };
}

/* The bytes that an address of the scheme data: holds. */
static bool read_data(struct svg_writer *w, struct buf *bytes, str address)
{
    ptrdiff_t comma = str_find(address, S(","));
    str head = str_first(address, comma < 0 ? 0 : (size_t)comma), body = str_from(address, head.len + 1);

    if (comma < 0)
        return false;
    if (str_ends(str_trim(head), S(";base64")))
        return base64_read(bytes, path_decode(w->scratch, body));
    buf_add(bytes, path_decode(w->scratch, body));
    return true;
}

/* A picture within: what ships of it. */
static bool write_data(struct svg_writer *w, str address)
{
    struct buf bytes = { 0 }, shipped = { 0 };
    struct picture_reading reading = { .kind = { .type = S("") } };
    bool ok;

    if (read_data(w, &bytes, address))
        reading = w->inner(w->arena, &shipped, buf_str(&bytes));
    ok = reading.kind.type.len && reading.problem.len == 0;
    if (ok) {
        buf_printf(&w->out, "data:%.*s;base64,", STR(reading.kind.type));
        base64_write(&w->out, buf_str(&shipped));
    }
    buf_free(&bytes);
    buf_free(&shipped);
    return ok;
}

/* href, in either namespace. What an element that draws something shows has to be within. */
static void write_link(struct svg_writer *w, const struct xml *xml, const struct xml_attribute *attribute)
{
    str address = str_trim(attribute->value);
    size_t from = w->out.len;

    buf_printf(&w->out, " %shref=\"", attribute->ns.len ? "xlink:" : "");
    if (str_starts(address, S("#")) && address.len > 1) {
        str id = id_of(w, path_decode(w->scratch, str_from(address, 1)));

        buf_byte(&w->out, '#');
        buf_xml(&w->out, id);
        buf_byte(&w->out, '"');
        refer(w, from, id, "");
        return;
    }
    if ((str_equal(xml->name, S("image")) || str_equal(xml->name, S("feImage"))) && is_data(address) &&
        write_data(w, address)) {
        buf_byte(&w->out, '"');
        return;
    }
    w->out.len = from;
    if (str_equal(xml->name, S("a")))
        w->without |= WITHOUT_LINKS;
    else if (address.len && !str_equal(address, S("#")))
        fail_outside(w, xml->line, address);
}

/* --- styles */

static bool is_font(const char *front)
{
    return strncmp(front, "data:font/", 10) == 0 || strncmp(front, "data:application/font-", 22) == 0 ||
           strncmp(front, "data:application/x-font-", 24) == 0;
}

/* Something that a style loads: a part of the drawing, or what it holds itself; `none` for anything else. */
static void write_loaded(struct svg_writer *w, str style, const struct css_reference *reference)
{
    str address = css_inner(style, reference);
    size_t from = w->out.len;

    if (str_starts(address, S("#")) && address.len > 1) {
        str id = id_of(w, str_from(address, 1));

        buf_lit(&w->out, "url(#");
        buf_xml(&w->out, id);
        buf_byte(&w->out, ')');
        refer(w, from, id, "none");
        return;
    }
    buf_lit(&w->out, "url(");
    if (is_font(reference->front))
        buf_xml(&w->out, address);
    if (is_font(reference->front) || (is_data(address) && write_data(w, address))) {
        buf_byte(&w->out, ')');
        return;
    }
    w->out.len = from;
    buf_lit(&w->out, "none");
    w->without |= WITHOUT_STYLES;
}

static void write_style(struct svg_writer *w, str style)
{
    struct css_scan scan = { .sheet = style };
    struct css_reference reference;
    size_t from = 0;

    while (css_next(&scan, &reference)) {
        buf_xml(&w->out, str_from(str_first(style, reference.from), from));
        from = reference.from + reference.len;
        write_loaded(w, style, &reference);
    }
    buf_xml(&w->out, str_from(style, from));
}

static void write_sheet(struct svg_writer *w, str sheet)
{
    if (css_is_whole(sheet))
        write_style(w, sheet);
    else
        w->without |= WITHOUT_BROKEN;
}

/* --- elements */

static void write_value(struct svg_writer *w, const char *prefix, const struct xml_attribute *attribute)
{
    buf_printf(&w->out, " %s%.*s=\"", prefix, STR(attribute->name));
    write_style(w, attribute->value);
    buf_byte(&w->out, '"');
}

static void write_id(struct svg_writer *w, str value)
{
    str id = id_of(w, str_trim(value));

    if (map_set(&w->ids, id, w))
        return;
    buf_lit(&w->out, " id=\"");
    buf_xml(&w->out, id);
    buf_byte(&w->out, '"');
}

static void write_words(struct svg_writer *w, const char *prefix, const struct xml_attribute *attribute)
{
    buf_printf(&w->out, " %s%.*s=\"", prefix, STR(attribute->name));
    buf_xml(&w->out, attribute->value);
    buf_byte(&w->out, '"');
}

static void write_attribute(struct svg_writer *w, const struct xml *xml, const struct xml_attribute *attribute)
{
    str name = attribute->name;

    if (str_equal(attribute->ns, S(NS_XML))) {
        if (str_equal(name, S("lang")) || str_equal(name, S("space")))
            write_words(w, "xml:", attribute);
    } else if (str_equal(name, S("href")) && (attribute->ns.len == 0 || str_equal(attribute->ns, S(NS_XLINK)))) {
        write_link(w, xml, attribute);
    } else if (attribute->ns.len) {
        return;
    } else if (str_equal(name, S("id"))) {
        write_id(w, attribute->value);
    } else if (begins(name, "on")) {
        w->without |= WITHOUT_EVENTS;
    } else if (str_starts(name, S("aria-"))) {
        if (svg_names_has_attribute(name))
            write_words(w, "", attribute);
    } else if (str_equal(name, S("style")) || svg_names_has_attribute(name)) {
        write_value(w, "", attribute);
    }
}

static bool is_blank(str text)
{
    return str_trim(text).len == 0;
}

static bool has_words(const struct xml *root)
{
    if (!is_blank(root->text))
        return true;
    for (const struct xml *xml = root->first; xml; xml = xml_next(root, xml)) {
        bool hidden = str_equal(xml->name, S("style")) || str_equal(xml->name, S("script"));

        if ((!hidden && !is_blank(xml->text)) || !is_blank(xml->tail))
            return true;
    }
    return false;
}

static void leave_html(struct svg_writer *w, const struct xml *xml)
{
    w->without |= WITHOUT_HTML;
    if (w->problem.len == 0 && !w->other_form && has_words(xml))
        w->problem = arena_printf(w->arena,
            "has words in it that are HTML (its line %d), which e-readers don't show; please export it with its text "
            "as "
            "SVG",
            xml->line);
}

/* Something that moves may change what it looks like and no more. */
static bool moves_what_it_may(const struct xml *xml)
{
    str name = xml_attribute(xml, "attributeName");

    return !(str_starts(xml->name, S("animate")) || str_equal(xml->name, S("set"))) || name.len == 0 ||
           svg_names_has_attribute(name);
}

static void write_element(struct svg_writer *w, const struct xml *xml);

/* The last of the forms among which a switch chooses. */
static const struct xml *last_form(const struct svg_writer *w, const struct xml *xml)
{
    const struct xml *last = NULL;

    for (const struct xml *child = xml->first; child && str_equal(xml->name, S("switch")); child = child->next)
        if (element_of(w, child) == SVG_KEEP)
            last = child;
    return last;
}

static void write_content(struct svg_writer *w, const struct xml *xml)
{
    const struct xml *last = last_form(w, xml);

    buf_xml(&w->out, xml->text);
    for (const struct xml *child = xml->first; child; child = child->next) {
        last = child == last ? NULL : last;
        w->other_form = last != NULL;
        write_element(w, child);
        buf_xml(&w->out, child->tail);
    }
}

static void write_plain(struct svg_writer *w, const struct xml *root)
{
    buf_xml(&w->out, root->text);
    for (const struct xml *xml = root->first; xml; xml = xml_next(root, xml)) {
        buf_xml(&w->out, xml->text);
        buf_xml(&w->out, xml->tail);
    }
}

static void keep(struct svg_writer *w, const struct xml *xml, enum svg_element element)
{
    size_t inside;

    buf_printf(&w->out, "<%.*s", STR(xml->name));
    if (!xml->parent)
        buf_lit(&w->out, " xmlns=\"" NS_SVG "\" xmlns:xlink=\"" NS_XLINK "\"");
    for (const struct xml_attribute *attribute = xml->attributes; attribute; attribute = attribute->next)
        write_attribute(w, xml, attribute);
    buf_byte(&w->out, '>');
    inside = w->out.len;
    if (element == SVG_STYLE)
        write_sheet(w, xml->text);
    else if (element == SVG_PLAIN)
        write_plain(w, xml);
    else
        write_content(w, xml);
    if (w->out.len == inside) {
        w->out.len--;
        buf_lit(&w->out, "/>");
    } else {
        buf_printf(&w->out, "</%.*s>", STR(xml->name));
    }
}

static void write_element(struct svg_writer *w, const struct xml *xml)
{
    enum svg_element element = element_of(w, xml);

    switch (element) {
    case SVG_KEEP:
    case SVG_PLAIN:
    case SVG_STYLE:
        if (moves_what_it_may(xml))
            keep(w, xml, element);
        else
            w->without |= WITHOUT_EVENTS;
        return;
    case SVG_HTML: leave_html(w, xml); return;
    case SVG_SILENT: return;
    case SVG_SCRIPT: w->without |= WITHOUT_SCRIPTS; return;
    case SVG_MEDIA: w->without |= WITHOUT_MEDIA; return;
    case SVG_UNKNOWN: w->without |= WITHOUT_UNKNOWN; return;
    }
}

/* --- size */

/* A length in pixels at the front of `text`, moved past it; 0 where it is relative or none. */
static double take_number(str *text)
{
    char digits[32] = "";
    char *end;
    double value;

    *text = str_trim(*text);
    memcpy(digits, text->at, text->len < sizeof digits - 1 ? text->len : sizeof digits - 1);
    for (char *c = digits; *c; c++)
        if (*c == ',' || *c == 'x' || *c == 'X')
            *c = ' ';
    value = strtod(digits, &end);
    *text = str_from(*text, (size_t)(end - digits));
    while (text->len && text->at[0] == ',')
        *text = str_from(*text, 1);
    return value > 0 && value < 1e6 ? value : 0;
}

/* In pixels, of which there are 96 to the inch (CSS Values 3, 6.2); 0 where it depends on what is around. */
static unsigned length(str value)
{
    static const struct {
        const char *name;
        double pixels;
    } units[] = { { "", 1 }, { "px", 1 }, { "pt", 96 / 72. }, { "pc", 16 }, { "in", 96 }, { "cm", 96 / 2.54 },
        { "mm", 96 / 25.4 }, { "Q", 96 / 101.6 } };
    double number = take_number(&value);

    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_equal(str_trim(value), str_of(units[i].name)))
            return (unsigned)(number * units[i].pixels + 0.5);
    return 0;
}

static void read_size(struct picture_kind *kind, const struct xml *root)
{
    str box = xml_attribute(root, "viewBox");

    kind->width = length(xml_attribute(root, "width"));
    kind->height = length(xml_attribute(root, "height"));
    if (kind->width && kind->height)
        return;
    take_number(&box);
    take_number(&box);
    kind->width = (unsigned)(take_number(&box) + 0.5);
    kind->height = (unsigned)(take_number(&box) + 0.5);
}

/* --- all of it */

/* What was written, where every reference leads to something. */
static void finish(const struct svg_writer *w, struct buf *out)
{
    str written = buf_str(&w->out);
    size_t from = 0;

    for (size_t i = 0; i < w->count; i++) {
        const struct svg_reference *reference = &w->references[i];

        if (map_get(&w->ids, reference->id))
            continue;
        buf_add(out, str_from(str_first(written, reference->from), from));
        buf_add(out, str_of(reference->instead));
        from = reference->to;
    }
    buf_add(out, str_from(written, from));
    buf_byte(out, '\n');
}

static str list_without(struct arena *arena, unsigned without)
{
    static const char *const words[] = { "scripts", "event handlers", "links", "HTML", "sound and film",
        "styles and fonts that lie elsewhere", "elements that SVG doesn't have", "styles that can't be read" };
    str list = S("");

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (without >> i & 1)
            list = list.len ? arena_printf(arena, "%.*s, %s", STR(list), words[i]) : str_of(words[i]);
    return list;
}

bool svg_seems(str bytes)
{
    str head = str_first(bytes, 1 << 16);
    str front = str_trim(str_starts(head, S("\xEF\xBB\xBF")) ? str_from(head, 3) : head);

    return str_starts(front, S("<")) && !begins(front, "<html") && !begins(front, "<!doctype html") &&
           (str_find(front, S("<svg")) >= 0 || str_find(front, S(":svg")) >= 0);
}

static void write_all(struct svg_writer *w, struct picture_reading *reading, struct buf *out, const struct xml *root)
{
    w->bare = root->ns.len == 0;
    if (!str_equal(root->name, S("svg")) || element_of(w, root) != SVG_KEEP) {
        reading->kind = (struct picture_kind){ .type = S(""), .extension = S("") };
        return;
    }
    read_size(&reading->kind, root);
    write_element(w, root);
    finish(w, out);
    reading->problem = w->problem;
    reading->without = list_without(w->arena, w->without);
}

/* Why there is no tree. */
static str unreadable(struct arena *arena, const struct diag *diag)
{
    const struct finding *first = diag->items;

    if (diag->count == 0)
        return arena_printf(arena, "is larger than %d MiB; please make it simpler", SVG_BYTES >> 20);
    if (first->level == LEVEL_FATAL)
        return arena_printf(arena, "can't be read: %.*s", STR(first->message));
    return arena_printf(arena, "can't be read as XML, its line %d: %.*s", first->span.line, STR(first->message));
}

struct picture_reading svg_read(struct arena *arena, struct buf *out, str bytes,
    struct picture_reading (*inner)(struct arena *arena, struct buf *out, str bytes))
{
    struct picture_reading reading = { { S("image/svg+xml"), S(".svg"), 0, 0 }, S(""), S("") };
    struct arena scratch = { 0 };
    struct diag diag = { 0 };
    struct svg_writer w = {
        .arena = arena, .inner = inner, .scratch = &scratch, .problem = S(""), .ids = { .arena = &scratch }
    };
    const struct xml *root = bytes.len <= SVG_BYTES ? xml_parse_mixed(&scratch, bytes, &diag) : NULL;

    if (str_find(bytes, S("<?xml-stylesheet")) >= 0)
        w.without |= WITHOUT_STYLES;
    if (root)
        write_all(&w, &reading, out, root);
    else
        reading.problem = unreadable(arena, &diag);
    buf_free(&w.out);
    diag_free(&diag);
    arena_free(&scratch);
    return reading;
}
