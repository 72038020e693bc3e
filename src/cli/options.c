#include "cli/options.h"

#include "base/nearest.h"

#include <stdlib.h>
#include <string.h>

/* How long a build waits for another one in the same OUT. */
enum { WAIT_SECONDS = 60 };

struct reading {
    struct options *options;
    struct diag *diag;
    int argc;
    char **argv;
    int at;
    const char *path; /* the one operand, */
    const char *word; /* and the one before it: of dump what, of theme which file, of help which command */
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
    r->options->run.out = value;
    return *value ? true : WRONG(r, "-o wants the name of a folder");
}

static bool set_url(struct reading *r, const char *value)
{
    r->options->run.url = str_of(value);
    return *value ? true : WRONG(r, "--base-url wants an address like https://journal.example");
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
    r->options->run.as_of = str_of(value);
    return true;
}

static bool set_jobs(struct reading *r, const char *value)
{
    char *end;
    long jobs = strtol(value, &end, 10);

    if (*end || jobs < 1 || jobs > 64)
        return WRONG(r, "--jobs wants a number from 1 to 64, not “%s”", value);
    r->options->run.jobs = (size_t)jobs;
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

/* Which commands take an option. */
#define OF(command) (1u << COMMAND_##command)
enum { OF_ALL = (1u << COMMAND_NONE) - 1, OF_DUE = OF(BUILD) | OF(TERMS) | OF(REVIEW) };

struct option {
    const char *name;
    unsigned commands;
    bool (*set)(struct reading *r, const char *value); /* NULL for a flag */
    size_t flag;                                       /* offset of a bool in struct options */
};

static const struct option known[] = {
    { "-o", OF(BUILD), set_out, 0 },
    { "--out", OF(BUILD), set_out, 0 },
    { "--base-url", OF(BUILD), set_url, 0 },
    { "--no-books", OF(BUILD), NULL, offsetof(struct options, run.no_books) },
    { "--explain", OF(BUILD), NULL, offsetof(struct options, explain) },
    { "--as-of", OF_DUE, set_as_of, 0 },
    { "--drafts", OF_DUE, NULL, offsetof(struct options, run.drafts) },
    { "--format", OF(TERMS), set_format, 0 },
    { "--all", OF(TERMS) | OF(REVIEW), NULL, offsetof(struct options, all) },
    { "--apply", OF(REVIEW), set_apply, 0 },
    { "--article", OF(LOCK), set_article, 0 },
    { "--jobs", OF_ALL, set_jobs, 0 },
    { "--findings", OF_ALL, set_findings, 0 },
    { "--color", OF_ALL, set_colour, 0 },
    { "--strict", OF_ALL, NULL, offsetof(struct options, run.strict) },
    { "--quiet", OF_ALL, NULL, offsetof(struct options, quiet) },
    { "-q", OF_ALL, NULL, offsetof(struct options, quiet) },
    { "--verbose", OF_ALL, NULL, offsetof(struct options, verbose) },
    { "-v", OF_ALL, NULL, offsetof(struct options, verbose) },
};

enum { KNOWN = sizeof known / sizeof *known };

/* The option that `argument` names, as `--name`, `--name=value` or `-oVALUE`; *value is what follows it there, or NULL.
 */
static const struct option *find_option(const char *argument, const char **value)
{
    for (size_t i = 0; i < KNOWN; i++) {
        size_t len = strlen(known[i].name);
        const char *rest = argument + len;

        if (strncmp(argument, known[i].name, len) != 0)
            continue;
        if (*rest && *rest != '=' && (argument[1] == '-' || !known[i].set))
            continue;
        *value = *rest ? rest + (*rest == '=') : NULL;
        return &known[i];
    }
    return NULL;
}

/* The nearest long name of an option that this command takes. */
static str nearest_option(enum command command, str name)
{
    struct nearest nearest = nearest_to(name);

    for (size_t i = 0; i < KNOWN; i++)
        if (known[i].commands & 1u << command && known[i].name[1] == '-')
            nearest_offer(&nearest, str_of(known[i].name));
    return nearest.found;
}

static bool unknown_option(struct reading *r, const char *argument)
{
    enum command command = r->options->command;
    const char *name = help_command_name(command), *end = strchr(argument, '=');
    str typed = end ? (str){ argument, (size_t)(end - argument) } : str_of(argument);
    str nearest = nearest_option(command, typed);

    if (nearest.len)
        return WRONG(r, "stele %s has no option %.*s; did you mean %.*s?", name, STR(typed), STR(nearest));
    return WRONG(r, "stele %s has no option %.*s; “stele help %s” lists them", name, STR(typed), name);
}

static bool read_option(struct reading *r, const char *argument)
{
    const char *value;
    const struct option *option = find_option(argument, &value);

    if (!option || !(option->commands & 1u << r->options->command))
        return unknown_option(r, argument);
    if (option->set && !value)
        value = r->at + 1 < r->argc ? r->argv[++r->at] : "";
    if (option->set)
        return option->set(r, value);
    if (value)
        return WRONG(r, "%s takes no value", option->name);
    *(bool *)((char *)r->options + option->flag) = true;
    return true;
}

/* --- operands */

static bool set_dump(struct reading *r, const char *value)
{
    static const char *const names[] = { "ast", "body", "text", "site" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(value, names[i]) != 0)
            continue;
        r->options->dump = (enum stele_dump_kind)i;
        return true;
    }
    return WRONG(r, "stele dump shows ast, body, text or site, not “%s”", value);
}

