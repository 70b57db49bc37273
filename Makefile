# The two commands on a fresh machine with Swift 6: `make run` and `make test`. What each does: README.md.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := build
BIN := .build/release/shopdesk

.PHONY: setup build print deb run test soak check bench demo docs screens accept-screens clean

setup:
	@Scripts/setup.sh

build: setup
	swift build -c release --static-swift-stdlib --product shopdesk
	strip $(BIN)

# PDF: `shopdesk-print` beside `shopdesk`. Needs cairo, pango and zint, which it installs where it may; everything else works without.
print:
	@Scripts/print.sh release

# build/shopdesk_….deb, and shopdesk-print beside it when `make print` was run before.
deb: build
	@packaging/deb.sh $(BIN)

run: build
	@Scripts/run.sh $(BIN)

test: setup
	@Scripts/test.sh

# The same tests with the whole number of random histories; about half an hour more.
soak: setup
	@SHOPDESK_SOAK=1 Scripts/test.sh

check: setup
	@Scripts/check.sh

bench: build
	@Scripts/bench.sh $(BIN)

demo: build
	@$(BIN) demo

# Docs/Keys.md, Docs/Roles.md, Docs/States.md and Docs/Commands.md come from the tables in the code.
docs: setup
	@Scripts/docs.sh

# Golden screens: `screens` compares, `accept-screens` takes what is drawn now for right, after somebody has looked at it.
screens: setup
	swift test --filter DeskConsoleTests

accept-screens: setup
	ACCEPT_SCREENS=1 swift test --filter DeskConsoleTests

clean:
	swift package clean
	rm -rf Print/.build
