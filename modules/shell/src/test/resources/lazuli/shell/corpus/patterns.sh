### case patterns
t() { case $1 in a) echo lit;; b*) echo star;; ?x) echo quest;; [cd]) echo br;; [!e-z]1) echo neg;; "*") echo qstar;; \?) echo qq;; e|f|g) echo alt;; *.txt) echo txt;; [[:digit:]]*) echo digit;; '') echo empty;; *) echo other;; esac; }
for i in a b bcd zx c d A1 f1 '*' '?' e f g foo.txt 9lives '' hello 'two words'; do t "$i"; done
### case with expansions
x='a*'; case abc in $x) echo glob;; esac; case abc in "$x") echo no;; *) echo quoted;; esac
case 'a*' in "$x") echo literal;; esac; case abc in a"$none"b$none*) echo mixed;; esac; y=b; case abc in a$y?) echo var;; esac
case $(echo x) in `echo x`) echo subst;; esac; case x in ${none-x}) echo dflt;; esac; case "a b" in a\ b) echo space;; esac
case a in a) ;; esac; echo $?; case a in b) false;; esac; echo $?; case a in a) false;; esac; echo $?; (exit 3); case a in a) ;; esac; echo $?
### brackets
m() { case $2 in $1) printf y;; *) printf n;; esac; }
for p in '[abc]' '[!abc]' '[^abc]' '[a-c]' '[c-a]' '[]a]' '[!]a]' '[a-]' '[-a]' '[a]-' '[[:alpha:]]' '[[:alpha:][:digit:]]' '[![:space:]]' '[[:foo:]]' '[' '[a' '[!' '[]' '[]]' '[\]]' '[a\-c]' '[\a]' '[[]' '[[a]' '[a-' '[[:alpha:]' '[[:alpha:]-z]' '[*]' '[?]' '[[.a.]]' '[[=a=]]' '[a/b]' '\[a]' '[\' '[a\]'; do
  printf '%s: ' "$p"; for c in a b c d - ']' '[' '\' '^' '!' ':' 1 ' ' '' '[a' '[!' '[]' 'a-' '[a]' 'x]' '*' /; do m "$p" "$c"; done; echo
done
### stars
m() { case $2 in $1) echo y;; *) echo n;; esac; }
m '*' ''; m '**' ab; m 'a*b*c' aXbYc; m 'a*b*c' aXbY; m '*a*a*a*' aa; m '*a*a*a*' aaa; m 'a*' ba; m '*?' ''; m '?*' x; m '*\*' 'a*'; m '\*' x; m 'a\' 'a\'; m '\\' '\'; m '*[!a]' aab
m 'a*a*a*a*a*a*a*a*a*b' aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
### backslashes out of variables
x='\*'; case '*' in $x) echo 1;; *) echo 0;; esac; case '\*' in $x) echo 1;; *) echo 0;; esac; case ab in $x) echo 1;; *) echo 0;; esac
x='\'; case '\' in $x) echo 1;; *) echo 0;; esac; case a in ${x}a) echo 1;; *) echo 0;; esac; case '\a' in "$x"a) echo 1;; *) echo 0;; esac; case 'a' in $x"a") echo 1;; *) echo 0;; esac; case 'b' in $x\*) echo 1;; *) echo 0;; esac; case '*' in $x"*") echo 1;; *) echo 0;; esac
### bytes above ascii
case ä in ?) echo 1;; ??) echo 2;; esac; case ä in [äö]*) echo y;; *) echo n;; esac; case é in [[:alpha:]]*) echo a;; *) echo n;; esac; case ä in ä) echo same;; esac
### file names
touch a b ab abc .hid '*' 'x y' a.c b.c Z; mkdir d d2 d/sub; touch d/1 d/2 d/.h d2/1 d/sub/q
echo *; echo ?; echo a*; echo [ab]*; echo *.c; echo .*; echo */; echo */1; echo d/*; echo */sub/*; echo d*/?; echo [!a-z]*; echo "*" '*' \*; echo nomatch* "a"* a"*"; echo x*; echo d/sub/../*; echo ./a*; echo *b*c*; echo .h*; echo [.]h*; echo \a*; echo d/\*; echo */.h
x='a*'; echo $x "$x"; for f in $x; do printf '<%s>' "$f"; done; echo; y=$x; echo $y; set -- *.c; echo $#; echo */*/*; echo d/./1*; echo d//1*
set -f; echo * a*; set +f; echo a*
### file names and quotes in variables
touch 'a b' 'a*b' '[x]' x 'q?'; v='a*'; echo $v; v='a\*b'; echo $v; v='[x]'; echo $v "$v" \[x] "["x]; v='\[x]'; echo $v; v='q\?'; echo $v; echo q\? q"?" 'q?'; v='no\*'; echo $v; echo no\*
### hidden and sorted
touch B a C .z _ 1 10 2 é; echo *; echo [[:upper:]]; echo ?; echo ??
### patterns with slashes and directories
mkdir -p p/q/r p/s; touch p/q/r/f p/s/f; echo p/*/f p/*/*/f */*/f p/[qs]/* p/*[q]*/r/f; echo p/q* /nonexistent*/x; echo p/*/; echo p*/q/; ln -s q p/l; echo p/l/*; ln -s nowhere p/dangling; echo p/d*; echo p/dangling/*
### absolute patterns
echo /etc/pass?d /etc/pass*d/x /usr/bin/[c]at /us[r]/bin/ca?
### no expansion in assignments, case and redirections
touch f1 f2; x=f*; echo "$x"; case f* in 'f*') echo case;; esac; echo hi > g*; echo g*; cat < 'g*'
### trimming with classes and specials
x='a1b2c3'; echo ${x%%[0-9]*} ${x##*[0-9]} ${x#*[[:digit:]]} ${x%[!0-9]*} ${x#[!b]} ${x##[a-z]} ${x#\a} ${x#'[a]'} ${x#"a"}
x='a/b/c'; echo ${x%/*} ${x##*/} ${x#*/}; x='\a'; echo ${x#\\} ${x#'\'} ${x#"\\"}; x='[a]b'; echo ${x#[} ${x#\[} ${x#'['}; x='**'; echo ${x#*} ${x#\*} ${x#'*'} "${x#\*}"
