#!/bin/sh
# Makes the keys and signed texts of this directory anew. They were made once, by GnuPG 2.2.40, and are committed: see README.md.
set -eu
cd "$(dirname "$0")"
GNUPGHOME=$(mktemp -d)
export GNUPGHOME
trap 'gpgconf --kill all; rm -rf "$GNUPGHOME"' EXIT
g() { gpg --no-permission-warning --batch --quiet --no-tty --pinentry-mode loopback --passphrase '' --no-emit-version --trust-model always "$@"; }
at() { when=$1; shift; g --faked-system-time "$when!" "$@"; }
fingerprint() { g --list-keys --with-colons "$1" | awk -F: '$1=="fpr"{print $10; exit}'; }

printf 'Origin: Example\nSuite: test\n\n- a dash\n-----BEGIN PGP SIGNATURE-----\ntrailing blanks \t \nlast\n' > text
rm -f *.asc *.gpg *.sig *.inrelease

# name, algorithm, usage, expiry
at 20250101T000000 --quick-gen-key 'RSA <rsa@example>' rsa2048 sign never
at 20250101T000000 --quick-gen-key 'Ed25519 <ed25519@example>' ed25519 sign never
at 20250101T000000 --quick-gen-key 'P256 <p256@example>' nistp256 sign never
at 20250101T000000 --quick-gen-key 'P521 <p521@example>' nistp521 sign never
at 20250101T000000 --quick-gen-key 'Brainpool <brainpool@example>' brainpoolP256r1 sign never
at 20250101T000000 --quick-gen-key 'DSA <dsa@example>' dsa2048 sign never
at 20250101T000000 --quick-gen-key 'Weak RSA <rsa1024@example>' rsa1024 sign never
at 20250101T000000 --quick-gen-key 'Expired <expired@example>' ed25519 sign 20250601T000000
at 20250101T000000 --quick-gen-key 'Revoked <revoked@example>' ed25519 sign never
at 20250101T000000 --quick-gen-key 'Stranger <stranger@example>' ed25519 sign never
at 20250101T000000 --quick-gen-key 'Renewed <renewed@example>' ed25519 sign 20250601T000000
at 20250101T000000 --cert-digest-algo SHA1 --quick-gen-key 'Weak binding <weak-binding@example>' rsa2048 sign never
for name in subkey:sign:never subkey-expired:sign:20250601T000000 subkey-revoked:sign:never subkey-encrypts:encr:never; do
  user=${name%%:*}; rest=${name#*:}
  at 20250101T000000 --quick-gen-key "$user <$user@example>" rsa2048 cert never
  at 20250101T000000 --quick-add-key "$(fingerprint "$user@example")" rsa2048 "${rest%%:*}" "${rest#*:}"
done

for user in rsa ed25519 p256 p521 brainpool dsa rsa1024 expired revoked stranger renewed weak-binding subkey subkey-expired subkey-revoked; do
  digest=SHA256
  [ $user = p521 ] && digest=SHA512
  at 20250301T000000 --digest-algo $digest --local-user "<$user@example>" --output "$user.inrelease" --clear-sign text
done
for digest in SHA1 SHA224 SHA384 SHA512; do
  at 20250301T000000 --digest-algo "$digest" --weak-digest MD5 --allow-weak-digest-algos --local-user '<rsa@example>' --output "rsa-$digest.inrelease" --clear-sign text
done
at 20990101T000000 --digest-algo SHA256 --local-user '<rsa@example>' --output future.inrelease --clear-sign text
at 20250301T000000 --digest-algo SHA256 --default-sig-expire 20250601T000000 --local-user '<rsa@example>' --output signature-expired.inrelease --clear-sign text
at 20250301T000000 --digest-algo SHA256 --local-user '<rsa@example>' --local-user '<stranger@example>' --output two.inrelease --clear-sign text
at 20250301T000000 --digest-algo SHA256 --local-user '<rsa@example>' --armor --output detached.asc --detach-sign text
at 20250301T000000 --digest-algo SHA256 --local-user '<ed25519@example>' --output detached.sig --detach-sign text
at 20250301T000000 --digest-algo SHA256 --local-user '<rsa@example>' --textmode --armor --output detached-text.asc --detach-sign text

at 20250901T000000 --quick-set-expire "$(fingerprint renewed@example)" seconds=0
revoke() { printf 'y\n1\n\ny\n' | gpg --no-tty --quiet --pinentry-mode loopback --passphrase '' --faked-system-time '20250901T000000!' --command-fd 0 --gen-revoke "$1" > "$GNUPGHOME/revocation" 2>/dev/null; g --import "$GNUPGHOME/revocation"; }
revoke "$(fingerprint revoked@example)"
printf 'key 1\nrevkey\ny\n1\n\ny\nsave\n' | gpg --no-tty --quiet --pinentry-mode loopback --passphrase '' --faked-system-time '20250901T000000!' --command-fd 0 --edit-key subkey-revoked@example 2>/dev/null

for user in rsa ed25519 p256 p521 brainpool dsa rsa1024 expired revoked stranger renewed weak-binding subkey subkey-expired subkey-revoked subkey-encrypts; do
  g --armor --output "$user.asc" --export "<$user@example>"
  g --output "$user.gpg" --export "<$user@example>"
done
