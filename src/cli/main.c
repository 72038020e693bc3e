/* The command: argv → a stage list, findings → standard error, counts → exit status. Only here is printed and exited.
 */
#include "cli/options.h"
#include "cli/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { EXIT_CONTENT = 1, EXIT_ENVIRONMENT = 2 };

static const char overview[] =
    "stele: a press for bilingual scholarship\n"
    "\n"
    "  stele build [PATH] [-o OUT]   build a website and e-books from a publication's folder (default: content)\n"
    "                                or from one Markdown file, into OUT (default: build)\n"
    "  stele dump ast|body|site [PATH]\n"
    "                                what was understood of the articles, as text\n"
    "  stele terms [PATH]            terms, names and titles with their originals: --format=text|json|csv|tbx|tmx\n"
    "  stele review [PATH]           what was guessed, as a table to edit; --apply=TABLE keeps your decisions\n"
    "  stele lock [PATH]             remember what translations are made from; builds say what has changed since\n"
    "  stele theme [FILE]            the default theme's files, or one of them, to begin your own with\n"
    "  stele help [COMMAND]          this text, or more on a command\n"
    "  stele --version\n"
    "\n"
    "Every command takes --findings=text|json, --strict (warnings fail), -q, -v, --color=auto|always|never.\n";

static const char build_help[] =
    "stele build [PATH] [-o OUT]\n"
    "\n"
    "Makes OUT/site, a website for any static host, and OUT/books, an EPUB for each book of stele.yaml; a lone "
    "Markdown\n"
    "file needs no configuration and gives a site and one book. Nothing is replaced unless everything is whole.\n"
    "\n"
    "  -o OUT, --out=OUT    where to (default: build)\n"
    "  --base-url=URL       the address at which the site will stand\n"
    "  --as-of=DATE         leave out articles dated later (2025-05-12)\n"
    "  --drafts             show drafts and later articles too\n"
    "  --no-books           the site only\n"
    "  --jobs=N             how many threads (default: one for each core)\n"
    "  --findings=json      findings as one line of JSON on standard error\n"
    "  --strict             warnings fail\n"
    "  -q                   say nothing but findings\n"
    "\n"
    "Exit status: 0 clean or warnings only, 1 errors in the content, 2 a wrong call or a failure of disk or "
    "permission.\n";

static const char terms_help[] =
    "stele terms [PATH] [--format=text|json|csv|tbx|tmx] [--all]\n"
    "\n"
    "Writes the terms, names, titles and quotations of the articles with their originals, each with its places, to "
    "standard\n"
    "output.\n"
    "\n"
    "  --format=text        to read (the default)\n"
    "  --format=json        for programs: an array in the order of first occurrence\n"
    "  --format=csv         for a spreadsheet: a row for each term\n"
    "  --format=tbx         for term bases: TBX-Basic (ISO 30042:2019), without quotations; what isn't approved is "
    "left "
    "out\n"
    "  --format=tmx         for translation memories: TMX 1.4b, the quotations with their originals; what isn't "
    "approved\n"
    "                       says so\n"
    "  --all                in TBX, what is only proposed as well, marked as such\n"
    "\n"
    "What is approved stands in terms.yaml; “stele review” helps to fill it.\n";

static const char lock_help[] = "stele lock [PATH] [--article=SLUG]\n"
                                "\n"
                                "Writes into PATH/stele.lock.yaml what each translation (SLUG.zh-Hans.md beside "
                                "SLUG.md) is made from, paragraph by\n"
                                "paragraph. From then on builds warn, at the translation's line, when the original has "
                                "changed. When the translation\n"
                                "has caught up, lock again.\n"
                                "\n"
                                "  --article=SLUG       the translations of this article only\n"
                                "\n"
                                "Whatever else stele.lock.yaml holds stays as it is.\n";

