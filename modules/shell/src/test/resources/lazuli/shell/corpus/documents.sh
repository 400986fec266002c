### expanded
x=v; cat <<E
$x ${x} $(echo c) `echo b` $((1+1)) \$x \\ \` "q" 'q' ~ * a\
b
E
cat <<E
E
cat <<E

	tab
E
### not expanded
x=v; cat <<'E'
$x ${x} $(echo c) `echo b` \$x \\ \a
b \
E
cat <<"E"
$x
E
cat <<\E
$x
E
cat <<E"O"F
$x
EOF
### tabs stripped
cat <<-E
	one
		two
  three	x
	E
cat <<-'E'
	$x
	\	t
	E
if true; then
	cat <<-E
	in if
	E
fi
### several
cat <<A; cat <<B
a
A
b
B
cat <<A <<B
a
A
b
B
cat 3<<A 4<<B <&3
fd three
A
fd four
B
### in pipelines and lists
cat <<E | cat
piped
E
cat <<E && echo yes || echo no
and
E
while read x; do echo "[$x]"; done <<E
1
2
E
f() { cat; }; f <<E
to a function
E
(cat; echo in) <<E
sub
E
### inside functions
f() {
cat <<E
$1 and "$2"
E
}
f a 'b  c'; f 1 2
### quotes and braces inside
u=; cat <<E
${u:-"quoted"} ${u:-'single'} ${u:-a\}b} ${u:-a"}"b} "${u:-x y}" ${u:-\$HOME}
${u:-two
lines}
E
### nested substitution with documents
cat <<E
$(cat <<I
inner $x
I
)
outer
E
echo "$(cat <<E
in quotes "too"
E
)"
### marks
cat <<END_OF
 END_OF
END_OFx
xEND_OF
END_OF
cat << E
blank before
E
cat <<''
until an empty line

cat <<'a b'
spaces
a b
cat <<$x
dollar
$x
cat <<`e`
backquote
`e`
### without an end
cat <<E
no end
  here
### without an end in a substitution
x=$(cat <<E
text
E
); echo "[$x]"
### line after the mark
cat <<E; echo same line
body
E
cat <<E # comment
body2
E
### in case and loops
for i in 1 2; do cat <<E
i=$i
E
done
case x in x) cat <<E
case
E
;; esac
### large
i=0; while [ $i -lt 300 ]; do x="$x 0123456789012345678901234567890123456789"; i=$((i+1)); done; cat <<E | { read y; echo ${#y}; }
$x
E
### errors inside a document
cat <<E
${none?message}
E
echo $?
set -u; cat <<E
$none
E
echo $?
### errors inside a document of a special builtin
: <<E
${none?message}
E
echo never
### read from a document leaves the rest
{ read a; read b; echo "$b$a"; cat; } <<E
1
2
3
4
E
### eval with documents
eval 'cat <<E
evaluated $x
E
echo done'
### bytes
cat <<E
ä€
E
cat <<ä
umlaut
ä
