### a command's output
awk 'BEGIN{"echo a b; echo c" | getline; print $1, NF, NR; "echo a b; echo c" | getline x; print x, NR; r = ("echo a b; echo c" | getline x); print r, x; print close("echo a b; echo c"), close("zzz")}'
awk 'BEGIN{cmd["a"]="echo k"; cmd["a"] | getline w; print w; while (("echo 1; echo 2" | getline y) > 0) print "w" y; while ("echo 3; echo 4" | getline > 0) print}'
awk 'BEGIN{if (("echo 1" | getline x) > 0) print x; "echo 1" "" | getline z; print z "|"; $0="echo u"; $0 | getline; print $0; "echo 1 2" | getline $2; print $2; "echo q" | getline a["q"]; print a["q"]}'
### statuses
awk 'BEGIN{"exit 3" | getline; print close("exit 3"), system("exit 5"), system("true"); print "x" | "cat >/dev/null; exit 4"; print close("cat >/dev/null; exit 4"); print "y" | "exit 6"}'; echo $?
### a pipe binds stronger than concatenation !errors: the shell's name
awk 'BEGIN{x = "A"; print "l" x | "cat"; "echo " "a" | getline y; print y "|"; y = "echo " ("echo 8" | getline z); print y, z}'
### the order of output
awk 'BEGIN{print "b" | "sort"; print "a" | "sort"; print "direct"}'; awk 'BEGIN{print "b" | "sort"; print "a" | "sort"; r=close("sort"); print "after", r}'
awk 'BEGIN{print "one" | "cat"; print "two"; close("cat"); print "three"}'; awk 'BEGIN{print "first"; print "one" | "cat"; print "two"}'
awk 'BEGIN{print "b" | "sort"; print "x" | "sort -r"; print "a" | "sort"; print "y" | "sort -r"}'
awk 'BEGIN{print "a"; system("echo b"); print "c"; system(""); print "d"; printf "e"; "printf f" | getline x; printf x; print ""}'
awk 'BEGIN{print "a" > "f"; system("cat f"); print "b" > "f"; close("f"); system("cat f"); printf "x"; fflush(); system("echo y")}'
awk 'BEGIN{for(i=0;i<3000;i++) print i | "wc -l"; close("wc -l"); print "done"; printf "%s\n", "x" | "cat"; printf("%s\n", "y") | "cat"}'
awk 'BEGIN{print "printed"; print > "no/x"; print "not"}'; echo $?
### environment and input of commands
X=5 awk 'BEGIN{print ENVIRON["X"], ENVIRON["X"]==5.0; ENVIRON["X"]="z"; system("echo [$X]")}'
printf '1\n2\n' > f; awk 'BEGIN{while ((getline x < "-") > 0) print "got", x}' < f; awk '{print FILENAME, $0}' /dev/stdin < f; awk 'BEGIN{getline x < "/dev/stdin"; print x}' < f; awk 'BEGIN{print getline < "nof"; mkdir; print (getline x < "/")}'
