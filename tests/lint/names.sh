#!/bin/sh
# What a file exports begins with the file's name, or with the name of the header that declares it, so that a reader knows
# where to look: file_read is in base/file.c. The name counts in the singular and in the plural (elements.h has
# element_find) and with its room's before it (gloss/kind.c may have gloss_kind_of).
cd "$(dirname "$0")/../.." || exit 2
command -v ctags >/dev/null || { echo "not ok - ctags isn't here: make lint installs it" && exit 1; }

{
    ctags -x --language-force=C --kinds-C=px --_xformat='declared %N %F' src/*.h src/*/*.h
    ctags -x --language-force=C --kinds-C=f --extras=-F --_xformat='defined %N %F' src/*.c src/*/*.c
} | awk '
    function begins(name, stem) { return name == stem || index(name, stem "_") == 1 }
    function number(name, stem) {
        if (begins(name, stem) || begins(name, stem "s"))
            return 1
        if (stem ~ /ies$/ && begins(name, substr(stem, 1, length(stem) - 3) "y"))
            return 1
        return (stem ~ /s$/ && begins(name, substr(stem, 1, length(stem) - 1))) ||
               (stem ~ /es$/ && begins(name, substr(stem, 1, length(stem) - 2)))
    }
    function fits(name, file,    count, parts, stem, room) {
        count = split(file, parts, "/")
        stem = parts[count]
        sub(/\.[ch]$/, "", stem)
        room = count > 2 ? parts[count - 1] : ""
        return number(name, stem) || (index(name, room "_") == 1 && number(substr(name, length(room) + 2), stem))
    }
    $1 == "declared" { headers[$2] = headers[$2] " " $3; next }
    {
        count = split(headers[$2], files, " ")
        ok = fits($2, $3)
        for (i = 1; i <= count && !ok; i++)
            ok = fits($2, files[i])
        if (!ok) {
            print "not ok - " $3 ": " $2 " begins with the name of no file that it is of"
            failed = 1
        }
    }
    END { if (!failed) print "ok - what a file exports begins with its name"; exit failed }'
