/* incstat SRC OUT CACHE: the floor of a rebuild that looks at its output as well: every source and every page that
 * was made of it (OUT/NAME/index.html) is asked for its size and times, which are compared with those in CACHE; one
 * source is read, parsed, rendered and written. CACHE is written anew. */
#define _GNU_SOURCE
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct row {
    char name[40];
    long long numbers[6]; /* of the source, then of the page: size, time of change, number */
};

static struct row *rows;
static size_t count, cap;

static void die(const char *what)
{
    perror(what);
    exit(1);
}

static void look(int folder, const char *path, long long *numbers)
{
    struct stat info;

    if (fstatat(folder, path, &info, 0) != 0)
        return;
    numbers[0] = info.st_size;
    numbers[1] = info.st_ctim.tv_sec * 1000000000ll + info.st_ctim.tv_nsec;
    numbers[2] = (long long)info.st_ino;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct row *)a)->name, ((const struct row *)b)->name);
}

static void look_at_all(const char *src, const char *out)
{
    int from = open(src, O_RDONLY | O_DIRECTORY), to = open(out, O_RDONLY | O_DIRECTORY);
    DIR *dir = fdopendir(dup(from));
    char page[300];

    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        size_t len = strlen(entry->d_name);

        if (entry->d_name[0] == '.' || len < 4)
            continue;
        if (count == cap && !(rows = realloc(rows, (cap = cap ? 2 * cap : 1024) * sizeof *rows)))
            die("memory");
        memset(&rows[count], 0, sizeof *rows);
        snprintf(rows[count].name, sizeof rows->name, "%s", entry->d_name);
        snprintf(page, sizeof page, "%.*s/index.html", (int)len - 3, entry->d_name);
        look(from, entry->d_name, rows[count].numbers);
        look(to, page, rows[count++].numbers + 3);
    }
    qsort(rows, count, sizeof *rows, by_name);
}

/* How many rows aren't as they were. */
static size_t compare(const char *cache)
{
    struct row *old = calloc(count + 1, sizeof *old);
    FILE *file = fopen(cache, "rb");
    size_t there = file ? fread(old, sizeof *old, count, file) : 0, changed = count - there;

    for (size_t i = 0; i < there; i++)
        changed += memcmp(&old[i], &rows[i], sizeof *old) != 0;
    if (file)
        fclose(file);
    free(old);
    return changed;
}

static void make_one(const char *src, const char *out)
{
    char path[400], *text = malloc(1 << 20), *html;
    FILE *file;
    size_t size;
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);

    snprintf(path, sizeof path, "%s/%s", src, rows[0].name);
    file = fopen(path, "rb");
    if (!file)
        die(path);
    size = fread(text, 1, 1 << 20, file);
    fclose(file);
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser, text, size);
    html = cmark_render_html(cmark_parser_finish(parser), CMARK_OPT_FOOTNOTES, cmark_parser_get_syntax_extensions(parser));
    snprintf(path, sizeof path, "%s/.incstat.html", out);
    file = fopen(path, "wb");
    if (!file || fputs(html, file) < 0 || fclose(file) != 0 || remove(path) != 0)
        die(path);
}

int main(int argc, char **argv)
{
    FILE *file;

    if (argc != 4)
        return 2;
    look_at_all(argv[1], argv[2]);
    fprintf(stderr, "%zu files, %zu changed\n", count, compare(argv[3]));
    file = fopen(argv[3], "wb");
    if (!file || fwrite(rows, sizeof *rows, count, file) != count || fclose(file) != 0)
        die(argv[3]);
    make_one(argv[1], argv[2]);
    return 0;
}
