#include "cli/help.h"

#include "base/nearest.h"

static const char overview[] =
    "stele: a press for bilingual scholarship\n"
    "\n"
    "  stele build [PATH] [-o OUT]   build a website and e-books from a publication's folder (default: content)\n"
    "                                or from one Markdown file, into OUT (default: build)\n"
    "  stele terms [PATH]            terms, names and titles with their originals: --format=text|json|csv|tbx|tmx\n"
    "  stele review [PATH]           what was guessed, as a table to edit; --apply=TABLE keeps your decisions\n"
    "  stele lock [PATH]             remember what translations are made from; builds say what has changed since\n"
    "  stele dump ast|body|text|site [PATH]\n"
    "                                what was understood of the articles, as text\n"
    "  stele theme [FILE]            the default theme's files, or one of them, to begin your own with\n"
    "  stele help [COMMAND]          this text, or more on a command\n"
    "  stele --version\n"
    "\n"
    "Every command takes --findings=text|json, --strict (warnings fail), --jobs=N, -q, -v,\n"
    "--color=auto|always|never and --help.\n";

#define SHARED                                                                                                         \
    "\n"                                                                                                               \
    "  --findings=json      findings as one line of JSON on standard error\n"                                          \
    "  --strict             warnings fail\n"                                                                           \
    "  --jobs=N             how many threads (default: one for each core)\n"                                           \
    "  --color=WHEN         auto, always or never\n"                                                                   \
    "  -q, --quiet          say nothing but findings\n"                                                                \
    "  -v, --verbose        say what was done on a pipe, too\n"

#define DUE                                                                                                            \
    "  --as-of=DATE         leave out articles dated later (2025-05-12)\n"                                             \
    "  --drafts             drafts and later articles too\n"

static const char build_help[] =
    "stele build [PATH] [-o OUT]\n"
    "\n"
    "Makes OUT/site, a website for any static host, and OUT/books, an EPUB for each book of stele.yaml. PATH is a\n"
    "publication's folder (default: content) or one Markdown file, which needs no configuration and gives a site and\n"
    "one book. Nothing is replaced unless everything is whole.\n"
    "\n"
    "  -o OUT, --out=OUT    where to (default: build)\n"
    "  --base-url=URL       the address at which the site will stand\n"
    "  --no-books           the site only\n"
    "  --explain            say of each file that is made again why\n" DUE SHARED "\n"
    "Exit status: 0 clean or warnings only, 1 errors in the content, 2 a wrong call or a failure of disk or\n"
    "permission.\n";

static const char dump_help[] =
    "stele dump ast|body|text|site [PATH]\n"
    "\n"
    "Writes what was understood of the articles to standard output, as text that stays the same from version to\n"
    "version as far as it can: to see what a construct becomes, or to compare two states of a text.\n"
    "\n"
    "  ast                  the tree of each article after all that is done to it\n"
    "  body                 the XHTML of site and book, without the page around it\n"
    "  text                 the plain text of each of its blocks and notes, below its id\n"
    "  site                 articles, pages, issues and books, and how they belong together\n" SHARED;

static const char terms_help[] =
    "stele terms [PATH] [--format=text|json|csv|tbx|tmx] [--all]\n"
    "\n"
    "Writes the terms, names, titles and quotations of the articles with their originals, each with its places, to\n"
    "standard output.\n"
    "\n"
    "  --format=text        to read (the default)\n"
    "  --format=json        for programs: an array in the order of first occurrence\n"
    "  --format=csv         for a spreadsheet: a row for each term\n"
    "  --format=tbx         for term bases: TBX-Basic (ISO 30042:2019), without quotations; what isn't approved is\n"
    "                       left out\n"
    "  --format=tmx         for translation memories: TMX 1.4b, the quotations with their originals; what isn't\n"
    "                       approved says so\n"
    "  --all                in TBX, what is only proposed as well, marked as such\n" DUE SHARED "\n"
    "What is approved stands in terms.yaml; “stele review” helps to fill it.\n";

static const char review_help[] =
    "stele review [PATH] >TABLE\n"
    "stele review [PATH] --apply=TABLE\n"
    "\n"
    "Writes what was guessed (glosses, with their kinds, languages and readings) to standard output: a table with a\n"
    "row for each guess, its place and the rule that made it, for a spreadsheet or a text editor. In its first column\n"
    "decide:\n"
    "\n"
    "  accept     it is right as it stands\n"
    "  reject     it is no term; it is left alone from now on\n"
    "  change     it is right as you have edited the row: en, zh, abbr, reading, kind, lang\n"
    "  (nothing)  it stays a guess\n"
    "\n"
    "With --apply the decisions are written into terms.yaml; what stands there stays as it is, comments and all.\n"
    "Nothing is written where the table has a mistake; a mistake is told with its line and column. The table may have\n"
    "gone through a spreadsheet: tabs, commas or semicolons between cells, more columns, another order.\n"
    "\n"
    "  --apply=TABLE        keep the decisions of this table\n"
    "  --all                what is decided already, too\n" DUE SHARED;

static const char lock_help[] =
    "stele lock [PATH] [--article=SLUG]\n"
    "\n"
    "Writes into PATH/stele.lock.yaml what each translation (SLUG.zh-Hans.md beside SLUG.md) is made from, paragraph\n"
    "by paragraph. From then on builds warn, at the translation's line, when the original has changed. When the\n"
    "translation has caught up, lock again.\n"
    "\n"
    "  --article=SLUG       the translations of this article only\n" SHARED "\n"
    "Whatever else stele.lock.yaml holds stays as it is.\n";

static const char theme_help[] =
    "stele theme [FILE]\n"
    "\n"
    "Writes the names of the default theme's files, or one of them, to standard output. Put what you change into your\n"
    "publication's folder theme/, under the same name; what isn't there is taken from the default:\n"
    "\n"
    "  stele theme article.html >content/theme/article.html\n" SHARED;

/* In the order of enum command. */
static const struct {
    str name;
    const char *text;
} commands[] = {
#define COMMAND(name, text)                                                                                            \
    {                                                                                                                  \
        { name, sizeof name - 1 }, text                                                                                \
    }
    COMMAND("build", build_help),
    COMMAND("dump", dump_help),
    COMMAND("terms", terms_help),
    COMMAND("review", review_help),
    COMMAND("lock", lock_help),
    COMMAND("theme", theme_help),
    COMMAND("help", overview),
    COMMAND("version", overview),
#undef COMMAND
};

enum command help_command_named(str name)
{
    for (int i = 0; i < COMMAND_NONE; i++)
        if (str_equal(commands[i].name, name))
            return (enum command)i;
    return COMMAND_NONE;
}

str help_command_nearest(str name)
{
    struct nearest nearest = nearest_to(name);

    for (int i = 0; i < COMMAND_NONE; i++)
        nearest_offer(&nearest, commands[i].name);
    return nearest.found;
}

const char *help_command_name(enum command command)
{
    return command == COMMAND_NONE ? "" : commands[command].name.at;
}

const char *help_text(enum command command)
{
    return command == COMMAND_NONE ? overview : commands[command].text;
}
