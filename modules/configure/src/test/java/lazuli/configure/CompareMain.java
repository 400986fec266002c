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
        long epoch = Files.getLastModifiedTime(Path.of(args[1])).toInstant().getEpochSecond();
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            long cpu = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            List<String> log = new ArrayList<>();
            tree = Configurer.configure(packages, Configuration.of("amd64", epoch, requested), (action, name, version) -> log.add((switch (action) { case UNPACK -> "install "; case CONFIGURE -> "configure "; case TRIGGER -> "trigproc "; }) + name));
            if (i == 0) {
                compareLog(Path.of(args[1]).resolveSibling("dpkg.log"), log);
            }
            System.out.println("configured in " + (System.nanoTime() - start) / 1000000 + " ms, cpu " + (java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1000000);
        }
        var reference = ReferenceTree.read(Path.of(args[1]));
        List<String> differences =
                TreeDifferences.between(reference, tree, AllowedDifferences.load());
        differences.forEach(System.out::println);
        System.out.println(differences.size() + " differences");
    }

    private static void compareLog(Path file, List<String> ours) throws Exception {
        if (!Files.exists(file)) {
            System.out.println("no log");
            return;
        }
        List<String> theirs = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(" ");
            if (List.of("install", "configure", "trigproc").contains(words[2])) {
                theirs.add(words[2] + " " + words[3].split(":")[0]);
            }
        }
        int same = 0;
        while (same < ours.size() && same < theirs.size() && ours.get(same).equals(theirs.get(same))) {
            same++;
        }
        if (same == ours.size() && same == theirs.size()) {
            System.out.println("order: same " + same);
        } else {
            System.out.println("order: differs after " + same + " of " + theirs.size() + ": ours " + ours.subList(same, Math.min(ours.size(), same + 6)) + " theirs " + theirs.subList(same, Math.min(theirs.size(), same + 6)));
            List<String> a = new ArrayList<>(ours); a.removeAll(theirs);
            List<String> b = new ArrayList<>(theirs); b.removeAll(ours);
            System.out.println("order: only ours " + a + " only theirs " + b);
        }
    }
}
