#!/bin/sh
# What commands say and make of a publication doesn't depend on how many threads they have, and they leave nothing on the disk.
. "$(dirname "$0")/../lib.sh"
mkdir "$tmp/empty" "$tmp/waiting" && cd "$tmp/empty" || exit 2
export TMPDIR="$tmp/waiting"

# alike FOLDER COMMAND…: the same bytes and findings with one thread and with eight.
alike() {
    folder=$1
    shift
    name="$(basename "${folder%/in}"): $*"
    "$stele" "$@" "$folder" --jobs=1 >"$tmp/one" 2>"$tmp/one.err"
    expect "$name, eight threads" $? "$stele" "$@" "$folder" --jobs=8
    same "$name, the same bytes" "$tmp/one" "$tmp/out"
    same "$name, the same findings" "$tmp/one.err" "$tmp/err"
    [ -s "$tmp/one" ] || not_ok "$name: nothing was said"
}

for folder in "$root/content" "$root/tests/sites/terms/in"; do
    for command in 'dump ast' 'dump body' 'dump text' 'dump site' terms 'terms --format=json' 'review --all'; do
        # shellcheck disable=SC2086
        alike "$folder" $command
    done
done

# Articles are told in the order of their files, also where the first takes longest.
mkdir -p order/articles
{
    printf '# First\n\n'
    seq -f 'A paragraph of text, number %.0f, “rule of law” (法治).\n' 4000
} >order/articles/a.md
for name in b c d e f g h; do printf '# %s\n\nText.\n' $name >order/articles/$name.md; done
for command in 'dump ast' 'dump body' 'dump site' terms; do
    # shellcheck disable=SC2086
    alike order $command
done

# Pictures and downloads are looked for and read on all cores; what is told of them is told where it was.
for site in drawings files issues pictures-mistakes strays; do
    "$stele" build "$root/tests/sites/$site/in" -o "$tmp/first" --jobs=1 2>"$tmp/one.err"
    expect "$site: build, eight threads" $? "$stele" build "$root/tests/sites/$site/in" -o "$tmp/eight" --jobs=8
    same "$site: the same findings" "$tmp/one.err" "$tmp/err"
    mkdir -p "$tmp/first" "$tmp/eight" # where there are errors nothing is built
    same "$site: the same bytes" "$tmp/first" "$tmp/eight"
    rm -rf "$tmp/first" "$tmp/eight"
done

# lock writes one file, and the same
cp -R "$root/tests/sites/editions/in" eight && cp -R eight one && rm -f ./*/stele.lock.yaml
"$stele" lock one --jobs=1 2>"$tmp/one.err"
expect 'lock, eight threads' $? "$stele" lock eight --jobs=8
same 'lock, the same files' one eight
[ -s one/stele.lock.yaml ] && ok 'lock has written' || not_ok 'lock has written nothing'

[ "$(echo *)" = 'eight one order' ] && ok 'nothing is written where a command runs' || not_ok "there is $(echo *)"
[ -z "$(ls -A "$tmp/waiting")" ] && ok 'nor among temporary files' || not_ok "$(ls -A "$tmp/waiting") is left"
exit $failed
