#!/bin/sh
# Who may include whom, and through which file each library comes in. src/README.md says why.
#
# The compiler says what a file includes (-M): with macros, and with all that a header drags along. Whatever a file gets
# to see, by whatever way, has to be of a room that its own may include: so cli, which may have stele.h, gets no room
# through it. Within a room no files need each other: file.c and file.h are one, and where a needs b, b needs neither a
# nor what needs a.
cd "$(dirname "$0")/../.." || exit 2
deps=$(mktemp -d) || exit 2
trap 'rm -rf "$deps"' EXIT

# room: what it may include besides itself; a room that isn't here fails
below_doc='base formats lang input'
below_write="$below_doc doc gloss"
below_publication="$below_write write facts media"
below_view="$below_publication publication theme"
cat >"$deps/rooms" <<END
base
formats base
lang base
input base formats lang
doc $below_doc
gloss $below_doc doc
write $below_write
facts $below_write write
media base formats
theme base formats
pack base formats
publication $below_publication
exchange $below_publication publication
view $below_view
web $below_view view exchange
book $below_view view exchange
check base formats lang
cli base stele.h
top $below_view exchange view web book pack check
END

# library: the only files that may name it
cat >"$deps/doors" <<END
cmark-gfm src/doc/parse.c
libfyaml src/formats/yaml_parse.c
xxhash src/base/hash.c
utf8proc src/base/unicode.c
opencc src/lang/convert.c
zip[.]h src/formats/zip.c
libdeflate src/formats/deflate.c
libxml src/formats/xml.c
END

# Sources, and the headers that no source of the same name includes: "FILE: ALL THAT IT SEES", a line each.
{
    ls src/*.c src/*/*.c
    for header in src/*.h src/*/*.h; do [ -e "${header%.h}.c" ] || echo "$header"; done
} >"$deps/files"
flags=$(pkg-config --cflags libxml-2.0 libzip libcmark-gfm libfyaml libutf8proc 2>/dev/null)
export CC="${CC:-cc} -std=c11 -D_GNU_SOURCE -Isrc -Ibuild/gen $flags" deps
xargs -P 4 -n 25 sh -c '$CC -M -x c "$@" >"$deps/$$.made" || echo "not ok - what these include can'\''t be read: $*" >"$deps/$$.error"' sh <"$deps/files"
cat "$deps"/*.error 2>/dev/null && exit 1

cat "$deps"/*.made | awk -v rooms="$deps/rooms" -v doors="$deps/doors" -v edges="$deps/edges" '
    function room_of(file) { sub("^src/", "", file); return file ~ "/" ? substr(file, 1, index(file, "/") - 1) : "top" }
    function unit_of(file) { sub("^src/", "", file); sub("[.][ch]$", "", file); return file }
    function wrong(text) { print "not ok - " text; failed = 1 }
    function check(file, seen,    room, other) {
        room = room_of(file)
        other = room_of(seen)
        if (room != other && !((room, other) in may) && !((room, unit_of(seen) ".h") in may))
            wrong(file " may not include " seen)
        else if (room == other && unit_of(file) != unit_of(seen) && seen != "src/stele.h")
            print unit_of(file), unit_of(seen) >edges
    }
    function look(line,    count, files, i, door) {
        count = split(line, files, " ")
        if (!(room_of(files[2]) in known)) {
            wrong(files[2] " is in no room of tests/lint/layers.sh")
            return
        }
        for (i = 3; i <= count; i++) {
            if (files[i] ~ "^src/")
                check(files[2], files[i])
            for (door in leads)
                if (files[i] ~ door && files[i] ~ "^/" && files[2] != leads[door] && !((files[2], door) in said)) {
                    wrong(files[2] " may not include a header of " door)
                    said[files[2], door] = 1
                }
        }
    }
    BEGIN {
        while ((getline line <rooms) > 0) {
            count = split(line, words, " ")
            known[words[1]] = 1
            for (i = 2; i <= count; i++) may[words[1], words[i]] = 1
        }
        while ((getline line <doors) > 0) { split(line, words, " "); leads[words[1]] = words[2] }
        printf "" >edges
    }
    {
        more = sub(/\\$/, "")
        rule = rule " " $0
        if (!more) { look(rule); rule = "" }
    }
    END { exit failed }' || exit 1

# stele.h is what all of stele can be asked for, a room of its own: what it says of options is known below as well.
if ! tsort "$deps/edges" >/dev/null 2>"$deps/circles"; then
    sed 's/^tsort: //; s/^.*: input contains/These contain/' "$deps/circles"
    echo "not ok - these files of a room need each other"
    exit 1
fi
echo "ok - every room includes only what it may"
