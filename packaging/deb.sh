#!/bin/bash
# Makes the Debian packages: shopdesk, and shopdesk-print when that is built, in build/. Needs what any Debian has (dpkg-deb, gzip); with
# dpkg-dev the dependencies are computed by dpkg-shlibdeps, else from ldd and dpkg -S.
#   packaging/deb.sh BINARY [FOLDER]
set -euo pipefail
bin=$1
out=${2:-build}
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
arch=$(dpkg --print-architecture)
umask 022

# The commit's moment makes a version that only rises, and the same package from the same commit.
if commit=$(git -C "$root" log -1 --format='%ct %h' 2>/dev/null); then
  stamp=${commit% *}
  version=0.$(date -u -d "@$stamp" +%Y%m%d.%H%M%S)+g${commit#* }
else
  stamp=$(stat -c %Y "$bin")
  version=0.$(date -u -d "@$stamp" +%Y%m%d.%H%M%S)
fi
export SOURCE_DATE_EPOCH=$stamp

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

depends() {
  local package=$1; shift
  if command -v dpkg-shlibdeps >/dev/null; then
    mkdir -p "$work/shlibs/debian"
    printf 'Source: %s\n\nPackage: %s\nArchitecture: any\n' "$package" "$package" >"$work/shlibs/debian/control"
    (cd "$work/shlibs" && dpkg-shlibdeps -O "$@" 2>/dev/null) | sed -n 's/^shlibs:Depends=//p'
  else
    # The real path: libraries are registered under /usr/lib even where ldd says /lib.
    ldd "$@" | awk '$3 ~ /^\// {print $3}' | sort -u | while read -r library; do
      dpkg -S "$(realpath "$library")" 2>/dev/null || dpkg -S "$library"
    done | cut -d: -f1 | sort -u | while read -r owner; do
      printf '%s (>= %s)\n' "$owner" "$(dpkg-query -W -f '${Version}' "$owner" | head -n 1 | sed 's/^[0-9]*://; s/-[^-]*$//')"
    done | paste -sd, | sed 's/,/, /g'
  fi
}

# build NAME FOLDER DEPENDS SUMMARY TEXT [MORE]
build() {
  local name=$1 tree=$2 depends=$3 summary=$4 text=$5 more=${6:-}
  mkdir -p "$tree/DEBIAN" "$tree/usr/share/doc/$name"
  install -m 0644 "$here/debian/copyright" "$tree/usr/share/doc/$name/copyright"
  {
    printf '%s (%s) unstable; urgency=medium\n\n' "$name" "$version"
    printf '  * What changed for people: /usr/share/doc/shopdesk/Changelog.md.gz\n\n'
    printf ' -- shopdesk maintainers <maintainers@shopdesk.example>  %s\n' "$(date -u -R -d "@$stamp")"
  } | gzip -9n >"$tree/usr/share/doc/$name/changelog.gz"
  local size
  size=$(du -sk --exclude=DEBIAN "$tree" | cut -f1)
  NAME=$name VERSION=$version ARCH=$arch SIZE=$size DEPENDS=$depends MORE=$more SUMMARY=$summary TEXT=$text \
    awk '{
      line = $0
      n = split("PACKAGE VERSION ARCH SIZE DEPENDS SUMMARY TEXT MORE", keys, " ")
      for (i = 1; i <= n; i++) {
        key = "@" keys[i] "@"; value = ENVIRON[keys[i] == "PACKAGE" ? "NAME" : keys[i]]
        while (at = index(line, key)) line = substr(line, 1, at - 1) value substr(line, at + length(key))
      }
      if (line != "") print line
    }' "$here/debian/control.in" >"$tree/DEBIAN/control"
  (cd "$tree" && find usr lib -type f 2>/dev/null | LC_ALL=C sort | xargs md5sum) >"$tree/DEBIAN/md5sums"
  find "$tree" -exec touch -h -d "@$stamp" {} +
  mkdir -p "$out"
  dpkg-deb --root-owner-group -Zxz --build "$tree" "$out/${name}_${version}_${arch}.deb" >/dev/null
  echo "$out/${name}_${version}_${arch}.deb"
}

tree=$work/shopdesk
install -D -m 0755 "$bin" "$tree/usr/bin/shopdesk"
strip --strip-unneeded "$tree/usr/bin/shopdesk"
install -D -m 0755 "$here/console" "$tree/usr/lib/shopdesk/console"
install -D -m 0644 "$here/sshd/50-shopdesk.conf" "$tree/usr/share/shopdesk/sshd/50-shopdesk.conf"
install -D -m 0644 "$here/systemd/shopdesk-watch.service" "$tree/lib/systemd/system/shopdesk-watch.service"
install -D -m 0644 "$here/default" "$tree/etc/default/shopdesk"

# From the program's own parser, so that neither can say what the program doesn't know.
mkdir -p "$tree/usr/share/man/man1" "$tree/usr/share/man/zh_CN/man1" "$tree/usr/share/bash-completion/completions" \
  "$tree/usr/share/zsh/vendor-completions" "$tree/usr/share/fish/vendor_completions.d"
"$bin" docs man --lang en | gzip -9n >"$tree/usr/share/man/man1/shopdesk.1.gz"
"$bin" docs man --lang zh | gzip -9n >"$tree/usr/share/man/zh_CN/man1/shopdesk.1.gz"
# Completions are read, not run.
"$bin" --generate-completion-script bash | sed '1{/^#!/d}' >"$tree/usr/share/bash-completion/completions/shopdesk"
"$bin" --generate-completion-script zsh >"$tree/usr/share/zsh/vendor-completions/_shopdesk"
"$bin" --generate-completion-script fish >"$tree/usr/share/fish/vendor_completions.d/shopdesk.fish"

documents=$tree/usr/share/doc/shopdesk
mkdir -p "$documents"
for name in Operations Deployment Reliability Changelog Keys Roles States Rules; do
  [ -e "$root/Docs/$name.md" ] && gzip -9n <"$root/Docs/$name.md" >"$documents/$name.md.gz"
done
mkdir -p "$tree/DEBIAN"
for script in preinst postinst prerm postrm; do install -m 0755 "$here/debian/$script" "$tree/DEBIAN/$script"; done
echo /etc/default/shopdesk >"$tree/DEBIAN/conffiles"
build shopdesk "$tree" "$(depends shopdesk "$tree/usr/bin/shopdesk"), adduser" \
  "console for an online shop's e-commerce department" \
" Customer service, shipping, stock, promotions and the supervisor's board of a
 Chinese online shop, in a terminal, on one SQLite file shared by as many
 terminals as people sit at. The package makes the system user and its folder,
 and brings a systemd unit for the watch, a snippet for sshd, manual pages and
 completions." \
"Recommends: ncurses-term, openssh-server
Suggests: shopdesk-print, cups-client
"

print=$(dirname "$bin")/shopdesk-print
if [ -x "$print" ]; then
  tree=$work/shopdesk-print
  install -D -m 0755 "$print" "$tree/usr/bin/shopdesk-print"
  strip --strip-unneeded "$tree/usr/bin/shopdesk-print"
  build shopdesk-print "$tree" "$(depends shopdesk-print "$tree/usr/bin/shopdesk-print"), fonts-wqy-zenhei | fonts-noto-cjk" \
    "PDF papers for shopdesk" \
" Makes labels, dispatch notes, pick lists and reports of shopdesk into PDF.
 Without it shopdesk prints text, HTML and ZPL." \
"Enhances: shopdesk
"
fi
