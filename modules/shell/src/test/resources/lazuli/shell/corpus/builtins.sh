### echo
echo; echo -n a; echo b; echo -n; echo -n -n x; echo; echo -e 'a\tb'; echo -- x; echo 'a\nb' 'c\\d' '\101\0101\0' 'x\c' never; echo; echo '\a\b\e\f\r\v\q\1\12\123\1234\08\8' 'end\'; echo a  b '  c'; echo "-n" x; echo; echo a -n
### printf strings
printf 'a\n'; printf '%s\n' a b c; printf '%s %s\n' a b c; printf '[%5s][%-5s][%.2s][%5.1s][%05s]\n' abc abc abc abc abc; printf '%s'; printf '%%\n'; printf '[%s]\n' '' 'x y'; printf 'none\n' a b; printf '%c%c%c\n' abc d ''; printf '%5c|%-5c|\n' x y; printf '\101\x41\0101\e[\n'; printf 'a\tb\\c\"\q\n'; printf '%b|' 'a\tb' 'x\ny' '\0101' '\101' 'q\c' never; echo; printf '%-10b|%5b|%.1b\n' 'a\tb' x 'yz'
### printf numbers
printf '%d %i %d %d\n' 42 -7 010 0x1f; printf '%u %o %x %X %#o %#x %#X\n' 42 8 255 255 8 255 255; printf '[%5d][%-5d][%05d][%+d][% d][%.3d][%8.3d][%-8.3d][%08.3d]\n' 42 42 42 42 42 42 42 42 42; printf '%d %d\n' "'a" '"b'; printf '%u\n' -1; printf '%x\n' -1; printf '%d\n' 9223372036854775807; printf '[%*d][%-*d][%.*d]\n' 6 42 6 42 4 42; printf '%*d|\n' -6 42; printf '%d\n' ; printf '%d %s\n' 1 a 2 b 3; printf '%#x %#o\n' 0 0; printf '[%.0d][%.0x]\n' 0 0; printf '%+d % d\n' -3 -3
### printf bad numbers
printf '%d\n' abc; echo $?; printf '%d\n' 12x; echo $?; printf '%d\n' ''; echo $?; printf '%d\n' 99999999999999999999; echo $?; printf '%d %d\n' x 5; echo $?; printf '%d\n' 08; echo $?; printf '%u\n' 18446744073709551616; echo $?; printf '%d\n' ' 5'; printf '%d\n' '5 '; echo $?
### printf errors
printf; echo $?; printf '%'; echo $?; printf 'a%z'; echo $?; printf 'abc%'; echo $?; printf -- '%s\n' dash; printf -x; echo $?; printf '%5'; echo $?
### printf floats
printf '%f %.2f %e %g %G %.0f %.3e\n' 3.14159 2.5 12345.678 0.0001 1e10 2.5 0; printf '%g %g %g %g\n' 100000 1000000 0.00001 123456789; printf '[%10.2f][%-10.2f][%010.2f][%+.1f]\n' 3.14159 3.14159 -3.14159 2; printf '%f\n' 1e3; printf '%f\n' x; echo $?; printf '%f\n' 1.5x; echo $?; printf '%.20f\n' 0.1; printf '%g %g %g\n' inf -inf nan; printf '%#g %#.0f\n' 1 1; printf '%a %A\n' 1 0.5; printf '%f\n' "'a"; printf '%e\n' 1e-300; printf '%g\n' 0x1p4; printf '%.1f %.1f %.1f\n' 0.05 0.15 0.25; printf '%5.1f|%05.1f\n' inf inf
### test strings
t() { "$@"; echo $?; }
t [ a = a ]; t [ a = b ]; t [ a != b ]; t [ -z '' ]; t [ -z a ]; t [ -n a ]; t [ -n '' ]; t [ a ]; t [ '' ]; t [ ]; t test; t test a; t [ ! a ]; t [ ! '' ]; t [ a '<' b ]; t [ b '>' a ]; t [ a '>' b ]; t [ -n ]; t [ -z ]; t [ ! ]; t [ = ]; t [ = = = ]; t [ -n = -n ]; t [ '!' = '!' ]; t [ '(' = '(' ]; t [ '(' a ')' ]; t [ '(' '' ')' ]; t [ ! '(' a ')' ]
### test numbers
t() { "$@"; echo $?; }
t [ 1 -eq 1 ]; t [ 1 -ne 1 ]; t [ 1 -lt 2 ]; t [ 2 -le 2 ]; t [ 3 -gt 4 ]; t [ 4 -ge 4 ]; t [ -1 -lt 0 ]; t [ 010 -eq 10 ]; t [ ' 5 ' -eq 5 ]; t [ +5 -eq 5 ]; t [ a -eq 1 ]; t [ 1 -eq '' ]; t [ 1x -eq 1 ]; t [ 0x10 -eq 16 ]; t [ 9223372036854775807 -gt 1 ]; t [ 9223372036854775808 -gt 1 ]
### test combined
t() { "$@"; echo $?; }
t [ a -a b ]; t [ a -a '' ]; t [ '' -o b ]; t [ '' -o '' ]; t [ a = a -a b = b ]; t [ a = b -o b = b ]; t [ a = b -a b = b -o c = c ]; t [ '(' a = b -o b = b ')' -a x ]; t [ ! a = b ]; t [ ! a = a -o b = b ]; t [ ! '' -a ! '' ]; t [ -n a -a -z '' ]; t [ a -o ]; t [ -a a ]; t [ ! ! a ]; t [ ! ! ! a ]; t [ a -a ! '' ]
### test errors
t() { "$@"; echo $?; }
t [ a; t [ a b ]; t [ a b c ]; t [ a = ]; t [ -f ]; t [ '(' a ]; t [ a = b c ]; t [ -x a b ]; t [ a -foo b ]; t test a = b ]; t [ '(' ')' ]; t [ '(' a = a ]; t [ 1 -eq ]; t [ a b = c ]; t test -n a b
### test files
t() { [ "$@" ]; printf "$? "; }
echo x > f; : > e; mkdir d; ln -s f l; ln -s none dang; touch x; chmod 755 x; chmod 4755 e
for o in -e -f -d -L -h -s -r -w -x -p -S -b -c -u -g -k -O -G; do printf '%s: ' $o; for p in f e d l dang x none ''; do t $o "$p"; done; echo; done
t f -ef l; t f -ef e; t f -ef none; t none -ef none; t d -ef .; t f -nt none; t none -nt f; t none -ot f; t f -ot none; t none -nt none; echo; [ -t 0 ]; echo $?; [ -t x ]; echo $?; [ -d / -a -e /etc/passwd ] && echo both
### cd and pwd
p=$PWD; mkdir -p a/b c; ln -s a/b l; cd a/b; [ "$PWD" = "$p/a/b" ] && echo 1; cd ..; [ "$(pwd)" = "$p/a" ] && echo 2; cd - | { read x; [ "$x" = "$p/a/b" ] && echo 3; }; cd "$p/l"; [ "$(pwd)" = "$p/l" ] && echo 4; [ "$(pwd -P)" = "$p/a/b" ] && echo 5; cd ..; [ "$PWD" = "$p" ] && echo 6; cd -P l; [ "$PWD" = "$p/a/b" ] && echo 7; cd -L ../../c; [ "$PWD" = "$p/c" ] && echo 8; cd /; pwd; cd //; pwd; cd ///usr//bin/../; pwd; echo $OLDPWD; cd .; pwd; cd ./bin/.; pwd; cd "$p"; HOME=$p/a; cd; [ "$PWD" = "$p/a" ] && echo 9; cd -- "$p"; cd ''; [ "$PWD" = "$p" ] && echo 10
### cd fails
cd none; echo $?; cd /etc/passwd; echo $?; : > f; cd f; echo $?; (cd none; echo still); cd none || echo or; unset HOME; cd; echo $?; cd -x; echo $?; unset OLDPWD; cd -; echo $?; mkdir d; cd d/none/..; echo $?
### cdpath
mkdir -p x/sub y; p=$PWD; CDPATH=x; cd sub | { read o; [ "$o" = "$p/x/sub" ] && echo printed; }; CDPATH=:x; cd y; [ "$PWD" = "$p/y" ] && echo y; cd ..; CDPATH=none:x; cd sub > /dev/null; [ "$PWD" = "$p/x/sub" ] && echo sub; cd ./none; echo $?
### umask
umask; umask -S; umask 077; umask; umask u=rwx,g=rx,o=; umask; umask -S; umask g+w; umask; umask o-r,a+x; umask; umask =; umask; umask 0; umask; umask 22; umask; umask 1777; umask; umask -S; umask 8; echo $?; umask x; echo $?; umask u=g; umask; umask +X; umask; umask ug=rx,o+w; umask; umask -x; echo $?
### shift
set -- a b c; shift; echo $*; shift 2; echo $#; shift 0; echo $?; (shift; echo never); echo $?; (shift 5; echo never); echo $?; (shift x; echo never); echo $?; (shift -1; echo never); echo $?; command shift 3; echo $?
### set
set a b; echo $1 $#; set -- -x y; echo $1; set --; echo $#; set - p; echo $1; set -- ; echo $#; set x -y; echo $2; set -f; echo $-; set +f; set -o noglob; echo $-; set +o noglob; echo "[$-]"; set -fu; echo $-; set +fu; (set -Z; echo never); echo $?; (set -o none; echo never); echo $?; set -a; v=1; set +a; env | { while read l; do case $l in v=*) echo $l;; esac; done; }; set -e +e; echo fine; set -; echo $#; set +o | head; set -- "a b" "c"; echo $#
### set -o prints
set -f; set -o; set +o
### set prints
set | { while IFS= read -r l; do case $l in x=*|y=*|IFS*|PS*|OPTIND*) echo "$l";; esac; done; }; x="it's"; y='a
b'; z=; set | { while IFS= read -r l; do case $l in x=*|y=*|z=*|b*) echo "$l";; esac; done; }
### export and readonly
export a=1 b; b=2; env | { while read l; do case $l in [ab]=*) echo $l;; esac; done; }; export -p | { while read l; do case $l in *' 'a*|*' 'b*) echo "$l";; esac; done; }; readonly r=1; readonly s; readonly; readonly -p; (r=2; echo never); echo $?; (unset r; echo never); echo $?; (export r=3; echo never); echo $?; export r; echo $r; (readonly s=1; echo never); echo $?; (export 1x=2; echo never); echo $?; (export a-b; echo never); echo $?; export n; export -p | { while read l; do case $l in *' n'*) echo "$l";; esac; done; }; (r=2 true; echo never); echo $?; (for r in 1; do :; done; echo never); echo $?; unset a; env | { while read l; do case $l in a=*) echo $l;; esac; done; }
### unset
x=1; unset x; echo "[$x]"; f() { echo f; }; unset f; f; unset -f f; f 2>/dev/null; echo $?; unset -v x; unset none; echo $?; (unset 1x; echo never); echo $?; x=1 y=2; unset x y; echo "[$x$y]"; export e=1; unset e; e=2; env | { while read l; do case $l in e=*) echo $l;; esac; done; }; unset -f none; echo $?; unset; echo $?; (unset -z); echo $?; unset IFS; x='a b'; set -- $x; echo $#; unset PATH; cat; echo $?
### getopts
while getopts ab:c o -a -b val -c rest x; do echo "$o [$OPTARG] $OPTIND"; done; echo "$o $OPTIND"; OPTIND=1; set -- -abv -cx -- more; while getopts ab:c o; do echo "$o [$OPTARG] $OPTIND"; done; shift $((OPTIND-1)); echo $*; OPTIND=1; getopts a o -b; echo "$? $o [$OPTARG]"; OPTIND=1; getopts :a o -b; echo "$? $o [$OPTARG]"; OPTIND=1; getopts a: o -a; echo "$? $o [$OPTARG]"; OPTIND=1; getopts :a: o -a; echo "$? $o [$OPTARG]"; OPTIND=1; getopts a o; echo "$? $o"; getopts x; echo $?; f() { getopts p o "$@"; echo $o $OPTIND; }; OPTIND=1; f -p; f -p
### getopts in functions
f() { OPTIND=1; while getopts 'n:v' o; do case $o in n) n=$OPTARG;; v) v=1;; *) echo bad; return 1;; esac; done; shift $((OPTIND-1)); echo "$n $v $*"; }; f -n 5 -v a b; f -vn6 c; f -z; echo $?; f -n; echo $?; f - x; f -- -v; f a -v
### trap on exit
trap 'echo bye $?' EXIT; echo hi; (exit 3)
### trap exit status
trap 'echo bye; exit 5' EXIT; exit 3
### trap and plain exit
trap 'false; exit' EXIT; exit 3
### trap 0 and reset
trap 'echo zero' 0; trap; trap - 0; trap; trap 'echo a' EXIT; trap 'echo b' EXIT; (trap; echo sub); trap 'echo "it'\''s"' HUP INT; trap; trap '' TERM; trap; trap - HUP INT TERM; trap
### trap listing by number and name
trap 'x' 1 2 15; trap; trap 1 2; trap; trap - TERM; trap; trap y SIGHUP; echo $?; trap z NONE; echo $?; trap q hup; trap; trap -- 'echo w' USR1; trap; trap x 99; echo $?; trap x; echo $?
### traps run
trap 'echo usr1 $?' USR1; (exit 3); kill -USR1 $$; echo after $?; trap 'echo t' TERM; kill $$; echo lives; trap '' TERM; kill $$; echo ignored; f() { kill -USR1 $$; echo in f; }; f; trap 'echo ex' EXIT; kill -0 $$; echo $?
### killed
trap 'echo never' EXIT; kill -9 $$; echo never
### traps in subshells
trap 'echo parent' EXIT; (echo a; exit 3); echo $?; x=$(trap 'echo child' EXIT; echo b); echo "$x"; (trap 'echo c' EXIT; trap 'echo d' EXIT); { trap 'echo e' EXIT; } ; echo f | { trap 'echo g' EXIT; cat; }
### exit in a trap in a function
f() { trap 'echo in trap $1' EXIT; exit 4; }; f arg
### return in a trap
trap 'return 3; echo never' EXIT; exit 5
### error in a trap
trap 'echo a; ${none?msg}; echo never' EXIT; exit 5
### trap with set -e
trap 'echo a; false; echo b' EXIT; set -e; (exit 4)
### kill
kill -l | head; kill -l 15; kill -l 143; kill -l 9 2; (kill -l 999; echo $?); (kill; echo never); echo $?; (kill -0 x; echo $?); kill -l 1 ; kill -NONE 1; echo $?; kill -s NONE 1; echo $?
### alias
alias e='echo aliased'
e a; alias e; alias; unalias e; e 2>/dev/null; echo $?; alias none; echo $?; unalias none; echo $?; alias a=b c='d e'; alias; unalias -a; alias; alias x='echo '
alias y='yes'
x y; alias if=echo 2>/dev/null; alias ll='echo l; echo m'
ll n; alias r='r x'; alias -- q=1; echo $?; \x y 2>/dev/null; 'x' y 2>/dev/null; echo $?; alias w=while
w false; do :; done; alias one='echo 1
echo 2'
one; f() { e; }; alias e='echo later'; f 2>/dev/null; echo $?; eval e; alias foo=bar bar=foo
foo 2>/dev/null; echo $?; alias g='echo $x'; x=5
g; alias p='(echo'
p paren)
### alias on the same line
alias e='echo yes'; e 2>/dev/null || echo not yet
e; { alias z='echo zz'; z 2>/dev/null || echo no; }
z; if true; then alias k='echo kk'
k 2>/dev/null || echo nok; fi
k
### command
command echo a; command -v echo; command -v cat; command -v if; command -v none; echo $?; command -V echo; command -V cat; command -V none; echo $?; f() { echo func; }; command -v f; command -V f; echo() { printf 'mine\n'; }; echo x; command echo y; command; command none; printf "$?\n"; command -p cat /dev/null; command -v -p cat; alias a='b c'; command -v a; command -V a; command -V :; command -v /usr/bin/cat; command -v /none; printf "$?\n"; command -- printf 'q\n'; command -x; printf "$?\n"; command command printf 'twice\n'; command -V while; x='command printf'; $x 'z\n'
### type and hash
type echo : if cat none f; echo $?; f() { :; }; type f; alias q=r; type q; hash cat; hash; type cat; hash -r; hash; hash none; echo $?; type; echo $?; type /usr/bin/cat; cat /dev/null; type cat; hash echo; echo $?; PATH=/none; hash; type cat
### exec
exec 3>f; echo x >&3; exec 3>&-; cat f; (exec echo replaced; echo never); (exec cat f); (exec none; echo never); echo $?; (exec ./f; echo never); echo $?; (trap 'echo not run' EXIT; exec cat f); (trap 'echo run' EXIT; exec none); x=1 exec; echo $x; exec 2>&1; exec; echo $?; (exec -- echo a); echo $?; exec echo last; echo never
### true, false, colon
true; echo $?; false; echo $?; : a b $(echo x); echo $?; true x; false x; echo $?
### times and jobs
jobs; echo $?; fg; echo $?; bg; echo $?
### xtrace
set -x; echo a; x=1; y=$x echo b; for i in 1; do :; done; echo "c  d" > /dev/null; (echo e); f() { echo f; }; f; echo $(echo g); [ 1 = 1 ]; PS4='> '; echo h; PS4='$x '; echo i; case x in x) :;; esac; { echo j; } 2>/dev/null; set +x; echo k
### verbose !errors: the script's name is another's
set -v
echo a
# comment
echo b
### noexec
echo a; set -n; echo never
### ulimit
ulimit -f; ulimit; ulimit -x; echo $?; ulimit -a -f 5; echo $?; ulimit x; echo $?
### wait
wait; echo $?; wait x; echo $?; wait %1; echo $?
### names that are not builtins
let x=1; echo $?; [[ a = a ]]; echo $?; source x; echo $?; declare x; echo $?; typeset x; echo $?; function f; echo $?
### getopts exports what it sets where all is exported
set -a; getopts ab: o -a -b x; env | while read -r l; do case $l in OPT* | o=*) echo "$l";; esac; done
