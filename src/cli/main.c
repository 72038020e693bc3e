/* The command: argv → a stage list, findings → standard error, counts → exit status. Only here is printed and exited.
 */
#include "base/file.h"
#include "cli/options.h"
#include "cli/report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { EXIT_CONTENT = 1, EXIT_ENVIRONMENT = 2 };

/* Writes all of a text and sees that it has arrived; else the errno value. */
static int write_all(str text, FILE *to)
{
    errno = 0;
    if (text.len && fwrite(text.at, 1, text.len, to) < text.len)
        return errno ? errno : EIO;
    return fflush(to) == 0 ? 0 : errno;
}

/* What was asked for goes to standard output. */
static void write_data(str text, struct diag *diag)
{
    int error = write_all(text, stdout);

    if (error)
        diag_fail(diag, "output.stdout", "can't write to standard output: %s", strerror(error));
}

static const char no_command[] =
    "stele wants to know what to do: “stele build” builds a publication, “stele help” lists the "
    "rest";

/* --- findings */

static bool is_terminal(void)
{
    const char *terminal = getenv("TERM");

    return isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
}

/* False where they couldn't be written. */
static bool print_findings(const struct options *options, const struct diag *diag, str root)
{
    bool wanted = options->colour == COLOUR_AUTO && is_terminal() && !getenv("NO_COLOR");
    bool rich = options->colour == COLOUR_ALWAYS || wanted;
    const struct report_style style = {
        .colour = rich, .source = rich || is_terminal(), .outside = str_of(options->apply)
    };
    struct buf out = { 0 };
    bool ok;

    if (options->findings == FORMAT_JSON)
        diag_print_json(&out, diag, str_of(options->run.path));
    else
        report_findings(&out, diag, root, &style);
    ok = write_all(buf_str(&out), stderr) == 0;
    buf_free(&out);
    return ok;
}

static int status_of(const struct options *options, const struct diag *diag)
{
    if (diag->at[LEVEL_FATAL] || diag->at[LEVEL_USAGE])
        return EXIT_ENVIRONMENT;
    if (diag->at[LEVEL_ERROR] || (options->run.strict && diag->at[LEVEL_WARNING]))
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
    if (options->run.as_of.len == 0)
        options->run.as_of = str_of(date);
    options->run.modified = str_of(moment);
}

/* What findings' paths are relative to: the publication's folder, or that of the lone file. */
static str root_of(const char *path)
{
    str root = str_of(path);
    struct file_info info;

    if (file_stat(path, &info) == 0 && info.kind != FILE_NONE && info.kind != FILE_DIRECTORY) {
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

/* Counts are for people: on a terminal, or where they are asked for. */
static bool is_talkative(const struct options *options)
{
    return options->verbose || (!options->quiet && options->findings == FORMAT_TEXT && isatty(STDERR_FILENO));
}

static void print_count(size_t count, const char *what)
{
    fprintf(stderr, "%zu %s%s", count, what, plural(count));
}

static void print_failure(
    const struct options *options, const struct stele_build_result *result, const struct diag *diag)
{
    size_t errors = diag->at[LEVEL_ERROR] + diag->at[LEVEL_FATAL], warnings = diag->at[LEVEL_WARNING];

    if (errors)
        print_count(errors, "error");
    if (errors && warnings)
        fputs(", ", stderr);
    if (warnings)
        print_count(warnings, "warning");
    if (result->begun)
        fprintf(stderr, "; the next build finishes what was begun in %s\n", options->run.out);
    else
        fprintf(stderr, "; what was in %s stays as it was\n", options->run.out);
}

static void print_summary(
    const struct options *options, const struct stele_build_result *result, const struct diag *diag, double seconds)
{
    const char *out = options->run.out;
    size_t warnings = diag->at[LEVEL_WARNING];

    print_count(result->articles, "article");
    fputs(" → ", stderr);
    print_count(result->pages, "page");
    fprintf(stderr, " in %s/site", out);
    if (result->books) {
        fputs(", ", stderr);
        print_count(result->books, "book");
        fprintf(stderr, " in %s/books", out);
    }
    fprintf(stderr, "; %.2f s", seconds);
    if (warnings) {
        fputs("; ", stderr);
        print_count(warnings, "warning");
    }
    fputc('\n', stderr);
}

/* --- the commands */

/* Data goes out, then findings; the exit status. Takes `out`. */
static int finish(const struct options *options, struct buf *out, str root, struct diag *diag)
{
    write_data(buf_str(out), diag);
    buf_free(out);
    return print_findings(options, diag, root) ? status_of(options, diag) : EXIT_ENVIRONMENT;
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int run_build(struct options *options, str root, struct diag *diag)
{
    struct stele_build_result result;
    struct report_progress progress = { 0 };
    struct buf explained = { 0 };
    double begin = now();
    int status;

    if (is_terminal() && !options->quiet && options->findings == FORMAT_TEXT) {
        options->run.progress = report_progress;
        options->run.waiting = report_waiting;
        options->run.progress_context = &progress;
    }
    if (options->explain)
        options->run.explain = &explained;
    stele_build(&options->run, &result, diag);
    report_progress_end(&progress);
    status = finish(options, &explained, root, diag);
    if (is_talkative(options) && result.published)
        print_summary(options, &result, diag, now() - begin);
    else if (is_talkative(options))
        print_failure(options, &result, diag);
    return status;
}

static void write_review(const struct options *options, struct buf *out, struct diag *diag)
{
    if (options->apply)
        stele_review_apply(&options->run, options->apply, diag);
    else
        stele_review(&options->run, options->all, out, diag);
}

static void write_data_of(const struct options *options, struct buf *out, struct diag *diag)
{
    switch (options->command) {
    case COMMAND_BUILD: return;
    case COMMAND_DUMP: stele_dump(&options->run, options->dump, out, diag); return;
    case COMMAND_TERMS: stele_terms(&options->run, options->terms, options->all, out, diag); return;
    case COMMAND_REVIEW: write_review(options, out, diag); return;
    case COMMAND_LOCK: stele_lock(&options->run, options->article, diag); return;
    case COMMAND_THEME: stele_theme(options->file, out, diag); return;
    case COMMAND_VERSION: buf_lit(out, "stele " STELE_VERSION "\n"); return;
    case COMMAND_HELP: buf_add(out, str_of(help_text(options->topic))); return;
    case COMMAND_NONE: diag_add(diag, LEVEL_USAGE, "usage", NOWHERE, "%s", no_command); return;
    }
}

static int run(struct options *options, struct diag *diag)
{
    bool about_files = options->command != COMMAND_THEME && options->command != COMMAND_HELP;
    str root = about_files ? root_of(options->run.path) : S("");
    char date[16], moment[32];
    struct buf out = { 0 };

    read_epoch(options, date, moment);
    if (options->command == COMMAND_BUILD)
        return run_build(options, root, diag);
    write_data_of(options, &out, diag);
    return finish(options, &out, root, diag);
}

/* Where a standard stream is closed, the next file that is opened would take its number, and its text. What holds the
 * place can only be read, so that writing to it fails and is reported. */
static void hold_standard_streams(void)
{
    int fd;

    do
        fd = open("/dev/null", O_RDONLY);
    while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd >= 0)
        close(fd);
}

int main(int argc, char **argv)
{
    struct options options;
    struct diag diag = { 0 };
    int status = EXIT_ENVIRONMENT;

    arena_begin();
    hold_standard_streams();
    if (options_read(&options, argc, argv, &diag))
        status = run(&options, &diag);
    else
        print_findings(&options, &diag, S(""));
    diag_free(&diag);
    return status;
}
