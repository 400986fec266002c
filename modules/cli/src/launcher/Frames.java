import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Gives the classes of a jar stack map frames (JVM specification, 4.7.4), which compilers write since Java 6. The JDK's AOT cache leaves out classes that have none:
 * picocli is compiled for Java 5, and loading it without the cache takes a quarter of what {@code lazuli --help} takes. What the methods do stays the same.
 *
 * <p>Usage: {@code java Frames.java JAR...}
 */
final class Frames {
    private static final int FIRST_WITH_FRAMES = 50;

    private final JarFile jar;
    private final ClassFile classFile;

    private Frames(JarFile jar) {
        this.jar = jar;
        ClassHierarchyResolver siblings = ClassHierarchyResolver.ofResourceParsing(this::sibling);
        this.classFile =
                ClassFile.of(
                        ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                        ClassFile.ClassHierarchyResolverOption.of(
                                siblings.orElse(ClassHierarchyResolver.defaultResolver())));
    }

    public static void main(String[] jars) throws IOException {
        for (String each : jars) {
            Path path = Path.of(each);
            Path beside = Path.of(each + ".new");
            try (JarFile jar = new JarFile(path.toFile());
                    OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
                new Frames(jar).write(new ZipOutputStream(out));
            }
            Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private InputStream sibling(ClassDesc type) {
        String name = type.descriptorString();
        JarEntry entry = jar.getJarEntry(name.substring(1, name.length() - 1) + ".class");
        try {
            return entry == null ? null : jar.getInputStream(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(ZipOutputStream out) throws IOException {
        for (JarEntry entry : Collections.list(jar.entries())) {
            byte[] bytes = jar.getInputStream(entry).readAllBytes();
            ZipEntry written = new ZipEntry(entry.getName());
            written.setTime(entry.getTime());
            out.putNextEntry(written);
            out.write(entry.getName().endsWith(".class") ? withFrames(bytes) : bytes);
            out.closeEntry();
        }
        out.finish();
    }

    private byte[] withFrames(byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        if (model.majorVersion() >= FIRST_WITH_FRAMES) {
            return bytes;
        }
        return classFile.transformClass(
                model,
                (builder, element) -> {
                    switch (element) {
                        case ClassFileVersion _ -> builder.withVersion(FIRST_WITH_FRAMES + 1, 0);
                        case MethodModel method ->
                                builder.transformMethod(
                                        method,
                                        MethodTransform.transformingCode(
                                                (code, instruction) -> code.with(instruction)));
                        default -> builder.with(element);
                    }
                });
    }
}
