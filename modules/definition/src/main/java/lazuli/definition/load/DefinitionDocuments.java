package lazuli.definition.load;

import lazuli.definition.schema.JsonSchema;
import lazuli.definition.schema.Reference;

/** What is made of the declarations beside the loader. */
public final class DefinitionDocuments {
    private static final String HEAD =
            """
            # The definition

            What `lazuli.toml` can say. This page is made from the declarations that the program reads definitions by; `lazuli schema` prints them as a JSON Schema,
            with which editors complete and check as you type.

            An image selects by itself and through the profiles that it includes. Profiles are merged in the order of `include`, each once, and each after those
            that it includes itself; what the image says comes last. Lists add up. Of several files, directories or symbolic links for one path, of several users
            or groups of one name, and of several answers to one question, the last one counts. `recommends` is the sum of what the profiles say, unless the image
            says something itself. `keep` excepts paths from the `remove` of its own table only.

            File names are relative to the file that names them, and stay inside the project.

            """;

    private static final String ERRORS =
            """
            ## Errors

            Everything that is wrong is shown at once, each with file, line and column, with the reason, and with what to write instead. The exit status is 2.

            """;

    private DefinitionDocuments() {}

    /** {@return the JSON Schema of {@code lazuli.toml}} */
    public static String jsonSchema() {
        return JsonSchema.of(TopSection.SECTION, "The definition of a Lazuli project");
    }

    /** {@return the page {@code docs/reference/definition.md}} */
    public static String reference() {
        return HEAD + Reference.settings(TopSection.SECTION) + ERRORS + Reference.faults();
    }
}
