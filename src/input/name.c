#include "input/name.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <strings.h>

/* What the website has at its root beside pages. */
static const char *const taken[] = { "404", "404.html", "archive", "articles", "assets", "authors", "feed", "index",
    "index.html", "issues", "robots", "robots.txt", "search", "sitemap", "sitemap.xml", "sources", "tags", "terms" };

/* Devices: Windows has no files of these names, whatever their endings. */
static const char *const devices[] = { "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5",
    "com6", "com7", "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9" };

/* Whether a list has a name, in capitals or not. */
static bool has(const char *const *names, size_t count, str name)
{
    for (size_t i = 0; i < count; i++)
        if (strncasecmp(name.at, names[i], name.len) == 0 && names[i][name.len] == '\0')
            return true;
    return false;
}

static bool is_device(str name)
{
    ptrdiff_t dot = str_find(name, S("."));

    return has(devices, sizeof devices / sizeof *devices, dot < 0 ? name : str_first(name, (size_t)dot));
}

bool name_is_text(str name)
{
    for (size_t i = 0, len; i < name.len; i += len)
        if (!unicode_prints(utf8_decode(str_from(name, i), &len)))
            return false;
    return true;
}

static bool is_plain(str name)
{
    static const char forbidden[] = "/\\?#%&\"'<>:*|`^{}[] ";

    for (size_t i = 0; i < name.len; i++)
        if (strchr(forbidden, name.at[i]))
            return false;
    return name.len > 0 && name.len <= NAME_BYTES && name.at[0] != '.' && name.at[name.len - 1] != '.' &&
           name_is_text(name);
}

bool name_is_taken(str name)
{
    return has(taken, sizeof taken / sizeof *taken, name);
}

bool name_is_free(str name)
{
    return is_plain(name) && !is_device(name);
}

bool name_check(str name, struct diag *diag)
{
    if (!is_plain(name)) {
        diag_error(diag, "site.name", NOWHERE,
            "“%.*s” can't be part of an address; please name it with letters, digits and hyphens", STR(name));
        return false;
    }
    if (is_device(name)) {
        diag_error(diag, "site.name", NOWHERE,
            "Windows keeps the name “%.*s” for itself, and no file there can have it; please choose another",
            STR(name));
        return false;
    }
    return true;
}

bool name_check_page(str name, struct diag *diag)
{
    if (!name_check(name, diag))
        return false;
    if (!name_is_taken(name))
        return true;
    diag_error(
        diag, "site.name", NOWHERE, "the site has a “%.*s” of its own; please name this page otherwise", STR(name));
    return false;
}
