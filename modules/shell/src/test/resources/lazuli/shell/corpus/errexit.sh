### a plain failure ends
set -e; echo a; false; echo never
### conditions do not
set -e; if false; then :; fi; while false; do :; done; until true; do :; done; false || echo or; false && echo and; ! true; ! false; true && false || echo x; { false; } || echo y; (false) || echo z; if ! true; then :; fi; echo end
### the last of an and list
set -e; echo a; true && false; echo never
### a failing and list in a function
set -e; f() { false && true; }; f; echo never
### subshells
set -e; (false; echo never); echo never
### subshells in conditions
set -e; (false; echo reached) || echo no; if (false; echo reached2); then :; fi; (set -e; false; echo r3) && echo r4; echo end
### functions in conditions
set -e; f() { false; echo reached; }; f || echo no; if f; then echo yes; fi; ! f; f && echo and; echo end; f; echo never
### pipelines
set -e; false | true; echo a; true | false; echo never
### negated pipelines
set -e; ! true; echo a; ! (false; echo in); echo b; ! false | true; echo c
### command substitution in assignments
set -e; x=$(true); echo a; x=$(false) || echo b; export y=$(false); echo c; f() { local z=$(false); echo d; }; f; : $(false); echo e; x=$(false); echo never
### inside a command substitution
set -e; x=$(false; echo reached); echo never
### command substitution in a condition
set -e; if x=$(false; echo reached); then echo yes; else echo "no [$x]"; fi; echo "$(false; echo r)" ; echo end
### loops
set -e; for i in 1 2; do if [ $i = 1 ]; then false || :; fi; echo $i; done; for i in 1 2; do false; echo never; done; echo never
### loop conditions
set -e; i=0; while i=$((i+1)); false || [ $i -lt 3 ]; do echo $i; done; while { false; [ $i -gt 0 ]; }; do i=0; done; echo end
### case
set -e; case x in x) false || true;; esac; echo a; case x in x) false;; esac; echo never
### eval and dot
set -e; eval 'false || true'; echo a; eval 'false' || echo b; echo 'false; echo in' > f; . ./f || echo never; echo never
### eval ends
set -e; eval 'echo a; false; echo never'; echo never
### redirection errors
set -e; cat < none || echo a; if { :; } < none; then :; fi; echo b; { echo x; } < none; echo never
### braces and redirections
set -e; { false; echo never; } > f; echo never
### unknown commands
set -e; nosuchthing || echo a; nosuchthing; echo never
### builtins that fail
set -e; test 1 = 2 || echo a; [ 1 = 2 ] || echo b; cd /nonexistent || echo c; read x < /dev/null || echo d; unset x || :; [ 1 = 2 ]; echo never
### exit trap
set -e; trap 'echo trap $?' EXIT; echo a; (exit 3); echo never
### exit trap in functions
set -e; trap 'echo "trap $? $x"' EXIT; f() { local x=in; false; }; x=out; f
### turned off and on
set -e; set +e; false; echo a; set -e; true; set +e; (set -e; false; echo never); echo $?; false; echo b; set -o errexit; false; echo never
### background
set -e; false & wait; echo a; (exit 3) & wait $! || echo $?; false & true; echo b
### not inherited by what is started
set -e; sh -c 'false; echo reached'; sh -ec 'false; echo never' || echo $?; echo end
### in a list after a test
set -e; [ -n "" ] && echo x; [ -z "" ] && echo y; true && [ -n "" ] && echo z; echo end; [ -n "" ] && echo w
### last command of a script
set -e; echo a; [ -n "" ] && echo w
### for with nothing
set -e; for i in; do false; done; echo a; if :; then for i in 1; do false || break; done; fi; echo b
### nested functions
set -e; g() { false; echo g; }; f() { g; echo f; }; f || echo or; f; echo never
### assignment before a failing command
set -e; x=1 false || echo "[$x]"; x=2 true; echo a; x=1 false; echo never
### return of a function
set -e; f() { return 1; }; f || echo a; if f; then :; fi; f; echo never
### and list before a semicolon in braces
set -e; { true && false; } || echo a; { false && true; }; echo b; (false && true); echo c
