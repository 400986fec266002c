package lazuli.configure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lazuli.content.ByteSource;
import lazuli.deb.ContentSink;
import lazuli.deb.DebPackage;
import lazuli.deb.DebReader;

final class CompareMain {
    public static void main(String[] args) throws Exception {
        List<DebPackage> packages = new ArrayList<>();
        Path cache = Path.of(args[0]);
        try (var stream = Files.list(cache)) {
            for (Path deb : stream.filter(p -> p.toString().endsWith(".deb")).sorted().toList()) {
                try (var in = Files.newInputStream(deb)) {
                    packages.add(DebReader.read(in, deb.toString(), ContentSink.inMemory()));
                }
            }
        }
        Set<String> requested = new TreeSet<>(List.of(args[2].split(",")));
        int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 1;
        lazuli.tree.Tree tree = null;
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            long cpu = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            tree = Configurer.configure(packages, Configuration.of("amd64", 1700000000L, requested));
            System.out.println("configured in " + (System.nanoTime() - start) / 1000000 + " ms, cpu " + (java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1000000);
        }
        var reference = ReferenceTree.read(Path.of(args[1]));
        List<String> differences =
                TreeDifferences.between(reference, tree, AllowedDifferences.load());
        differences.forEach(System.out::println);
        System.out.println(differences.size() + " differences");
    }
}
