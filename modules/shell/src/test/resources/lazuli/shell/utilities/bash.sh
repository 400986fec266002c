### a local variable may be read-only
cat > s <<'E'
#!/bin/bash
f() { local -r x="$1" z=3; echo "$x $z"; }
x=0; f "a b"; x=5; echo $x; f c; echo "[$z]"
E
chmod +x s; ./s
