### defaults and alternatives
show() { printf '<%s>' "$@"; echo " $#"; }
unset u; e=; v=value
show ${u-d} ${u:-d} ${e-d} ${e:-d} ${v-d} ${v:-d}
show ${u+a} ${u:+a} ${e+a} ${e:+a} ${v+a} ${v:+a}
show "${u-d}" "${u:-d}" "${e-d}" "${e:-d}" "${v-d}" "${v:-d}"
show "${u+a}" "${u:+a}" "${e+a}" "${e:+a}" "${v+a}" "${v:+a}"
show ${u-a b} "${u-a b}" ${u-"a b"} ${u-'a b'} "${u-'a b'}" "${u-"a b"}"
show ${u-a"b c"d e} x${u-1 2}y
show ${u=set it} "$u"
unset u; show "${u:=x y}" $u
### error when unset
(echo ${u?}); echo $?
(echo ${u?not there}); echo $?
u=; (echo ${u:?}); echo $?
(echo ${u:?"is  empty"}); echo $?
echo ${u?fine}
(echo ${1?x} ${9:?no nine}); echo $?
echo ${nothing?stops here}
echo not reached
### length
x=hello; e=; echo ${#x} ${#e} ${#none} ${#} ${##} ${#1} ${#2} ${#?} ${#-}
set -- a bb ccc; echo ${#*} ${#@} "${#*}" ${#10} ${#3}
y='ä€'; echo ${#y}
### length keeps its own syntax
set -- a b; echo ${#-x} ${#?} ${#:-y} ${#+z} ${##a} ${#%2} ${###}
### trimming
f=/usr/lib/x86_64/libc.so.6
echo ${f#*/} ${f##*/} ${f%/*} ${f%%/*} ${f#/usr} ${f%.6} ${f%.*} ${f%%.*} ${f#nope} ${f%nope}
echo "${f#*/}" "${f##*/}" "${f%/*}"
p='*/'; echo ${f#$p} ${f#"$p"} "${f#$p}" "${f#"$p"}"
s='a*b*c'; echo "${s#*\*}" "${s##*\*}" "${s%\**}" "${s%"*"*}" "${s#'a*'}"
t=aaaa; echo ${t#a} ${t##a} ${t#a*} ${t##a*}. ${t%a} ${t%%a*}. ${t%[a-b]} ${t%?} ${t#??}
q='"quoted"'; echo "${q#\"}" "${q%\"}" "${q#?}"
b='{x}'; echo "${b#\{}" "${b%\}}" ${b%\}} ${b#'{'}
### trimming with nested expansions
x=abc.def; y=.; echo ${x%${y}*} ${x#*${y}} "${x%"$y"*}" ${x%$(echo .)*} ${x%`echo .`*} "${x%$(echo '.')*}"
z=3; echo ${x#$((z))} ${x#${z+a}} "${x#"${z+"a"}"}"
### positional parameters
echo $1 "$2" "$3" $# "$0"
set -- a b c d e f g h i j k
echo $10 ${10} ${11} ${1}0 $#
shift 3; echo $1 $# $8
### at and star
show() { printf '<%s>' "$@"; echo " $#"; }
show $@; show $*; show "$@"; show "$*"
set -- 'a b' '' c
show $@; show $*; show "$@"; show "$*"
show x"$@"y; show x$@y; show "x$*y"; show x"$@""$@"y
IFS=-; show $*; show "$*"; show "$@"; show $@; IFS=; show $*; show "$*"; show $@; show "$@"; unset IFS; show $*; show "$*"
set --; show "$@"; show "$*"; show x"$@"; show "$@$@"; show "$@"""; show $@ ; show ''$@
### at in assignments and words
set -- 'a b' 'c  d'
IFS=:; x=$@; y="$@"; z=$*; w="$*"; printf '<%s>' "$x" "$y" "$z" "$w"; echo
unset IFS; x=$@; y="$@"; z=$*; w="$*"; printf '<%s>' "$x" "$y" "$z" "$w"; echo
printf '<%s>' "${u-$@}" "${u-"$@"}" ${u-$@} ${u-"$@"}; echo
printf '<%s>' "${1+$@}" "${1+"$@"}" ${1+$@} ${1+"$@"}; echo
set --; printf '<%s>' ${1+"$@"} "${1+$@}" end; echo
### at with alternatives and nothing
show() { printf '<%s>' "$@"; echo " $#"; }
set --; show "${@-none}" "${@:-none}" "${@+some}" "${@:+some}" "${*-none}"
set -- ''; show "${@-none}" "${@:-none}" "${@+some}" "${@:+some}" "${@#x}"
set -- xa xb; show "${@#x}" "${@%b}" "${*#x}" ${@#x}
### nested
unset a b c; c=deep
echo ${a-${b-${c}}} "${a-"${b-"$c"}"}" ${a:-${b:-"x y"}} "${a:-${b:-'x y'}}"
echo ${a-$(echo ${b-`echo inner`})} "${a-$(echo "${b-"in ner"}")}"
### braces and quotes inside
x=; echo "${x:-}}" ${x:-\}} "${x:-\}}" ${x:-'}'} "${x:-"}"}" "${x:-'}'}"
echo "${x:-a\"b}" "${x:-a'b}" ${x:-a\ b} "${x:-a\ b}" "${x:-\$x \\ \`}"
echo ${x:-'a  b'} ${x:-"a  b"} "${x:-a  b}"
### newlines in words
echo "${x:-two
lines}" ${x:-two
more}
### special parameters
true; echo $?; false; echo $?; echo $#; echo "$-" ; echo ${$+set} ${!-none}
set -fu; echo $-; set +f +u; echo "[$-]"
### tilde
echo ~ ~/x ~root ~root/y ~nobody_at_all ~daemon "~" '~' \~ ~"root" a~ ~:x
HOME=/h; echo ~; x=~/a:~/b:c~; echo $x; x=~:~root:"~":\~; echo "$x"; y=a=~; echo $y; echo a=~ b:~
unset HOME; echo ~ ~/x
HOME='/a b*'; printf '<%s>' ~ ~/x; echo
: ${z:=~/q}; echo "$z" ${w-~/r} "${w-~/r}" ${w-a:~}
### tilde in arguments of export
export E=~/x:~; readonly R=~/y; echo $E $R; f() { local l=~/z; echo $l; }; f
x='export'; $x F=~; echo $F; command export G=~/g; echo $G; alias a=~/al; alias a
### command substitution
echo $(echo a; echo b) "$(echo a; echo b)" $(printf 'x\n\n\n') "$(printf 'x\n\n\ny\n\n')"
x=$(echo '  sp  '); printf '<%s>' "$x" $x; echo; echo `echo \`echo deep\`` `echo "a  b"` "`echo "c  d"`"
echo "$(echo "$(echo "$(echo nested "quotes  here")")")"
echo $(case x in x) echo paren;; esac) $( (echo sub) ) $({ echo brace; })
echo `echo '\$HOME' \\$x` "`echo \"q\" \\\\ `" `echo \\\\`
x=$(exit 3); echo $?; echo $(exit 4) $?; y=$(false)$(true); echo $?
echo "[$()]" "[``]" [$( )]
### command substitution drops nul and keeps the rest
x=$(printf 'a\0b\001c'); echo ${#x}; printf '%s' "$(printf '\n\na\n')" ; echo
### substitution with comments and here documents
echo $(echo one # a comment with ) in it
echo two
cat <<E
three $1
E
)
### nothing is left of unset words
set -- $none "$none" '' ""; echo $#
set -- $none$none; echo $#; set -- ${none} ${none:+x} ${none:-}; echo $#
### bad substitution
(echo ${x!y}); echo $?; (echo ${}); echo $?; (echo "${1x}"); echo $?
: ${a+${b!c}}; echo fine
echo ${-} ${@:-}; echo ${x/y/z}; echo not here
### assignment to what can't be assigned
(: ${1=x}); echo $?; set --; (: ${1=x}); echo $?; (: ${@=x}); echo $?
### nounset
set -u; (echo $none); echo $?; (echo ${none}); echo $?; (echo ${#none}); echo $?; (echo ${none%x}); echo $?
echo ${none-d} ${none+a} $* $@ "$@" ; set --; echo "$@" $*; (echo $1); echo $?; (echo $!); echo $?
echo $none; echo not here
### assignment forms
a=1 b=$a c=$b; echo $a $b $c
a="x y" ; b=$a; echo "$b"; c=a\ b; echo "$c"; d='*'; echo "$d"; e=`echo x  y`; echo "$e"
a=$b$c"$d"e; echo "$a"; a=; echo "[$a]"; a=1=2=3; echo $a; _x1=u; echo $_x1
1a=x; a-b=y; echo $?
### ifs in names
IFS=x; a=axbxc; echo $a "$a"; for i in $a; do echo "[$i]"; done
### a colon and nothing
echo a; echo ${x:}; echo b
### length of all parameters
echo ${#@} "${#@}" ${#*} "${#*}"
IFS=; echo ${#@} "${#@}" ${#*} "${#*}"
IFS=x; echo ${#@} "${#@}" ${#*} "${#*}"; a=${#@}; echo $a
set --;  echo ${#@} "${#@}" ${#*} "${#*}"
### exported where all is
unset PWD
set -a; x=1; unset x; export -p
unset y; y=2 echo a; f() { local z=1; }; f; export -p
set +a; unset x; export -p
