#!/bin/sh
# Called by scripts of other packages.
set -e

quiet=
while getopts qn: option; do
    case $option in
    q) quiet=yes ;;
    n) number=$OPTARG ;;
    *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))

count() {
    local i=0
    while [ "$i" -lt "${number:-3}" ]; do
        i=$((i + 1))
        [ -n "$quiet" ] || echo "$i"
    done
}

case "${1:-}" in
"") count ;;
version)
    cat <<END
training $(dpkg-query -W -f='${Version}' training-base) for ${DPKG_MAINTSCRIPT_PACKAGE:-nobody}
END
    ;;
*) [ -e "$1" ] && stat -c '%a %U:%G' "$1" ;;
esac
