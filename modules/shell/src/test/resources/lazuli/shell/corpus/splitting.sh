### white space
show() { printf '<%s>' "$@"; echo " $#"; }
x='  a  b	c
d  '; show $x; show "$x"; show x$x; show $x'y'; show "$x"y; show a$x"b"
### other delimiters
show() { printf '<%s>' "$@"; echo " $#"; }
IFS=:; x=a:b::c:; show $x; x=:a; show $x; x=:; show $x; x=::; show $x; x=a; show $x; x=; show $x
### mixed delimiters
show() { printf '<%s>' "$@"; echo " $#"; }
IFS=' :'; x=' a : b  c :: d : '; show $x; x=' : '; show $x; x=': :'; show $x; x='a b:c : d'; show $x; x='a  '; show $x
### delimiters at the border of expansions
show() { printf '<%s>' "$@"; echo " $#"; }
IFS=': '; a=' ' b=':' c=x; show x$a$b$c; show x$b$a$c; show $c$b$b$c; show $c$a$a$c; show $a$c$b; show "$c"$b"$c"; show $b''; show ''$b; show $a''; show ''$a
### empty IFS, unset IFS
show() { printf '<%s>' "$@"; echo " $#"; }
x=' a b '; IFS=; show $x; unset IFS; show $x; IFS=a; show $x
### quoted parts do not split
show() { printf '<%s>' "$@"; echo " $#"; }
x='a b'; show $x"c d"$x; show "$x"$x; show $x"$x"; show ""$x""; show "" $x ""; show $none"" ""$none
### command substitution and arithmetic split
show() { printf '<%s>' "$@"; echo " $#"; }
show $(echo a b) "$(echo a b)" x$(echo a b)y; IFS=2; show $((121)) "$((121))" $(echo 1231)
### literals do not split
show() { printf '<%s>' "$@"; echo " $#"; }
IFS=x; show axb 'axb' a${none-x}b ${none-axb} "${none-axb}" ${none-a"x"b} ${none-a\xb}
### words of alternatives split
show() { printf '<%s>' "$@"; echo " $#"; }
x='1 2'; show ${x+a b} ${x+"a b"} ${x+$x} ${x+"$x"} ${x+a $x b} "${x+a $x b}" ${none-$x "$x" y}
show ${none-  } ${none-" "} ${none- a } z${none- a }z
### ifs characters that mean something
show() { printf '<%s>' "$@"; echo " $#"; }
IFS='*?['; x='a*b?c[d'; show $x; IFS='\'; x='a\b'; show $x; IFS="'"; x="a'b"; show $x; IFS='	'; x='a	b c'; show $x
### for over split words
x='a b c'; for i in $x d "$x" ''; do echo "[$i]"; done; IFS=,; for i in $x 1,2 $(echo 3,4); do echo "[$i]"; done
### fields from read
IFS=:; while read a b c; do printf '<%s>' "$a" "$b" "$c"; echo; done <<E
1:2:3:4:5
1:2
:2:
::

1:2:3:
1:2:3::
1 :2: 3
E
### read with white space
while read a b; do printf '<%s>' "$a" "$b"; echo; done <<E
  one   two  three   
one
   
one two\\
three four
a\ b c\\d
E
while read -r a b; do printf '<%s>' "$a" "$b"; echo; done <<E
one two\\
a\ b c\\d
E
### read one name
while read x; do printf '<%s>' "$x"; echo; done <<E
  a  b  
	tab	
E
while IFS= read -r x; do printf '<%s>' "$x"; echo; done <<E
  a  b \\ 
	tab	
E
### read mixed delimiters
IFS=' :' ; while read a b c; do printf '<%s>' "$a" "$b" "$c"; echo; done <<E
 a : b : c : d 
a b c d : 
: a
a::b
a b :
E
### read from input, to its end
read a; echo "[$a] $?"; read -r b c; echo "[$b][$c]"; read d; echo "[$d]"; read e; echo "[$e] $?"; read f; echo "[$f] $?"
### read without names
read; echo $?
### read wrong names
echo x | { read 1x; echo $?; }; read -q x; echo $?; read -p 'prompt ' y; echo $y; readonly r; echo z | { read r; echo no; }; echo $?
