### found and not found
cat /dev/null; echo $?; nosuchprogram; echo $?; ./nosuch; echo $?; /no/such; echo $?; nosuch/x; echo $?; mkdir d; ./d; echo $?; d; echo $?; : > plain; ./plain; echo $?; PATH=. ; plain; echo $?; PATH=; cat; echo $?
### scripts
printf '#!/bin/sh\necho "$0 $# $1"; exit 3\n' > s; chmod 755 s; ./s a 'b c'; echo $?; sh s x; sh ./s; PATH=.:$PATH; s y; printf 'echo no shebang $1\n' > t; chmod 755 t; ./t q; t r; printf '#!/bin/sh -e\nfalse\necho never\n' > e; chmod 755 e; ./e; echo $?; printf '#! /bin/sh -eu\necho $-; echo $x; echo never' > u; chmod 755 u; ./u; echo $?; : > z; chmod 755 z; ./z; echo $?; printf '#!/no/interpreter\n' > n; chmod 755 n; ./n; echo $?; printf '#!/usr/bin/env sh\necho env $1\n' > v; chmod 755 v; ./v p; printf '#!/bin/cat\nshown\n' > c; chmod 755 c; ./c
### environment
x=1; y=2; export x; printf 'echo "[$x][$y][$z]"; x=changed\n' > s; sh s; y=3 sh s; export y; z=4 sh s; echo $x; sh -c 'echo "[$x]"'; f() { echo never; }; sh -c f; echo $?; unset x; sh s; env a=b sh -c 'echo $a'; export IFS=:; sh -c 'echo a:b "$IFS" | { read x; echo "$x"; }'; alias q=echo; sh -c 'q x'; echo $?
### what is inherited
cd /; sh -c pwd; umask 077; sh -c umask; exec 5>&1; sh -c 'echo five >&5'; set -f; sh -c 'echo "[$-]"'; trap '' TERM; trap 'echo no' HUP; sh -c 'trap'; trap - HUP; set -- a b; sh -c 'echo "[$1]" $#'
### sh and its options
sh -c 'echo $0 $1 $#' name arg; sh -c 'echo $#'; sh -ec 'false; echo never'; echo $?; sh -e -c 'echo e $-'; sh -xc 'echo x'; sh -c 'exit 7'; echo $?; echo 'echo from stdin $1' | sh; echo 'echo "s $1"' | sh -s arg; sh +e -c 'echo plus'; sh -o errexit -c 'false; echo never'; echo $?; sh -- -x 2>/dev/null; echo $?; sh -c 'echo a
echo b'; sh -u -c 'echo $nope; echo never'; echo $?; sh /dev/null; echo $?; sh -c ''; echo $?; sh -c 'return 4; echo never'; echo $?
### exec of scripts
printf '#!/bin/sh\necho script "$@"\n' > s; chmod 755 s; (exec ./s a); (exec sh -c 'echo c'); exec ./s b; echo never
### status of programs !errors: dash tells how they were killed
sh -c 'exit 300'; echo $?; sh -c 'kill -9 $$'; echo $?; sh -c 'kill -TERM $$'; echo $?; ! sh -c 'exit 2'; echo $?; sh -c 'exit 2' || echo $?; x=$(sh -c 'echo out; exit 3'); echo $? $x
### pipelines of programs
echo a | cat | sh -c 'read x; echo "got $x"'; sh -c 'echo 1; echo 2' | while read x; do echo $x; done; cat <<E | sh
echo doc
E
{ echo one; echo two; } | { head; echo rest; }; env | { while read l; do case $l in HOME=*) echo $l;; esac; done; }
### early end of a reader
while :; do echo y; done | head; echo $?; { while :; do echo z; done; } | { read a; read b; echo $a$b; }
### standard input of programs
cat; cat; read x; echo "[$x]"
### standard input by parts
read a; cat | head; echo "$a"
### functions before programs
cat() { echo mine; }; cat; command cat /dev/null; unset -f cat; cat /dev/null; echo $?; /usr/bin/cat /dev/null; head() { command head; }; echo h | head
### path
mkdir p q; printf '#!/bin/sh\necho p\n' > p/x; printf '#!/bin/sh\necho q\n' > q/x; chmod 755 q/x; PATH=p:q:$PATH; x; chmod 755 p/x; hash -r; x; PATH=q:p:$PATH x; x; PATH=$PATH; (cd p; x 2>/dev/null; echo $?); mkdir p/y; y; echo $?; command -v x; PATH=:$PATH; : > w; chmod 755 w; command -v w; w; echo $?
### variables before programs
x=1 sh -c 'echo $x'; echo "[$x]"; x=1 y=$x sh -c 'echo "[$y]"'; HOME=/q sh -c 'echo ~'; PATH=/none cat /dev/null; echo $?; PATH=/none command -v cat; echo $?; x=a x=b sh -c 'echo $x'; export e=1; e=2 sh -c 'echo $e'; echo $e
### bytes go through
printf 'a\0b\377\n' | cat; x=$(printf '\377\376'); printf '%s' "$x" | cat; sh -c 'printf "%s" "$1"' _ "$x"; echo; y=é; sh -c 'echo ${#1} $1' _ $y; export b=$x; sh -c 'printf %s "$b"'