/* A name that may be meant for a command, for all that it is none. */
static bool unknown_command(struct reading *r, const char *name)
{
    str nearest = help_command_nearest(str_of(name));

    if (nearest.len)
        return WRONG(r, "there is no command “%s”; did you mean “stele %.*s”?", name, STR(nearest));
    if (strchr(name, '/') || str_ends(str_of(name), S(".md")))
        return WRONG(r, "“%s” is no command; to build it, say “stele build %s”", name, name);
    return WRONG(r, "there is no command “%s”; “stele help” lists them", name);
}

static bool set_topic(struct reading *r, const char *name)
{
    r->options->topic = help_command_named(str_of(name));
    return r->options->topic == COMMAND_NONE ? unknown_command(r, name) : true;
}

/* The first operand of a command that wants a word before any path. */
static bool read_word(struct reading *r, const char *argument)
{
    r->word = argument;
    if (r->options->command == COMMAND_DUMP)
        return set_dump(r, argument);
    if (r->options->command == COMMAND_HELP)
        return set_topic(r, argument);
    r->options->file = argument;
    return true;
}

static bool read_operand(struct reading *r, const char *argument)
{
    enum command command = r->options->command;

    if (!r->word && (command == COMMAND_HELP || command == COMMAND_DUMP || command == COMMAND_THEME))
        return read_word(r, argument);
    if (r->path || command == COMMAND_HELP || command == COMMAND_THEME || command == COMMAND_VERSION)
        return WRONG(r, "“%s” is one argument too many; “stele help %s” tells what there may be", argument,
            help_command_name(command));
    r->path = argument;
    return true;
}

static bool is_help(const char *argument)
{
    return strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0;
}

static bool read_rest(struct reading *r)
{
    bool ended = false, ok = true;

    for (; r->at < r->argc; r->at++) {
        const char *argument = r->argv[r->at];

        if (!ended && strcmp(argument, "--") == 0)
            ended = true;
        else if (!ended && argument[0] == '-' && argument[1])
            ok = read_option(r, argument) && ok;
        else
            ok = read_operand(r, argument) && ok;
    }
    return ok;
}

/* `stele COMMAND … --help` is `stele help COMMAND`, whatever else stands there. */
static bool asks_for_help(struct reading *r)
{
    for (int i = r->at; i < r->argc && strcmp(r->argv[i], "--") != 0; i++) {
        if (!is_help(r->argv[i]))
            continue;
        r->options->topic = r->options->command;
        r->options->command = COMMAND_HELP;
        return true;
    }
    return false;
}

static bool read_command(struct reading *r)
{
    const char *name = r->argv[1];

    r->options->command = is_help(name)                    ? COMMAND_HELP
                          : strcmp(name, "--version") == 0 ? COMMAND_VERSION
                                                           : help_command_named(str_of(name));
    return r->options->command == COMMAND_NONE ? unknown_command(r, name) : true;
}

bool options_read(struct options *options, int argc, char **argv, struct diag *diag)
{
    struct reading r = { .options = options, .diag = diag, .argc = argc, .argv = argv, .at = 2 };
    bool ok;

    *options = (struct options){ .command = COMMAND_NONE,
        .topic = COMMAND_NONE,
        .run = { .path = "content", .out = "build", .wait = WAIT_SECONDS } };
    if (argc < 2)
        return true;
    if (!read_command(&r))
        return false;
    if (asks_for_help(&r))
        return true;
    ok = read_rest(&r);
    if (r.path)
        options->run.path = r.path;
    if (ok && options->command == COMMAND_DUMP && !r.word)
        ok = WRONG(&r, "stele dump wants to know what: ast, body, text or site");
    return ok;
}
