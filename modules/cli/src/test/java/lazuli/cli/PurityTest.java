package lazuli.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Only the ends of the data's way touch network, disk and clock: the compiled classes of all other rooms don't name what could. */
final class PurityTest {
    /** Packages at the ends, which may. */
    private static final Set<String> ENDS =
            Set.of("lazuli/store/", "lazuli/cli/", "lazuli/oci/registry/", "lazuli/oci/layout/");

    private static final Set<String> IMPURE_TYPES =
            Set.of(
                    "java/nio/file/Files",
                    "java/io/File",
                    "java/io/FileInputStream",
                    "java/io/FileOutputStream",
                    "java/io/RandomAccessFile",
                    "java/nio/channels/FileChannel",
                    "java/net/http/HttpClient",
                    "java/net/Socket",
                    "java/lang/ProcessBuilder",
                    "java/lang/Runtime",
                    "java/security/SecureRandom",
                    "java/util/Random",
                    "java/util/concurrent/ThreadLocalRandom");

    private static final Set<String> IMPURE_MEMBERS =
            Set.of(
                    "java/time/Instant.now",
                    "java/time/LocalDate.now",
                    "java/time/LocalDateTime.now",
                    "java/time/ZonedDateTime.now",
                    "java/time/ZoneId.systemDefault",
                    "java/time/Clock.systemUTC",
                    "java/lang/System.currentTimeMillis",
                    "java/lang/System.nanoTime",
                    "java/lang/System.getenv",
                    "java/lang/System.getProperty",
                    "java/lang/System.lineSeparator",
                    "java/lang/Thread.sleep",
                    "java/lang/Math.random",
                    "java/util/UUID.randomUUID",
                    "java/util/Locale.getDefault",
                    "java/util/TimeZone.getDefault",
                    "java/nio/charset/Charset.defaultCharset");

    @Test
    void theCoreNamesNothingThatTouchesNetworkDiskOrClock() {
        List<String> found = new ArrayList<>();
        for (var classes : House.modules().values()) {
            for (ClassModel model : House.classes(classes)) {
                String name = model.thisClass().asInternalName();
                if (ENDS.stream().noneMatch(name::startsWith)) {
                    impurities(model).forEach(impurity -> found.add(name + " names " + impurity));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<String> impurities(ClassModel model) {
        List<String> found = new ArrayList<>();
        for (var entry : model.constantPool()) {
            if (entry instanceof ClassEntry type && IMPURE_TYPES.contains(type.asInternalName())) {
                found.add(type.asInternalName());
            }
            if (entry instanceof MemberRefEntry member) {
                String name = member.owner().asInternalName() + "." + member.name().stringValue();
                if (IMPURE_MEMBERS.contains(name)) {
                    found.add(name);
                }
            }
        }
        return found;
    }
}
