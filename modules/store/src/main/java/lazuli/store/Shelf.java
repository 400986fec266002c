package lazuli.store;

/** A kind of thing that the store keeps, and the directory that has it. */
public enum Shelf {
    /** Files whose names are their SHA-256: packages as they were fetched. */
    DOWNLOADS("downloads", "packages as they were fetched"),
    /** Files that a cut left incomplete, by the SHA-256 of the whole. */
    PARTIAL("partial", "downloads that were cut short"),
    /** Lists of packages, decompressed, by their digests; sealed. */
    INDEXES("indexes", "lists of packages"),
    /** Signed texts of repositories, and who was found to have signed them; sealed. */
    RELEASES("releases", "signed texts of repositories"),
    /** Decoded packages; laid out by {@code lazuli.store.pack}. */
    DECODED("decoded", "decoded packages");

    private final String directory;
    private final String description;

    Shelf(String directory, String description) {
        this.directory = directory;
        this.description = description;
    }

    /** {@return the directory's name under the store's} */
    public String directory() {
        return directory;
    }

    /** {@return what is there, in a few words} */
    public String description() {
        return description;
    }
}
