### to files
echo a > f; echo b >> f; echo c >| g; cat f g; echo d > f; cat f; > empty; : >> made; cat < f; echo x 1> h; cat 0< h
echo both > o 2>&1; echo err >&2; { echo out; echo err >&2; } > all 2>&1; cat all; { echo out; echo err >&2; } 2>&1 > only; cat only
### order of redirections
{ echo o; echo e >&2; } 2>f 1>&2; cat f; { echo o; echo e >&2; } >&2 2>/dev/null
### appended and overwritten through one description
{ echo 1; echo 2; } > f; cat f; { echo 3; echo 4; } >> f; cat f; exec 3> g; echo a >&3; echo b >&3; exec 3>&-; cat g
exec 3>h 4>&3; echo one >&3; echo two >&4; echo three >&3; cat h; echo four > h; echo five >&3; cat h | { read x; echo ${#x}; }
### two openings of one file
echo 123456789 > f; exec 3<f 4<f; read a <&3; read b <&4; echo $a $b; exec 5<>f; echo abc >&5; cat f; read x <&5; echo $x
echo start > g; exec 6>>g 7>>g; echo 1 >&6; echo 2 >&7; echo 3 >&6; cat g
### a loop reads and writes
printf '1\n2\n3\n' > in; while read x; do echo "got $x"; done < in > out; cat out; while read x; do echo $x; read y; echo "skip $y"; done < in
i=0; while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done > out; cat out; for i in a b; do echo $i; done | cat > out; cat out
### descriptors
exec 3>&1; echo to3 >&3; (echo sub >&3); f() { echo func >&3; }; f; x=$(echo captured; echo direct >&3); echo $x; exec 3>&-; echo gone >&3; echo $?
### closed descriptors
echo x >&-; echo $?; read x <&-; echo $?; echo x >&5; echo $?; : <&7; echo $?; { echo y; } >&8; echo $?; echo after
### duplicates with expansions !errors: for dash the error is where it reads, not where it runs
n=1; echo a >&$n; n=2; echo b >&$n 2>/dev/null; n=-; echo c >&$n; echo $?; n=x; (echo d >&$n); echo $?; (echo e >&12); echo $?
### restored afterwards
{ echo a > /dev/null; echo b; } > f; echo c; cat f; { exec 5>g; } 4>h; echo x >&5; echo $?; cat g; { exec > k; echo in; }; echo still; exec >&2
### missing files and directories
cat < none; echo $?; echo x > no/dir; echo $?; : < none; echo $?; { echo y; } < none; echo $?; (echo z) < none; echo $?; while read x; do :; done < none; echo $?; f() { echo hi; }; f < none; echo $?; mkdir d; echo x > d; echo $?; read x < d; echo $?; echo x > ''; echo $?; cat < d/x/y; echo $?
### special builtins and failing redirections
(: > no/dir; echo not here); echo $?; (eval 'echo a' > no/dir; echo not here); echo $?; (command : > no/dir; echo here); echo $?; (exec 3< none; echo not here); echo $?; (export x=1 < none; echo not here); echo $?; x=1 < none; echo "$? [$x]"
### noclobber
set -C; echo a > f; echo b > f; echo $?; echo c >| f; cat f; echo d >> f; cat f; echo e > /dev/null; echo $?; ln -s nowhere l; echo x > l; echo $?; ln -s f l2; echo y > l2; echo $?; set +C; echo z > f; cat f
### devices
echo a > /dev/null; cat /dev/null; echo b > /dev/stdout; echo c > /dev/stderr; echo d | cat /dev/stdin; echo e > /dev/fd/1; { echo f > /dev/fd/3; } 3>&1; [ -e /dev/null ] && [ -c /dev/null ] && echo dev; read x < /dev/null; echo $?; cat < /dev/null
### devices behind links
ln -s /dev/null n; ln -s n m; echo x > n; echo y >> m; [ -c m ] && echo c; cat m; read x < m; echo $?; ln -s /dev/full f; echo x > f; echo $?; echo *
### what nobody takes
echo x > /dev/full; echo $?; printf x > /dev/full; echo $?; printf x >&-; echo $?; type : > /dev/full; echo $?; x=$(echo x > /dev/full); echo $?; : > /dev/full; echo $?
### read and write
echo hello > f; exec 3<>f; read x <&3; echo $x; echo more >&3; cat f; exec 4<>new; echo w >&4; cat new; cat <> f
### redirections alone and in odd places
> a; < a; >b echo x; cat b; echo >c y z; cat c; 2>/dev/null >d echo q; cat d; x=1 > e; echo $x; > g x=2; echo $x; if true; then echo c; fi > h; cat h; case x in x) echo k;; esac > i; cat i; until true; do :; done > j; { :; } > l 2>&1; (echo s) > m; cat m
### digits that are no descriptors
echo 2 > f; cat f; echo 2> g; echo a2>f; cat f; echo "2">f; cat f; echo 12>f; cat f; echo \2>f; cat f; echo $none>f; cat f
### moved and removed while open
exec 3> a; echo 1 >&3; mv a b; echo 2 >&3; cat b; rm b; echo 3 >&3; echo * ; exec 4> c; rm c; echo new > c; echo old >&4; cat c
### modes
umask 027; echo > a; umask 0; echo > b; mkdir c; umask 077; echo x > b; : >> d; exec 5<> e
### functions with redirections
f() { echo out; echo err >&2; } > log 2>&1; f; cat log; f; cat log; g() ( echo sub; ) 3> tmp; g; h() { cat; } < log; h
### a redirection is expanded once, and first
i=0; echo $((i+=1)) > f$((i+=1)); echo *; x=a; x=b > $x; echo *; echo $x
### here and there
cat < f 2>/dev/null || echo none; ! cat < f 2>/dev/null && echo negated; cat <<E && echo and
doc
E
### standard input is shared
cat | { read a; echo "$a"; cat; } | head; { read a; read b; echo "$a|$b"; } ; cat
