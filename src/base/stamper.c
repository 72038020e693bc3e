#include "base/stamper.h"

#include "base/file_calls.h"

#include <errno.h>
#include <fcntl.h>

int stamper_begin(struct stamper *stamper, const char *root)
{
    *stamper = (struct stamper){ .root = file_calls.openat(AT_FDCWD, root, O_PATH | O_DIRECTORY, 0), .folder = -1 };
    return stamper->root < 0 ? errno : 0;
}

static void leave(struct stamper *stamper)
{
    if (stamper->folder >= 0)
        file_calls.close(stamper->folder); /* nothing was written */
    stamper->folder = -1;
}

void stamper_end(struct stamper *stamper)
{
    leave(stamper);
    if (stamper->root >= 0)
        file_calls.close(stamper->root);
    stamper->root = -1;
}

/* The second path of one folder is found from there; the first of each from the root. */
static const char *enter(struct stamper *stamper, str path, int *folder)
{
    size_t end = path.len;

    while (end && path.at[end - 1] != '/')
        end--;
    *folder = stamper->root;
    if (end == 0 || end >= sizeof stamper->name)
        return path.len ? path.at : ".";
    if (!str_equal((str){ stamper->name, stamper->name_len }, str_first(path, end))) {
        leave(stamper);
        memcpy(stamper->name, path.at, end);
        stamper->name[end] = '\0';
        stamper->name_len = end;
        return path.at;
    }
    if (stamper->folder < 0)
        stamper->folder = file_calls.openat(stamper->root, stamper->name, O_PATH | O_DIRECTORY, 0);
    if (stamper->folder < 0)
        return path.at;
    *folder = stamper->folder;
    return path.at + end;
}

int stamper_take(struct stamper *stamper, str path, bool follow, enum file_kind *kind, struct stamp *stamp)
{
    int folder;
    const char *name = enter(stamper, path, &folder);
    struct stat st;

    *kind = FILE_NONE;
    *stamp = (struct stamp){ 0 };
    if (file_calls.fstatat(folder, *name ? name : ".", &st, follow ? 0 : AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT || errno == ENOTDIR ? 0 : errno;
    *kind = S_ISREG(st.st_mode) ? FILE_REGULAR : S_ISDIR(st.st_mode) ? FILE_DIRECTORY : FILE_OTHER;
    *stamp = stamp_of(&st);
    return 0;
}
