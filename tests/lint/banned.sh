#!/bin/sh
# What this project doesn't write: unsafe calls, output and exits outside cli/, long files, names of machines.
cd "$(dirname "$0")/../.." || exit 2
failed=0
forbid() { # pattern, why, files
    pattern=$1 why=$2
    shift 2
    hits=$(grep -nE "$pattern" "$@")
    [ -z "$hits" ] || { echo "not ok - $why"; echo "$hits"; failed=1; }
}
forbid '\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|alloca|setlocale|localtime|system|popen|tmpnam)\(' \
    "a call that can't be made safe" src/*.[ch] src/*/*.[ch]
forbid '\b(printf|puts|putchar|exit)\(' 'only cli/ prints and exits' \
    $(ls src/*.[ch] src/*/*.[ch] | grep -v '^src/cli/')
forbid '\b(malloc|calloc|realloc|strdup)\(' 'memory comes from arenas and buffers' \
    $(ls src/*.[ch] src/*/*.[ch] | grep -v '^src/base/arena.c')
forbid '(^|[^._[:alnum:]])(open|openat|fopen|creat|mkstemp|mkostemp|mkdtemp|pread|pwrite|close|fsync|fdatasync|ftruncate|f?chmod|flock|[lf]?stat|fstatat|mkdir|rename|renameat2?|unlink|unlinkat|rmdir|realpath|readlink|(fd)?opendir|readdir|closedir|symlink)\(' \
    'what is on the disk is asked for through file_calls' $(ls src/*.[ch] src/*/*.[ch] | grep -v '^src/base/file_calls\|^src/cli/')
# What is made of articles is a function of their bytes and of the publication: nothing there asks the disk.
forbid '\bfile_(stat|read|holds|create|write|open|sync|make|may_change|list|rename|remove|unlink|resolve)[a-z_]*\(' \
    'this room asks nothing of the disk' \
    src/formats/*.[ch] src/lang/*.[ch] src/doc/*.[ch] src/gloss/*.[ch] src/write/*.[ch] src/facts/*.[ch] src/publication/*.[ch] \
    src/exchange/*.[ch] src/view/*.[ch] src/web/*.[ch] src/book/*.[ch] src/check/*.[ch]
forbid '[[:space:]]$' 'white space at the end of a line' src/*.[ch] src/*/*.[ch] tests/unit/*.[ch]
for file in src/*.[ch] src/*/*.[ch]; do
    lines=$(wc -l <"$file")
    [ "$lines" -le 600 ] || { echo "not ok - $file has $lines lines"; failed=1; }
done
[ $failed = 0 ] && echo "ok - nothing that is banned"
exit $failed
