#include "cli/options.h"

#include <stdlib.h>
#include <string.h>

struct reading {
    struct options *options;
    struct diag *diag;
    int argc;
    char **argv;
    int at;
    const char *path; /* the one operand, */
    const char *word; /* and the one before it: of dump what, of help which command */
};

/* Says what is wrong with the call; false. */
#define WRONG(r, ...) (diag_add((r)->diag, LEVEL_USAGE, "usage", NOWHERE, __VA_ARGS__), false)

/* --- values */

static bool set_findings(struct reading *r, const char *value)
{
    if (strcmp(value, "json") != 0 && strcmp(value, "text") != 0)
        return WRONG(r, "--findings is text or json, not “%s”", value);
    r->options->findings = strcmp(value, "json") == 0 ? FORMAT_JSON : FORMAT_TEXT;
    return true;
}

static bool set_colour(struct reading *r, const char *value)
{
    static const char *const names[] = { "auto", "always", "never" };

    for (int i = 0; i < 3; i++) {
        if (strcmp(value, names[i]) != 0)
            continue;
        r->options->colour = (enum colour)i;
        return true;
    }
    return WRONG(r, "--color is auto, always or never, not “%s”", value);
}

static bool set_out(struct reading *r, const char *value)
{
    r->options->build.out = value;
    return *value ? true : WRONG(r, "-o wants the name of a folder");
}

static bool set_url(struct reading *r, const char *value)
{
    str url = str_of(value);

    if (!str_starts(url, S("https://")) && !str_starts(url, S("http://")))
        return WRONG(r, "--base-url wants an address like https://journal.example, not “%s”", value);
    while (str_ends(url, S("/")))
        url.len--;
    r->options->build.url = url;
    return true;
}

static bool is_date(const char *value)
{
    static const char shape[] = "0000-00-00";

    for (size_t i = 0; i < sizeof shape; i++)
        if (shape[i] == '0' ? value[i] < '0' || value[i] > '9' : value[i] != shape[i])
            return false;
    return true;
}

static bool set_as_of(struct reading *r, const char *value)
{
    if (!is_date(value))
        return WRONG(r, "--as-of wants a date like 2025-05-12, not “%s”", value);
    r->options->build.as_of = str_of(value);
    return true;
}

static bool set_jobs(struct reading *r, const char *value)
{
    char *end;
    long jobs = strtol(value, &end, 10);

    if (*end || jobs < 1 || jobs > 64)
        return WRONG(r, "--jobs wants a number from 1 to 64, not “%s”", value);
    r->options->build.jobs = (size_t)jobs;
    return true;
}

static bool set_format(struct reading *r, const char *value)
{
    static const char *const names[] = { "text", "json", "csv", "tbx", "tmx" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(value, names[i]) != 0)
            continue;
        r->options->terms = (enum stele_terms_format)i;
        return true;
    }
    return WRONG(r, "--format is text, json, csv, tbx or tmx, not “%s”", value);
}

static bool set_article(struct reading *r, const char *value)
{
    r->options->article = value;
    return *value ? true : WRONG(r, "--article wants the name of an article, as in its address");
}

static bool set_apply(struct reading *r, const char *value)
{
    r->options->apply = value;
    return *value ? true : WRONG(r, "--apply wants the name of a table that “stele review” wrote");
}

/* --- names */

struct flag {
    const char *name;
    size_t offset; /* of a bool in struct options */
};

static const struct flag flags[] = {
    { "--all", offsetof(struct options, all) },
    { "--drafts", offsetof(struct options, build.drafts) },
    { "--no-books", offsetof(struct options, build.no_books) },
    { "--strict", offsetof(struct options, strict) },
    { "--quiet", offsetof(struct options, quiet) },
    { "-q", offsetof(struct options, quiet) },
    { "--verbose", offsetof(struct options, verbose) },
    { "-v", offsetof(struct options, verbose) },
};

struct setting {
    const char *name;
    bool (*set)(struct reading *r, const char *value);
};

