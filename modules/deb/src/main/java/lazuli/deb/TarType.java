package lazuli.deb;

/** What a tar archive's member is, by the type flags that deb(5) has, and the extension headers. */
enum TarType {
    FILE,
    HARD_LINK,
    SYMLINK,
    CHARACTER_DEVICE,
    BLOCK_DEVICE,
    DIRECTORY,
    FIFO
}
