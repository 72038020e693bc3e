#!/bin/sh
# Who may include whom, and through which file each library comes in. src/README.md says why.
cd "$(dirname "$0")/../.." || exit 2
failed=0

# room: what it may include besides itself
allowed() {
    case $1 in
    base) echo "" ;;
    formats) echo "base" ;;
    input) echo "base lang" ;;
    lang) echo "base" ;;
    doc) echo "base input lang" ;;
    body) echo "base input lang doc" ;;
    media) echo "base formats" ;;
    site) echo "base input lang body media" ;;
    theme) echo "base formats" ;;
    page) echo "base input lang body site theme" ;;
    pack | serve | import) echo "base" ;;
    check) echo "base formats" ;;
    cli) echo "base stele.h" ;;
    *) echo "base formats input lang doc body media site theme page pack check serve import article.h build.h judge.h look.h" ;;
    esac
}

for file in src/*.[ch] src/*/*.[ch]; do
    room=$(dirname "${file#src/}")
    [ "$room" = . ] && room=top
    for include in $(sed -n 's/^#include "\(.*\)"$/\1/p' "$file"); do
        case $include in
        */*) target=${include%%/*} ;;
        *) target=$include ;;
        esac
        [ "$target" = "$room" ] && continue
        [ "$room" = top ] && [ "$include" = stele.h ] && continue
        case " $(allowed "$room") " in
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
door 'libfyaml' 'src/input/yaml.c'
door 'xxhash' 'src/base/hash.c'
door 'utf8proc' 'src/base/unicode.c'
door 'opencc' 'src/lang/convert.c'
door 'zip\.h' 'src/pack/zip.c'
door 'libxml' 'src/formats/xml.c'

[ $failed = 0 ] && echo "ok - every room includes only what it may"
exit $failed
