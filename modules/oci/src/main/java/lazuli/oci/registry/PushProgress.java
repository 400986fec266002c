package lazuli.oci.registry;

import lazuli.oci.Descriptor;

/** Hears how a push goes on. Called from several threads. */
public interface PushProgress {
    /** What became of a blob. */
    enum Outcome {
        /** It was sent. */
        SENT,
        /** The repository had it. */
        THERE,
        /** The registry had it in another repository. */
        MOUNTED
    }

    /** Hears nothing. */
    PushProgress SILENT =
            new PushProgress() {
                @Override
                public void sent(Descriptor blob, long bytes) {}

                @Override
                public void done(Descriptor blob, Outcome outcome) {}
            };

    /** So many bytes of the blob were sent until now; less than before where a part has to be sent again. */
    void sent(Descriptor blob, long bytes);

    /** The registry has the blob, or manifest. */
    void done(Descriptor blob, Outcome outcome);
}
