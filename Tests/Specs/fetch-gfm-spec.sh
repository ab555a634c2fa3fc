#!/bin/sh
# Fetches the GitHub Flavored Markdown specification, whose examples MarkdownTests runs, into .build-spec/spec.txt.
# It comes from the source package of the cmark-gfm that Debian installs; it is not ours, so it is never committed.
# Usage: Tests/Specs/fetch-gfm-spec.sh [FILE]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
target=${1:-${RAPPORT_GFM_SPEC:-$root/.build-spec/spec.txt}}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/parts" "$work/lists/partial" "$(dirname "$target")"
# The machine's own package sources, asked for sources instead of packages.
for list in /etc/apt/sources.list /etc/apt/sources.list.d/*; do
    case $list in
    *.list) [ ! -f "$list" ] || sed 's/^deb /deb-src /' "$list" > "$work/parts/$(basename "$list")" ;;
    *.sources) [ ! -f "$list" ] || sed 's/^Types:.*/Types: deb-src/' "$list" > "$work/parts/$(basename "$list")" ;;
    esac
done
# Lists of its own, so that the machine's package sources stay as they are.
apt="-qq -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts=$work/parts -o Dir::State::lists=$work/lists -o APT::Sandbox::User=root"
apt-get $apt update
(cd "$work" && apt-get $apt source --download-only cmark-gfm)
tar -xzOf "$work"/cmark-gfm_*.orig.tar.gz --wildcards '*/test/spec.txt' > "$work/spec.txt"
mv "$work/spec.txt" "$target"
echo "$target"