static const struct setting settings[] = {
    { "-o", set_out },
    { "--out", set_out },
    { "--base-url", set_url },
    { "--as-of", set_as_of },
    { "--jobs", set_jobs },
    { "--findings", set_findings },
    { "--format", set_format },
    { "--apply", set_apply },
    { "--article", set_article },
    { "--color", set_colour },
};

static bool read_flag(struct reading *r, const char *name)
{
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        if (strcmp(flags[i].name, name) != 0)
            continue;
        *(bool *)((char *)r->options + flags[i].offset) = true;
        return true;
    }
    return false;
}

/* The value of `--name=value`, `--name value` or `-oVALUE`, or NULL where the argument isn't this setting. */
static const char *value_of(struct reading *r, const struct setting *setting, const char *argument)
{
    size_t len = strlen(setting->name);

    if (strncmp(argument, setting->name, len) != 0)
        return NULL;
    if (argument[len] == '=')
        return argument + len + 1;
    if (argument[len])
        return argument[1] == '-' ? NULL : argument + len;
    return r->at + 1 < r->argc ? r->argv[++r->at] : "";
}

static bool read_option(struct reading *r, const char *argument)
{
    if (read_flag(r, argument))
        return true;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        const char *value = value_of(r, &settings[i], argument);

        if (value)
            return settings[i].set(r, value);
    }
    return WRONG(r, "there is no option %s; “stele help” lists them", argument);
}

static bool set_dump(struct reading *r, const char *value)
{
    static const char *const names[] = { "ast", "body", "site" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(value, names[i]) != 0)
            continue;
        r->options->dump = (enum stele_dump_kind)i;
        return true;
    }
    return WRONG(r, "stele dump shows ast, body or site, not “%s”", value);
}

static bool read_operand(struct reading *r, const char *argument)
{
    enum command command = r->options->command;

    if (!r->word && (command == COMMAND_HELP || command == COMMAND_DUMP || command == COMMAND_THEME)) {
        r->word = argument;
        return command == COMMAND_DUMP ? set_dump(r, argument) : true;
    }
    if (r->path)
        return WRONG(r, "only one path can be given; “%s” is a second one", argument);
    r->path = argument;
    return true;
}

static bool read_rest(struct reading *r)
{
    bool ended = false, ok = true;

    for (; r->at < r->argc; r->at++) {
        const char *argument = r->argv[r->at];

        if (!ended && strcmp(argument, "--") == 0)
            ended = true;
        else if (!ended && (strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0))
            r->options->command = COMMAND_HELP;
        else if (!ended && argument[0] == '-' && argument[1])
            ok = read_option(r, argument) && ok;
        else
            ok = read_operand(r, argument) && ok;
    }
    return ok;
}

static bool read_command(struct reading *r)
{
    static const struct {
        const char *name;
        enum command command;
    } commands[] = {
        { "build", COMMAND_BUILD },
        { "dump", COMMAND_DUMP },
        { "theme", COMMAND_THEME },
        { "terms", COMMAND_TERMS },
        { "review", COMMAND_REVIEW },
        { "lock", COMMAND_LOCK },
        { "help", COMMAND_HELP },
        { "--help", COMMAND_HELP },
        { "-h", COMMAND_HELP },
        { "--version", COMMAND_VERSION },
    };

    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (strcmp(commands[i].name, r->argv[1]) != 0)
            continue;
        r->options->command = commands[i].command;
        return true;
    }
    return WRONG(r, "there is no command “%s”; “stele help” lists them", r->argv[1]);
}

bool options_read(struct options *options, int argc, char **argv, struct diag *diag)
{
    struct reading r = { .options = options, .diag = diag, .argc = argc, .argv = argv, .at = 2 };
    bool ok;

    *options = (struct options){ .command = COMMAND_NONE, .build = { .path = "content", .out = "build" } };
    if (argc < 2)
        return true;
    ok = read_command(&r) && read_rest(&r);
    if (r.path)
        options->build.path = r.path;
    options->topic = r.word;
    if (ok && options->command == COMMAND_DUMP && !r.word)
        ok = WRONG(&r, "stele dump wants to know what: ast, body or site");
    return ok;
}
