package lazuli.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The house as it is built: every module's compiled classes. */
final class House {
    private House() {}

    /** {@return the project's root} */
    static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("lazuli"))) {
            at = at.getParent();
        }
        return at;
    }

    /** {@return the folder of compiled classes of every module that users get, by the module's name} */
    static SortedMap<String, Path> modules() {
        SortedMap<String, Path> modules = new TreeMap<>();
        try (Stream<Path> folders = Files.list(root().resolve("modules"))) {
            folders.map(folder -> folder.resolve("target/classes"))
                    .filter(classes -> Files.exists(classes.resolve("module-info.class")))
                    .forEach(classes -> modules.put(descriptor(classes).name(), classes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        modules.remove("lazuli.referee");
        return modules;
    }

    static ModuleDescriptor descriptor(Path classes) {
        try (var in = Files.newInputStream(classes.resolve("module-info.class"))) {
            return ModuleDescriptor.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return every class below this folder} */
    static List<ClassModel> classes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .map(House::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
