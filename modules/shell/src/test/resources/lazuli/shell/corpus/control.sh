### if
if true; then echo 1; fi; if false; then echo no; else echo 2; fi; if false; then :; elif true; then echo 3; else :; fi; if false; then :; elif false; then :; fi; echo $?
if true
then echo a
elif false
then echo b
else echo c
fi
if false; true; then echo last; fi; if ! false; then echo not; fi; if echo x | false; then :; else echo pipe; fi; (exit 5); if true; then echo $?; fi; if (exit 6); then :; else echo $?; fi
### while and until
i=0; while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done; until [ $i -eq 0 ]; do i=$((i-1)); done; echo $i; while false; do :; done; echo $?; until true; do :; done; echo $?
i=0; while i=$((i+1)); [ $i -lt 4 ]; do [ $i = 2 ] && continue; echo $i; done; while true; do break; done; echo $?; while :; do (exit 3); break; done; echo $?; i=0; while [ $i -lt 2 ]; do i=$((i+1)); (exit 4); done; echo $?
### for
for i in a 'b c' "$none" d; do echo "[$i]"; done; for i in; do echo never; done; echo $?; for i do echo "<$i>"; done; set -- x y; for i
do echo $i; done; for i in 1 2 3; do [ $i = 2 ] && break; echo $i; done; echo $i; for x in "$@"; do shift; echo $x $#; done; for i; do echo $i; done; echo none
for i in 1
do echo nl
done; for _x in a; do echo $_x; done
### nested break and continue
for i in 1 2 3; do for j in a b c; do [ $j = b ] && continue 2; [ $i = 3 ] && break 2; echo $i$j; done; done; for i in 1 2; do while :; do break 5; done; echo never; done; echo $?; for i in 1 2; do for j in 1 2; do continue 9; done; echo never; done; echo end
### break outside of loops
break; echo $?; continue; echo $?; f() { break; echo in; }; for i in 1 2; do f; echo $i; done; for i in 1 2; do eval break; echo never; done; for i in 1 2; do (break; echo sub); echo $i; done
### break with bad numbers
for i in 1; do (break 0); echo $?; (break x); echo $?; (continue -1); echo $?; done
### case falls and returns
case x in y) echo no;; esac; echo $?; (exit 3); case x in y) ;; esac; echo $?; case x in (x) echo paren;; esac; case x in x) echo last
esac; case x in
esac; case a in a|b) echo ab ;; c) ;; esac; case a in b) ;; *) echo star; esac; case "" in "") echo e;; esac
### functions
f() { echo "$# $1 $*"; }; f; f a; f 'a b' c; echo $#; f() { echo redefined; }; f; g() { return 3; }; g; echo $?; g() { false; }; g; echo $?; g() { (exit 4); return; }; g; echo $?; h() { return 0; echo never; }; h; echo $?
f()
{
  echo newline
}
f; f () echo simple; f; f() (x=1; echo sub); f; echo "[$x]"; f() if true; then echo if; fi; f; f() for i in 1 2; do echo $i; done; f; f() { echo a; } 2>&1; f
### functions see and set variables
f() { x=1; y=$1; set -- p q r; echo $#; }; x=0; f arg; echo $x $y $#; f() { shift; echo $1; }; f a b; echo $1
### recursion
f() { [ $1 -gt 0 ] && { echo $1; f $(($1-1)); }; }; f 3; g() { if [ $1 -le 1 ]; then echo 1; else echo $(( $1 * $(g $(($1-1))) )); fi; }; g 6
### local
x=g; f() { local x=l y; echo $x "[$y]"; y=2; g; echo $x; }; g() { echo "g sees $x $y"; x=changed; }; f; echo $x "[$y]"; f() { local x; echo "[$x]"; x=1; unset x; echo "[$x]"; }; f; echo $x; h() { local a=1 b=$a c="x y"; echo "$a$b$c"; }; h; local z=1; echo not here
### local and options
f() { local -; set -f; echo $-; }; f; echo "[$-]"; export e=1; f() { local e=2; env | { while read l; do case $l in e=*) echo $l;; esac; done; }; }; f; echo $e; f() { local IFS=:; set -- $1; echo $2; }; f a:b; x='p q'; echo $x
### local keeps attributes
export e=1; f() { local e; e=2; sh -c 'echo $e'; }; f; f() { local n; export n=5; sh -c 'echo $n'; unset n; n=6; sh -c 'echo "[$n]"'; }; f; sh -c 'echo "[$n]"'; readonly r=1; f() { local r=2; echo never; }; (f; echo never); echo $?; f() { local r; echo "$r"; }; f; f() { local x; readonly x=3; }; f; x=4; echo $x
### variables before functions and builtins
f() { echo "[$v]"; v=in; }; v=1; v=2 f; echo $v; v=3 :; echo $v; v=4 true; echo $v; v=5 eval 'echo $v'; echo $v; IFS=: read a b <<E
1:2
E
echo $a $b "[$IFS]"; v=6 command :; echo $v; x=1 y=$x; echo $y; v=7 exec; echo $v; w=8 export u=9; echo $w $u
### return outside of functions
echo a; return 7; echo b
### return in odd places
f() { for i in 1 2; do return 5; done; echo never; }; f; echo $?; f() { while true; do { return 6; }; done; }; f; echo $?; f() { (return 7; echo never); echo $?; }; f; f() { if true; then return 8; fi; }; f; echo $?; f() { eval 'return 9'; echo never; }; f; echo $?; f() { echo x | return 3; echo $?; }; f; f() { return 300; }; f; echo $?; (f() { return -1; }; f; echo never); echo $?; (f() { return x; }; f; echo never); echo $?
### return in conditions
f() { while return 3; do :; done; echo never; }; f; echo $?; f() { if return 4; then :; fi; echo never; }; f; echo $?; f() { return 5 && echo never; echo never; }; f; echo $?; f() { ! return 6; echo never; }; f; echo $?; f() { case $(return 7) in '') echo "case $?";; esac; }; f; f() { x=$(return 8); echo $?; }; f; f() { { return 9; } > /dev/null; }; f; echo $?; f() { until return; do :; done; }; false; f; echo $?
### and, or, not
true && echo 1; false && echo no; true || echo no; false || echo 2; true && false || echo 3; false && true || echo 4; false || true && echo 5; ! true; echo $?; ! false; echo $?; ! true && echo no || echo 6; ! (exit 3); echo $?; true &&
echo nl; false ||
echo nl2; { false; } || echo 7; (false) || echo 8; if true && ! false; then echo 9; fi; ! ! true
### groups and subshells
{ echo a; echo b; }; (echo c; echo d); x=1; (x=2; echo $x); echo $x; { x=3; }; echo $x; (cd /; pwd); (exit 3); echo $?; { (exit 4); }; echo $?; (set -f; echo $-); echo "[$-]"; (f() { echo inner; }; f); f 2>/dev/null; echo $?; ( (echo nested) ); { { echo n; }; }; (trap 'echo bye' EXIT; echo hi); (umask 077); umask; (readonly q=1); q=2; echo $q; (unset x; echo "[$x]"); echo $x; (shift; echo $1); echo $1
### pipelines
echo a | cat | cat; echo x | read y; echo "[$y]"; false | true; echo $?; true | false; echo $?; ! true | false; echo $?; { echo 1; echo 2; } | while read x; do echo "got $x"; done; x=0; echo y | { read x; echo $x; }; echo $x; (exit 3) | (exit 4); echo $?; echo a |
cat; exit 3 | cat; echo $?; f() { cat; echo f; }; echo in | f | cat
### pipefail
set -o pipefail; false | true; echo $?; (exit 3) | (exit 4) | true; echo $?; true | true; echo $?; set +o pipefail; false | true; echo $?
### background
echo a & wait; echo $?; (exit 3) & wait $!; echo $?; x=1; { x=2; } & wait; echo $x; { echo in; cat; } & wait; true & p=$!; wait $p $p; echo $?; wait 99999; echo $?; false & echo $?; wait; for i in 1; do echo loop & done; wait
### eval
eval echo a b; eval 'echo "x  y"'; x='echo $y'; y=1; eval $x; eval "$x"; eval; echo $?; eval ''; echo $?; eval false; echo $?; eval 'x=5; y=6'; echo $x $y; eval 'for i in 1 2; do
echo $i; done'; eval "f() { echo from eval; }"; f; eval 'echo a
echo b'; (eval 'if'; echo never); echo $?; (eval 'echo before
)'; echo never); echo $?; eval 'exit 4'; echo never
### dot
echo 'echo "in $1 $x"; y=set; return 3; echo never' > lib; x=1; . ./lib; echo $? $y $1; echo 'f() { echo fromlib; }' > l2; . ./l2; f; mkdir bin; echo 'echo path' > bin/l3; PATH=$PWD/bin:$PATH; . l3; echo 'return' > l4; false; . ./l4; echo $?; : > l5; . ./l5; echo $?; . ./l5 args; echo $1; echo 'for i in 1 2; do break; done; break; echo $i' > l6; for j in a b; do . ./l6; echo $j; done; .; echo $?
### dot fails
(. ./none; echo never); echo $?; (. none; echo never); echo $?; (command . ./none; echo here); echo $?; echo 'if' > bad; (. ./bad; echo never); echo $?; echo 'echo ok
)' > bad; (. ./bad; echo never); echo $?; echo 'exit 5' > ex; (. ./ex; echo never); echo $?
### dot and messages
printf 'nosuch1\n\nnosuch2\nf() {\nnosuch3\n}\n' > lib; . ./lib; f; nosuch4
### exit
(exit); echo $?; (false; exit); echo $?; (exit 0); echo $?; (exit 256); echo $?; (exit 300); echo $?; (exit x; echo never); echo $?; (exit -1; echo never); echo $?; (exit 3 4); echo $?; exit 7; echo never
### status of nothing
false; ; echo $?
### status after empty commands
false
$none
echo $?
false; x=; echo $?; false; x=$(false); echo $?; x=1 y=$(exit 3); echo $?; $(exit 4); echo $?; $(false) ; echo $?; `exit 5`; echo $?; > f; echo $?; x=$(exit 6) > f; echo $?
