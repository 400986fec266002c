### a utility that the shell starts, and that another one starts
echo a > a; cat a > /dev/full; echo $?; grep a a >&-; echo $?; env printf x > /dev/full; echo $?; echo a | xargs printf > /dev/full; echo $?; find a -exec printf x \; > /dev/full; echo $?
### where it goes through a pipe, or to where others write
echo a > a; { cat a; echo b; } > /dev/full; echo $?; x=$(cat a > /dev/full) || echo "failed $x"; cat a 2>&1 > /dev/full | cat; if ! sed p a > /dev/full 2>&1; then echo no; fi