static const char review_help[] =
    "stele review [PATH] >TABLE\n"
    "stele review [PATH] --apply=TABLE\n"
    "\n"
    "Writes what was guessed (glosses, with their kinds, languages and readings) to standard output: a table with a "
    "row "
    "for\n"
    "each guess, its place and the rule that made it, for a spreadsheet or a text editor. In its first column decide:\n"
    "\n"
    "  accept     it is right as it stands\n"
    "  reject     it is no term; it is left alone from now on\n"
    "  change     it is right as you have edited the row: en, zh, abbr, reading, kind, lang\n"
    "  (nothing)  it stays a guess\n"
    "\n"
    "With --apply the decisions are written into terms.yaml; what stands there stays as it is, comments and all. "
    "Nothing "
    "is\n"
    "written where the table has a mistake; a mistake is told with its line and column. The table may have gone "
    "through "
    "a\n"
    "spreadsheet: tabs, commas or semicolons between cells, more columns, another order.\n"
    "\n"
    "  --all                what is decided already, too\n"
    "  --drafts             drafts and later articles too\n";

static const struct {
    const char *topic, *text;
} helps[] = { { "build", build_help }, { "terms", terms_help }, { "review", review_help }, { "lock", lock_help } };

static void print_help(const char *topic)
{
    const char *text = overview;

    for (size_t i = 0; topic && i < sizeof helps / sizeof *helps; i++)
        if (strcmp(helps[i].topic, topic) == 0)
            text = helps[i].text;
    fputs(text, stdout);
}

static void write_out(const struct buf *text, FILE *to)
{
    if (text->len)
        fwrite(text->at, 1, text->len, to);
}

/* --- findings */

static bool is_terminal(void)
{
    const char *terminal = getenv("TERM");

    return isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
}

static void print_findings(const struct options *options, const struct diag *diag, str root)
{
    bool wanted = options->colour == COLOUR_AUTO && is_terminal() && !getenv("NO_COLOR");
    bool rich = options->colour == COLOUR_ALWAYS || wanted;
    const struct report_style style = {
        .colour = rich, .source = rich || is_terminal(), .outside = str_of(options->apply)
    };
    struct buf out = { 0 };

    if (options->findings == FORMAT_JSON)
        diag_print_json(&out, diag, str_of(options->build.path));
    else
        report_findings(&out, diag, root, &style);
    write_out(&out, stderr);
    buf_free(&out);
}

static int status_of(const struct options *options, const struct diag *diag)
{
    if (diag->at[LEVEL_FATAL] || diag->at[LEVEL_USAGE])
        return EXIT_ENVIRONMENT;
    if (diag->at[LEVEL_ERROR] || (options->strict && diag->at[LEVEL_WARNING]))
        return EXIT_CONTENT;
    return EXIT_SUCCESS;
}

/* --- build */

/* SOURCE_DATE_EPOCH (reproducible-builds.org) as a date and as a moment, where it is set and a number. */
static void read_epoch(struct options *options, char date[16], char moment[32])
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    char *end;
    long long seconds = text && *text ? strtoll(text, &end, 10) : -1;
    time_t when = (time_t)seconds;
    struct tm tm;

    if (seconds < 0 || *end || seconds > 253402300799LL || !gmtime_r(&when, &tm))
        return;
    strftime(date, 16, "%Y-%m-%d", &tm);
    strftime(moment, 32, "%Y-%m-%dT%H:%M:%SZ", &tm);
    if (options->build.as_of.len == 0)
        options->build.as_of = str_of(date);
    options->build.modified = str_of(moment);
}

