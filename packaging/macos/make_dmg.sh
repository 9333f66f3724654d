#!/bin/sh
# Care Journal for macOS: signs the app that `python3 dev.py package` made, and puts it into a disk image.
#
# Not tried: written without a Mac at hand; `sh -n` passes. On one with Apple silicon and Python 3.11 or newer:
#     python3 dev.py package && sh packaging/macos/make_dmg.sh 0.1.0
#
# Signing: without an Apple Developer ID the app is signed for this computer only ("ad hoc"); other Macs then open it
# only after "Open Anyway" in Privacy & Security. With one, name it and the notary profile kept in the keychain:
#     IDENTITY="Developer ID Application: ..." NOTARY=profile sh packaging/macos/make_dmg.sh 0.1.0
set -eu

version=${1:?Say which version, as in: make_dmg.sh 0.1.0}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
app="$root/build/packaging/dist/Care Journal.app"
image="$root/dist/carejournal-$version.dmg"
identity=${IDENTITY:--}

test -d "$app" || { echo "Build it first: python3 dev.py package" >&2; exit 1; }
mkdir -p "$root/dist"

# Python maps memory that it then runs; the hardened runtime has to be told.
codesign --force --deep --timestamp --options runtime --entitlements "$here/entitlements.plist" --sign "$identity" "$app"
codesign --verify --strict "$app"

staging=$(mktemp -d)
trap 'rm -rf "$staging"' EXIT
cp -R "$app" "$staging/"
ln -s /Applications "$staging/Applications"
rm -f "$image"
hdiutil create -volname "Care Journal" -srcfolder "$staging" -format UDZO "$image"

if test -n "${NOTARY:-}"; then
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY" --wait
    xcrun stapler staple "$image"
fi
echo "$image"
