package lazuli.tree;

/** Why something of a tree is as it is. */
public sealed interface Origin {
    /**
     * A package's archive has it so.
     *
     * @param name the package's name, with {@code :arch} where it is not the image's own architecture
     * @param version the package's version
     */
    record FromPackage(String name, String version) implements Origin {
        @Override
        public String toString() {
            return "package %s %s".formatted(name, version);
        }
    }

    /**
     * A maintainer script made it so.
     *
     * @param packageName whose script
     * @param script {@code preinst}, {@code postinst}, {@code triggered} …
     * @param line the script's line, from 1; 0 where it is not known
     * @param command the command that did it, as far as is of use to a reader
     */
    record FromScript(String packageName, String script, int line, String command)
            implements Origin {
        @Override
        public String toString() {
            return "script %s.%s:%d %s".formatted(packageName, script, line, command);
        }
    }

    /**
     * The definition says so.
     *
     * @param file the definition's file, relative to the project
     * @param line from 1
     * @param what the key: {@code image.base.file}
     */
    record FromDefinition(String file, int line, String what) implements Origin {
        @Override
        public String toString() {
            return "definition %s:%d %s".formatted(file, line, what);
        }
    }

    /**
     * The package database, or another thing that every image has.
     *
     * @param reason one sentence's worth: {@code the dpkg database}
     */
    record FromLazuli(String reason) implements Origin {
        @Override
        public String toString() {
            return "lazuli: " + reason;
        }
    }
}
