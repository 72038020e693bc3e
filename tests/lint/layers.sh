#!/bin/sh
# Who may include whom, and through which file each library comes in. src/README.md says why.
cd "$(dirname "$0")/../.." || exit 2
failed=0

# room: what it may include besides itself; a room that isn't here may include nothing, and fails
allowed() {
    below_doc='base formats lang input'
    below_write="$below_doc doc gloss"
    below_publication="$below_write write facts media"
    case $1 in
    base) echo "" ;;
    formats | lang) echo "base" ;;
    input) echo "base formats lang" ;;
    doc) echo "$below_doc" ;;
    gloss) echo "$below_doc doc" ;;
    write) echo "$below_write" ;;
    facts) echo "$below_write write" ;;
    media | theme | pack) echo "base formats" ;;
    publication) echo "$below_publication" ;;
    exchange) echo "$below_publication publication" ;;
    view) echo "$below_publication publication theme" ;;
    web | book) echo "$below_publication publication theme view exchange" ;;
    check) echo "base formats lang" ;;
    cli) echo "base stele.h" ;;
    top) echo "$below_publication publication exchange theme view web book pack check article.h excerpts.h explain.h judge.h look.h patch.h run.h run_cache.h run_state.h" ;;
    *) echo "not ok - there is no room $1 in tests/lint/layers.sh" >&2 && return 1 ;;
    esac
}

for file in src/*.[ch] src/*/*.[ch]; do
    room=$(dirname "${file#src/}")
    [ "$room" = . ] && room=top
    rooms=$(allowed "$room") || { failed=1 && continue; }
    for include in $(sed -n 's/^#include "\(.*\)"$/\1/p' "$file"); do
        case $include in
        */*) target=${include%%/*} ;;
        *) target=$include ;;
        esac
        [ "$target" = "$room" ] && continue
        [ "$room" = top ] && [ "$include" = stele.h ] && continue
        case " $rooms " in
        *" $target "*) ;;
        *) echo "not ok - $file may not include $include" && failed=1 ;;
        esac
    done
done

# library: the only files that may name it
door() {
    for file in $(grep -lE "#include <($1)" src/*.[ch] src/*/*.[ch]); do
        case " $2 " in
        *" $file "*) ;;
        *) echo "not ok - $file may not include a header of $1" && failed=1 ;;
        esac
    done
}
door 'cmark' 'src/doc/parse.c'
door 'libfyaml' 'src/formats/yaml_parse.c'
door 'xxhash' 'src/base/hash.c'
door 'utf8proc' 'src/base/unicode.c'
door 'opencc' 'src/lang/convert.c'
door 'zip\.h' 'src/formats/zip.c'
door 'libdeflate' 'src/formats/deflate.c'
door 'libxml' 'src/formats/xml.c'

[ $failed = 0 ] && echo "ok - every room includes only what it may"
exit $failed
