package lazuli.shell.command.call;

import lazuli.tree.Entry;
import lazuli.tree.Names;

/** The types of files, as {@code ls}, {@code stat} and {@code find} name them. */
public enum FileType {
    REGULAR('-', 0100000, "regular file"),
    DIRECTORY('d', 0040000, "directory"),
    SYMLINK('l', 0120000, "symbolic link"),
    CHARACTER_DEVICE('c', 0020000, "character special file"),
    BLOCK_DEVICE('b', 0060000, "block special file"),
    FIFO('p', 0010000, "fifo"),
    SOCKET('s', 0140000, "socket");

    private static final int BLOCK = 4096;
    private static final int LONGEST_TARGET_IN_INODE = 59;

    private final char letter;
    private final int bits;
    private final String words;

    FileType(char letter, int bits, String words) {
        this.letter = letter;
        this.bits = bits;
        this.words = words;
    }

    /** {@return the type of this} */
    public static FileType of(Entry.Inode inode) {
        return switch (inode) {
            case Entry.RegularFile _ -> REGULAR;
            case Entry.Directory _ -> DIRECTORY;
            case Entry.Symlink _ -> SYMLINK;
            case Entry.Special special ->
                    switch (special.type()) {
                        case CHARACTER_DEVICE -> CHARACTER_DEVICE;
                        case BLOCK_DEVICE -> BLOCK_DEVICE;
                        case FIFO -> FIFO;
                        case SOCKET -> SOCKET;
                    };
        };
    }

    /** {@return the first character of {@code ls -l}} */
    public char letter() {
        return letter;
    }

    /** {@return the bits of st_mode that say the type} */
    public int bits() {
        return bits;
    }

    /** {@return the words of {@code stat -c %F}} */
    public String words() {
        return words;
    }

    /** {@return the type and these permission bits as {@code ls -l} shows them} */
    public String mode(int mode) {
        StringBuilder text = new StringBuilder().append(letter);
        triple(text, mode >> 6, (mode & 04000) != 0, 's');
        triple(text, mode >> 3, (mode & 02000) != 0, 's');
        triple(text, mode, (mode & 01000) != 0, 't');
        return text.toString();
    }

    private static void triple(StringBuilder text, int bits, boolean special, char letter) {
        text.append((bits & 4) != 0 ? 'r' : '-').append((bits & 2) != 0 ? 'w' : '-');
        boolean executable = (bits & 1) != 0;
        if (special) {
            text.append(executable ? letter : Character.toUpperCase(letter));
        } else {
            text.append(executable ? 'x' : '-');
        }
    }

    /** {@return the size that stat(2) would say} A directory's is one block, as on ext4. */
    public static long size(Entry.Inode inode) {
        return switch (inode) {
            case Entry.RegularFile file -> file.content().size();
            case Entry.Directory _ -> BLOCK;
            case Entry.Symlink link -> Names.encode(link.target()).length;
            case Entry.Special _ -> 0;
        };
    }

    /** {@return the space that the file would take on ext4, in KiB} */
    public static long blocks(Entry.Inode inode) {
        long size = size(inode);
        boolean inInode = inode instanceof Entry.Symlink && size <= LONGEST_TARGET_IN_INODE;
        return inInode ? 0 : (size + BLOCK - 1) / BLOCK * (BLOCK / 1024);
    }
}
