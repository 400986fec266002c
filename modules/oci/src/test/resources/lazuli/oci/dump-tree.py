# Says what stands under a directory, one line a path, in the form of TreeDump. Arguments: the directory.
import hashlib, os, stat, sys

root = os.fsencode(sys.argv[1])
first = {}
lines = []


def visit(path, name):
    st = os.lstat(path)
    kind = stat.S_IFMT(st.st_mode)
    what = ""
    if kind != stat.S_IFDIR and st.st_nlink > 1:
        key = (st.st_dev, st.st_ino)
        first.setdefault(key, name)
        if first[key] != name:
            lines.append((name, "link " + first[key].hex()))
            return
    if kind == stat.S_IFREG:
        with open(path, "rb") as f:
            what = "file %d %s" % (st.st_size, hashlib.sha256(f.read()).hexdigest())
    elif kind == stat.S_IFDIR:
        what = "dir"
    elif kind == stat.S_IFLNK:
        what = "symlink " + os.readlink(path).hex()
    elif kind == stat.S_IFCHR:
        what = "char %d %d" % (os.major(st.st_rdev), os.minor(st.st_rdev))
    elif kind == stat.S_IFBLK:
        what = "block %d %d" % (os.major(st.st_rdev), os.minor(st.st_rdev))
    elif kind == stat.S_IFIFO:
        what = "fifo"
    xattrs = " ".join(
        os.fsencode(x).hex() + "=" + os.getxattr(path, x, follow_symlinks=False).hex()
        for x in sorted(os.listxattr(path, follow_symlinks=False), key=os.fsencode)
    )
    lines.append(
        (name, "%s %o %d %d %d %s" % (what, stat.S_IMODE(st.st_mode), st.st_uid, st.st_gid, int(st.st_mtime), xattrs))
    )
    if kind == stat.S_IFDIR:
        for child in sorted(os.listdir(path)):
            visit(os.path.join(path, child), name + b"/" + child if name else child)


visit(root, b"")
for name, text in sorted(lines, key=lambda line: line[0].split(b"/")):
    print(name.hex() + " " + text.rstrip())