/* What findings' paths are relative to: the publication's folder, or that of the lone file. */
static str root_of(const char *path)
{
    str root = str_of(path);

    if (str_ends(root, S(".md"))) {
        while (root.len && root.at[root.len - 1] != '/')
            root.len--;
    }
    while (root.len > 1 && str_ends(root, S("/")))
        root.len--;
    return root;
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static void print_summary(
    const struct options *options, const struct stele_build_result *result, const struct diag *diag, double seconds)
{
    if (options->quiet || options->findings == FORMAT_JSON || !isatty(STDERR_FILENO))
        return;
    if (diag_bad(diag))
        fprintf(stderr, "%zu error%s; what was in %s stays as it was\n", diag->at[LEVEL_ERROR] + diag->at[LEVEL_FATAL],
            plural(diag->at[LEVEL_ERROR] + diag->at[LEVEL_FATAL]), options->build.out);
    else
        fprintf(stderr, "%zu article%s → %zu page%s, %zu book%s in %.2f s\n", result->articles,
            plural(result->articles), result->pages, plural(result->pages), result->books, plural(result->books),
            seconds);
}

static int run_build(struct options *options, struct diag *diag)
{
    char date[16], moment[32];
    struct stele_build_result result;
    struct report_progress progress = { 0 };
    struct timespec begin, end;

    clock_gettime(CLOCK_MONOTONIC, &begin);
    read_epoch(options, date, moment);
    if (is_terminal() && !options->quiet && options->findings == FORMAT_TEXT) {
        options->build.progress = report_progress;
        options->build.progress_context = &progress;
    }
    stele_build(&options->build, &result, diag);
    report_progress_end(&progress);
    clock_gettime(CLOCK_MONOTONIC, &end);
    print_findings(options, diag, root_of(options->build.path));
    print_summary(
        options, &result, diag, (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) / 1e9);
    return status_of(options, diag);
}

static int run_dump(const struct options *options, struct diag *diag)
{
    struct buf out = { 0 };

    stele_dump(options->build.path, options->dump, &out, diag);
    write_out(&out, stdout);
    buf_free(&out);
    print_findings(options, diag, root_of(options->build.path));
    return status_of(options, diag);
}

static int run_theme(const struct options *options, struct diag *diag)
{
    struct buf out = { 0 };

    stele_theme(options->topic, &out, diag);
    write_out(&out, stdout);
    buf_free(&out);
    print_findings(options, diag, S(""));
    return status_of(options, diag);
}

static int run_terms(struct options *options, struct diag *diag)
{
    char date[16], moment[32];
    struct buf out = { 0 };

    read_epoch(options, date, moment);
    const struct stele_terms_options terms = { options->build.path, options->terms, options->all, options->build.as_of,
        options->build.drafts };

    stele_terms(&terms, &out, diag);
    write_out(&out, stdout);
    buf_free(&out);
    print_findings(options, diag, root_of(options->build.path));
    return status_of(options, diag);
}

static int run_review(struct options *options, struct diag *diag)
{
    char date[16], moment[32];
    struct buf out = { 0 };

    read_epoch(options, date, moment);
    const struct stele_review_options review = { options->build.path, options->apply, options->all,
        options->build.as_of, options->build.drafts };

    stele_review(&review, &out, diag);
    write_out(&out, stdout);
    buf_free(&out);
    print_findings(options, diag, root_of(options->build.path));
    return status_of(options, diag);
}

static int run_lock(struct options *options, struct diag *diag)
{
    size_t count;

    stele_lock(options->build.path, options->article, &count, diag);
    print_findings(options, diag, root_of(options->build.path));
    if (!options->quiet && options->findings == FORMAT_TEXT && isatty(STDERR_FILENO) && !diag_bad(diag))
        fprintf(stderr, "%zu translation%s remembered in stele.lock.yaml\n", count, plural(count));
    return status_of(options, diag);
}

static int run(struct options *options, struct diag *diag)
{
    switch (options->command) {
    case COMMAND_BUILD: return run_build(options, diag);
    case COMMAND_DUMP: return run_dump(options, diag);
    case COMMAND_THEME: return run_theme(options, diag);
    case COMMAND_TERMS: return run_terms(options, diag);
    case COMMAND_REVIEW: return run_review(options, diag);
    case COMMAND_LOCK: return run_lock(options, diag);
    case COMMAND_HELP: print_help(options->topic); return EXIT_SUCCESS;
    case COMMAND_VERSION: puts("stele " STELE_VERSION); return EXIT_SUCCESS;
    case COMMAND_NONE: break;
    }
    fputs(overview, stderr);
    return EXIT_ENVIRONMENT;
}

int main(int argc, char **argv)
{
    struct options options;
    struct diag diag = { 0 };
    int status = EXIT_ENVIRONMENT;

    if (options_read(&options, argc, argv, &diag))
        status = run(&options, &diag);
    else
        print_findings(&options, &diag, S(""));
    diag_free(&diag);
    return status;
}
