package lazuli.configure.pam;

import java.util.List;

/**
 * One of the shared stacks.
 *
 * @param type {@code auth}, {@code session-noninteractive} …
 * @param shipped MD5 digests of the file as packages have shipped it, its changeable blocks left out
 */
record Stack(String type, List<String> shipped) {
    static final List<Stack> ALL =
            List.of(
                    new Stack("auth", List.of("8d4fe17e66ba25de16a117035d1396aa")),
                    new Stack("account", List.of("3c0c362eaf3421848b679d63fd48c3fa")),
                    new Stack(
                            "password",
                            List.of(
                                    "4d5c92d595a46b69cd61f18feb4c0574",
                                    "50fce2113dfda83ac8bdd5a6e706caec",
                                    "4bd7610f2e85f8ddaef79c7db7cb49eb",
                                    "9ba753d0824276b44bcadfee1f87b6bc")),
                    new Stack(
                            "session",
                            List.of(
                                    "f297c731a467822cbd86e1283263e8a3",
                                    "240fb92986c885b327cdb21dd641da8c",
                                    "4a25673e8b36f1805219027d3be02cd2",
                                    "9e633425b1878897695217ecaf75e204")),
                    new Stack(
                            "session-noninteractive",
                            List.of(
                                    "ad2b78ce1498dd637ef36469430b6ac6",
                                    "53c1ede0bf4c07879d3582d875917545")));

    /** {@return the type with a capital, as profiles' fields begin} */
    String field() {
        return Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }

    /** {@return the word that lines begin with} */
    String facility() {
        return type.replace("-noninteractive", "");
    }
}
