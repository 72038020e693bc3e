#!/bin/sh
# How the program is called: help for every command, the nearest name for a mistyped one, and no lost output.
. "$(dirname "$0")/../lib.sh"
cd "$tmp" || exit 2
mkdir -p j/articles
printf '# A\n\nThe Global Security Initiative (GSI; 全球安全倡议).\n' >j/articles/a.md
printf '# 甲\n\n文字。\n' >j/articles/a.zh-Hans.md

# usage NAME TEXT ARGUMENTS: a wrong call, which is answered with TEXT and makes nothing.
usage() {
    name=$1 text=$2
    shift 2
    expect "$name" 2 "$stele" "$@"
    says "$name: the answer" err "$text"
}

for command in build dump terms review lock theme; do
    expect "help on $command" 0 "$stele" help $command
    says "help on $command begins with its call" out "stele $command"
    cp out told
    expect "$command --help" 0 "$stele" $command --help
    same "$command --help says the same" told out
    expect "$command somewhere -h" 0 "$stele" $command somewhere -h
    same "$command -h says the same" told out
    says "help names $command" told "$command"
done
for option in --drafts --jobs --strict --color --as-of --base-url --explain; do
    "$stele" help build >out
    says "help on build tells $option" out "$option"
done

usage 'no command' '“stele help” lists the rest'
usage 'a mistyped command' 'did you mean “stele build”?' bulid
usage 'help on a mistyped command' 'did you mean “stele terms”?' help term
usage 'help on nothing known' 'there is no command “everything”' help everything
usage 'a path for a command' 'say “stele build j/articles/a.md”' j/articles/a.md
usage 'a mistyped option' 'did you mean --drafts?' build --drafst
usage 'a mistyped option with a value' 'did you mean --as-of?' build --asof=2025-01-01
usage "another command's option" 'stele lock has no option --format' lock j --format=csv
usage 'a value where none belongs' '--strict takes no value' build --strict=yes
usage 'an argument too many' '“k” is one argument too many' build j k
usage 'an argument too many for help' '“j” is one argument too many' help build j

# What can't be written isn't done.
if [ -e /dev/full ]; then
    for call in 'help' 'help build' '--version' 'theme' 'theme style.css' 'terms j' 'terms j --format=tbx --all' 'review j' 'dump ast j' 'dump site j'; do
        "$stele" $call >/dev/full 2>err
        status=$?
        [ $status = 2 ] && ok "stele $call to a full disk ends with 2" || not_ok "stele $call to a full disk ends with $status"
        says "stele $call to a full disk says so" err "can't write to standard output"
        "$stele" $call >&- 2>err
        status=$?
        [ $status = 2 ] && ok "stele $call to nowhere ends with 2" || not_ok "stele $call to nowhere ends with $status"
    done
    "$stele" build j/articles/none.md -o made 2>/dev/full
    [ $? = 2 ] && ok 'findings that nobody can read end with 2' || not_ok 'findings that nobody can read end with 2'
else
    skip 'output that cannot be written: there is no /dev/full'
fi
# A closed stream's number isn't given to a file of ours.
printf 'a[^b]\n' >bad.md
"$stele" build bad.md -o made 2>&-
"$stele" build j -o made 2>&- || true
! grep -rq 'note.undefined' made && ok 'no finding ends up in a page' || not_ok 'no finding ends up in a page'

expect 'lock' 0 "$stele" lock j
says 'lock says what it did' err 'what 1 translation is made from is remembered'
expect 'lock again' 0 "$stele" lock j
says 'and that there was nothing to do' err 'nothing has changed'
"$stele" review j >review.tsv
sed -i '2,$s/^/accept/' review.tsv
expect 'decisions are applied' 0 "$stele" review j --apply=review.tsv
says 'and counted' err '1 accepted'

expect 'with -v, a build says where all lies' 0 "$stele" build j -o made -v
says 'the site' err 'in made/site'
printf '# B\n\n[^n]: Unused.\n' >j/articles/b.md
expect 'with warnings too' 0 "$stele" build j -o made -v
says 'it counts them' err '; 1 warning'
exit $failed
