package lazuli.oci;

import lazuli.content.ByteSource;

/** Gives blobs: an image layout, or a repository in a registry. */
public interface Blobs {
    /**
     * {@return the blob that this describes} It has the size that it should have; its digest is the reader's to check. Where there is none, that is a problem.
     */
    ByteSource blob(Descriptor descriptor);

    /** {@return what people know this by: a path, or a reference} */
    String where();
}
