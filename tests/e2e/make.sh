#!/bin/sh
# How the program is made: hardened, and without apt where the libraries are there.
. "$(dirname "$0")/../lib.sh"

# shown NAME TEXT COMMAND…: the command's output has the text.
shown() {
    name=$1 wanted=$2
    shift 2
    "$@" >"$tmp/out" 2>&1
    says "$name" "$tmp/out" "$wanted"
}

if ! command -v readelf >/dev/null; then
    skip 'how the program is hardened: there is no readelf here'
elif [ -n "$STELE" ]; then
    skip 'how the program is hardened: this is another one'
else
    shown 'it stands at no known place' 'DYN (' readelf -hW "$stele"
    shown 'what was linked is bound at once' 'NOW' readelf -dW "$stele"
    shown 'and can’t be written to' 'GNU_RELRO' readelf -lW "$stele"
    readelf -lW "$stele" | grep GNU_STACK >"$tmp/stack"
    says 'nothing on the stack is run' "$tmp/stack" 'RW '
    shown 'a stack that is overwritten ends it' '__stack_chk_fail' readelf --dyn-syms -W "$stele"
    shown 'so does a copy that is too long' '__memcpy_chk' readelf --dyn-syms -W "$stele"
    shown 'it has an identity' 'Build ID' readelf -nW "$stele"
fi

# A system without apt and dpkg, and one without libraries.
mkdir "$tmp/src" "$tmp/bin"
cp "$root/Makefile" "$tmp/src"
for name in apt-get dpkg-query sudo; do
    printf '#!/bin/sh\necho %s was called\nexit 1\n' $name >"$tmp/bin/$name"
    chmod +x "$tmp/bin/$name"
done
PATH=$tmp/bin:$PATH expect 'with all libraries nothing is missing' 0 make -C "$tmp/src" DEPS=no deps
rm -rf "$tmp/src/build"
PATH=$tmp/bin:$PATH PKG_CONFIG_LIBDIR=$tmp/none expect 'what is missing is named' 2 make -C "$tmp/src" DEPS=no deps
says 'by its pkg-config module' "$tmp/err" 'module:libfyaml'
says 'and its package' "$tmp/err" 'libfyaml-dev'
grep -q 'was called' "$tmp/out" "$tmp/err" && not_ok 'no package manager is called' || ok 'no package manager is called'
exit $failed
