### single, double, backslash
echo 'a  $x `b` \ "c"' "d '  \$x \` \\ \a \" \
e" f\  \g \\ \' \" \$ \
joined
echo "a""b"'c'd\e; echo "" '' | cat; echo a"" ""b; echo "'" '"' \"\'
### backslash in double quotes
printf '%s\n' "\a\b\$\`\"\\\!\'\(" "a\
b" '\a\\' \a\\b
### newline in quotes
echo "a
b" 'c
d'; x="e
f"; echo $x; echo "$x"
### dollar that means nothing
echo $ "$" $'x' $"y" "$ x" a$ $% "$%" $/ $. $, $=
### comments
echo a#b # c
echo a # b
# echo c
echo '#' \# "#" x #y
x=#y; echo $x; echo $#; : #
echo d #
### semicolons and ampersands are separators
echo a;echo b;  echo c&& echo d||echo e; echo f & wait; (echo g);echo h
### continued lines
ec\
ho a \
  b\
c; if \
true; then ech\
o y; fi; x=1\
2; echo $x $\
x "$\
x" ${x\
} ${x#\
1} $((1\
+2)); echo a >\
& 1 2>& \
1; tr\
ue &\
& echo and
### quotes in here documents and words
x=X; cat <<E
"$x" '$x' \$x \\ \" \' \a `echo "q"` $(echo "$x") ${x-"q"} "${x#"X"}"
E
### empty words as commands
''; echo $?; ""; echo $?; $none; echo $?; "$none" x; echo $?
### reserved words are words elsewhere
echo if then else fi do done case esac in while until for { } !
for in in in; do echo $in; done; case in in in) echo in;; esac; if=1; echo $if; echo {a} {a,b} {1..3}
case if in if) echo 1;; esac; case x in esac) echo 2;; x) echo 3;; esac; case esac in (esac) echo 4;; esac
### tabs and blanks around
	echo	a	b	;   echo  c  	
### control characters stay
printf '%s' "$(printf '\001\177\200\201\202\210\377')" | { IFS= read -r x; printf '%s' "$x"; echo ${#x}; }
x=$(printf '\201*\210'); echo "$x" $x | cat; case $x in *\**) echo yes;; esac
