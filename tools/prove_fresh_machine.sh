#!/usr/bin/env bash
# Proves the two commands of the README in an empty Debian: only python3, git, make and certificates, an ordinary user, a
# clean clone without anything beside it. Needs root and debootstrap here. Packages come from where this machine gets them.
#
#   tools/prove_fresh_machine.sh [--suite bookworm] [--folder DIR] [--keep] [-- COMMIT]
#
# --folder keeps the bare system at DIR/SUITE for the next run; --keep also leaves the finished root standing.
set -euo pipefail

suite=bookworm folder="" keep=no commit=HEAD
while [ $# -gt 0 ]; do
  case $1 in
    --suite) suite=$2; shift 2 ;;
    --folder) folder=$2; shift 2 ;;
    --keep) keep=yes; shift ;;
    --) commit=$2; shift 2 ;;
    *) sed -n '2,7p' "$0" >&2; exit 2 ;;
  esac
done

project=$(cd "$(dirname "$0")/.." && pwd)
[ "$(id -u)" -eq 0 ] || { echo "must run as root: it makes a system in a folder and enters it" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "debootstrap is missing: apt-get install debootstrap" >&2; exit 1; }

scratch=$(mktemp -d "${TMPDIR:-/tmp}/fresh-machine.XXXXXX")
folder=${folder:-$scratch}
bare=$folder/$suite
root=$scratch/root
# What is mounted in the root lives in namespaces of its own (see inside), so removing it cannot reach this machine.
clean_up() {
  if [ "$keep" = yes ]; then echo "kept: $root"; else rm -rf --one-file-system "$scratch"; fi
}
trap clean_up EXIT

make_bare_system() {
  [ -f "$bare/.complete" ] && return 0
  local mirror
  mirror=$(apt-get indextargets --format '$(SITE)' 'Component: main' | head -n 1)
  rm -rf --one-file-system "$bare"
  mkdir -p "$folder"
  debootstrap --variant=minbase --include=python3,git,make,ca-certificates "$suite" "$bare" ${mirror:+"$mirror"} \
    >"$scratch/debootstrap.log" 2>&1 || { tail -n 20 "$scratch/debootstrap.log" >&2; return 1; }
  touch "$bare/.complete"
}

make_root() {
  cp -a --reflink=auto "$bare" "$root"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  cp /etc/hosts "$root/etc/hosts"
  # Certificates that this machine trusts beyond Debian's own.
  find /usr/local/share/ca-certificates -name '*.crt' -exec cp {} "$root/usr/local/share/ca-certificates/" \; 2>/dev/null || true
  chroot "$root" update-ca-certificates >/dev/null 2>&1
  chroot "$root" useradd --create-home --shell /bin/bash visitor
  git clone --quiet --no-hardlinks "file://$project" "$root/home/visitor/banso"
  git -C "$root/home/visitor/banso" checkout --quiet --detach "$(git -C "$project" rev-parse "$commit")"
  chroot "$root" chown -R visitor: /home/visitor/banso
}

# Runs a command in the root as the ordinary user, in process and mount namespaces that end with it. "offline" in front
# also takes the network away, all but loopback.
inside() {
  local wires="" name settings=()
  if [ "$1" = offline ]; then wires=--net; shift; fi
  for name in PIP_INDEX_URL PIP_PROXY PIP_DEFAULT_TIMEOUT PIP_TRUSTED_HOST http_proxy https_proxy no_proxy \
    HTTP_PROXY HTTPS_PROXY NO_PROXY; do
    if [ -n "${!name:-}" ]; then settings+=("$name=${!name}"); fi
  done
  unshare --mount --pid --fork --kill-child $wires chroot "$root" /bin/sh -c '
    mount -t proc proc /proc && mount -t tmpfs -o mode=1777 tmpfs /dev/shm 2>/dev/null
    python3 -c "import fcntl, socket, struct; fcntl.ioctl(socket.socket(), 0x8914, struct.pack(\"16sH14x\", b\"lo\", 65))"
    cd /home/visitor/banso && exec runuser -u visitor -- "$@"' inside \
    env -i HOME=/home/visitor USER=visitor PATH=/usr/bin:/bin LANG=C.UTF-8 ${settings[@]+"${settings[@]}"} "$@" </dev/null
}

report=() verdict=0
step() {
  local name=$1 started=$SECONDS word=ok
  shift
  echo "===== $name"
  "$@" 2>&1 | tee "$scratch/step.log" || { word=FAILED; verdict=1; }
  report+=("$(printf '%-48s %4d s  %s  %s' "$name" $((SECONDS - started)) "$word" \
    "$(grep -E '^(ready in|NOT ready|stopped by|=+ .* in [0-9.]+s)' "$scratch/step.log" | tr -d '=' | paste -sd ';' || true)")")
}

if [ -n "$(git -C "$project" status --porcelain)" ]; then echo "note: only what is committed is proved; the work tree differs"; fi
make_bare_system
make_root
commit_name=$(git -C "$root/home/visitor/banso" rev-parse --short HEAD 2>/dev/null || git -C "$project" rev-parse --short "$commit")
echo "Debian $(cat "$root/etc/debian_version"), $(chroot "$root" python3 --version), commit $commit_name"
for absent in "python3 -c 'import ensurepip'" "python3 -m pip" "chromium --version" "psql --version" "fc-list"; do
  if inside sh -c "$absent" >/dev/null 2>&1; then echo "present: $absent"; else echo "absent, as it should be: $absent"; fi
done

step "make demo, with downloads" inside python3 tools/watch_demo.py --within 600
step "make demo again, without network" inside offline python3 tools/watch_demo.py --within 180
step "make setup again (nothing to do)" inside make setup
step "make test, with downloads" inside make test
step "make test again, without network" inside offline make test
step "the clone is unchanged" inside sh -c 'git status --short && test -z "$(git status --porcelain)"'

echo "===== report"
printf '%s\n' "${report[@]}"
exit "$verdict"
