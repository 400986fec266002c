package lazuli.deb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RelationsTest {
    @Test
    void readsEveryPartOfARelation() {
        List<Relation> relations =
                Relations.parse("libc6 (>= 2.38), python3:any (<< 3.14) | perl\n , mawk|awk");
        assertThat(relations).hasSize(3);
        assertThat(relations.get(0).alternatives())
                .containsExactly(
                        new Restriction(
                                "libc6",
                                Optional.empty(),
                                Optional.of(
                                        new VersionConstraint(
                                                Operator.LATER_OR_EQUAL, Version.parse("2.38")))));
        assertThat(relations.get(1).alternatives().getFirst().architectureQualifier())
                .contains("any");
        assertThat(relations.get(2)).hasToString("mawk | awk");
        assertThat(relations.get(1)).hasToString("python3:any (<< 3.14) | perl");
    }

    @ParameterizedTest
    @CsvSource({"<,<=", ">,>=", "<<,<<", "<=,<=", "=,=", ">=,>=", ">>,>>", "'',="})
    void readsOperatorsAsDpkgDoes(String written, String meant) {
        assertThat(Relations.parse("a (" + written + "1)").getFirst())
                .hasToString("a (" + meant + " 1)");
    }

    @ParameterizedTest
    @CsvSource({
        "<<,true,false,false",
        "<=,true,true,false",
        "=,false,true,false",
        ">=,false,true,true",
        ">>,false,false,true"
    })
    void constraintAllowsWhatItsOperatorSays(
            String operator, boolean earlier, boolean equal, boolean later) {
        VersionConstraint constraint =
                Relations.parse("a (" + operator + " 2)")
                        .getFirst()
                        .alternatives()
                        .getFirst()
                        .constraint()
                        .orElseThrow();
        assertThat(constraint.allows(Version.parse("1"))).isEqualTo(earlier);
        assertThat(constraint.allows(Version.parse("2-0"))).isEqualTo(equal);
        assertThat(constraint.allows(Version.parse("3"))).isEqualTo(later);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n"})
    void anEmptyFieldHasNoRelations(String field) {
        assertThat(Relations.parse(field)).isEmpty();
    }

    @Test
    void passesOverArchitecturesAndBuildProfiles() {
        assertThat(Relations.parse("a (>= 1) [amd64 !i386] <!nocheck> <cross>, b [arm64],"))
                .extracting(Relation::toString)
                .containsExactly("a (>= 1)", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",",
                "a,,b",
                "a |",
                "| a",
                "a b",
                "a (>= 1",
                "a (>= )",
                "a (>= 1) b",
                "a (<> 1)",
                "a (>< 1)",
                "a (>= 1 2)",
                "a (== 1)",
                "-a",
                "a:",
                "a: b",
                "a (1_)",
                "(>= 1)",
                "a [amd64",
                "a <x",
                "é",
                "a (",
                "a ((1))"
            })
    void refusesWhatDpkgRefuses(String field) {
        assertThatThrownBy(() -> Relations.parse(field))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noInputGetsThroughButByAnIllegalArgument() {
        Random random = new Random(7);
        String characters = "ab1 ,|()<>=:[]!~+-._\n\té\u0000";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder field = new StringBuilder("a (>= 1)");
            for (int edits = 1 + random.nextInt(6); edits > 0; edits--) {
                int at = random.nextInt(field.length() + 1);
                field.insert(at, characters.charAt(random.nextInt(characters.length())));
            }
            try {
                List<Relation> relations = Relations.parse(field.toString());
                String again =
                        String.join(", ", relations.stream().map(Relation::toString).toList());
                assertThat(Relations.parse(again)).isEqualTo(relations);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasNoCause();
            }
        }
        assertThatCode(() -> Relations.parse("a, ".repeat(100_000))).doesNotThrowAnyException();
    }
}
