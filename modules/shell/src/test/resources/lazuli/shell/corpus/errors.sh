### end of file in a quote
echo a; echo "b
echo c
### end of file in an if
echo a
if true; then
echo b
### unexpected words
echo a
fi
echo never
### unexpected then
if then; fi
### unexpected parenthesis
echo a )
### unexpected semicolons
echo a;; echo b
### missing do
for i in 1; echo $i; done
### missing in
case x y) ;; esac
### missing brace
{ echo a
### unexpected brace
}
### missing fi with else
if true; then :; else :
### bad for name
for 1x in a; do :; done
### bad for word
for "i" in a; do :; done
### bad function name
a-b() { :; }
### special builtin as a function
export() { :; }
### function without a body
f()
### unterminated substitution
echo $(echo a
### unterminated backquote
echo `echo a
### unterminated brace
echo ${x
### unterminated arithmetic
echo $((1+
### redirection without a word
echo > ; echo x
### redirection at the end
echo >
### pipe at the end
echo a |
### pipe at the beginning
| cat
### and at the end
true &&
### ampersand at the beginning
& echo
### not alone
!
### double semicolon at the beginning
;;
### lone semicolon
;
### errors before lines that are fine
echo one
echo two
if; then
echo three
### error in an eval
echo a; eval 'echo b; ('; echo never
### error in a command substitution
echo a; echo $(if); echo never
### error in a substitution with paren
echo $(echo a; fi)
### error in backquotes
echo a; echo `if`; echo never
### error in sh -c
sh -c 'echo a; if'; echo $?; sh -c 'echo b
)'; echo $?; sh -c; echo $?; sh -Z; echo $?; sh none; echo $?; sh -o none; echo $?
### closing what is not open
echo a; done
### esac
case x in x) echo a
### case without patterns !errors: dash misses the parenthesis after the pattern
case x in ) ;; esac
### case with a newline in the pattern
case x in x
) echo a;; esac
### empty parentheses
()
### empty braces
{ }
### empty if
if true; then fi
### empty loop
while true; do done
### word after a group
(echo a) b
### word after a brace
{ echo a; } b
### heredoc without a word
cat <<
### else without if
echo a; else echo b; fi
### function name with a quote
"f"() { :; }
### parenthesis after words
echo a b ()
### assignment and parenthesis
x=(1 2)
### errors name lines
echo 1

nosuch
{
  nosuch2
}; f() {
  nosuch3
}
f
eval nosuch4
(nosuch5)
x=$(nosuch6
nosuch7)
. /nonexistent
### special builtin errors end the shell
(set -o x; echo never); echo $?; (export =; echo never); echo $?; (unset -y; echo never); echo $?; (. ; echo here); echo $?; (trap x NO; echo here); echo $?; (shift 99; echo never); echo $?; (eval 'echo $('; echo never); echo $?; (break x; echo never); echo $?; (readonly a=1; a=2; echo never); echo $?; (return x; echo never); echo $?; (exec nosuch; echo never); echo $?; (times x; echo $?) > /dev/null
### regular builtin errors do not
cd /none; echo $?; read; echo $?; umask 9; echo $?; getopts; echo $?; kill; echo $?; [ a b c ]; echo $?; test -q x; echo $?; printf %z; echo $?; type none; echo $?; hash none; echo $?; command -v none; echo $?; alias none; echo $?; wait x; echo $?; command set -o none; echo $?; command export 1x; echo $?; command eval 'echo $((1/0))'; echo $?; command . /none; echo $?
### expansion errors end the shell
(echo $((1/0)); echo never); echo $?; (echo ${x?}; echo never); echo $?; (x=${y?} true; echo never); echo $?; (cat < ${y?}; echo never); echo $?; (for i in ${y?}; do :; done; echo never); echo $?; (case ${y?} in x) ;; esac; echo never); echo $?; (f() { echo ${y?}; }; f; echo never); echo $?; (eval 'echo ${y?}'; echo never); echo $?; (command echo ${y?}; echo never); echo $?; (: $(echo ${y?}); echo here); echo $?
### signals by name are no files
kill -TERM; echo $?
### lines in backquotes are counted anew
echo a

echo `[ a b c ]
nosuch` `echo $((1/0))`
### syntax error in backquotes
echo a

echo `if`
### complaint of a descriptor that is to be redirected itself
{ echo a; } >&- 2>&1
echo $?
: 2>&7
echo $?
(: 3>&7) 
echo $?
exec 2>&7
echo $?
### lines of words over several lines
nosuch\
x
echo a; 'nosuch
y' b
if nosuch\
z; then :; fi
### pattern that is no word
case in in ) ) echo taken;; esac
case x in ) ;; esac
