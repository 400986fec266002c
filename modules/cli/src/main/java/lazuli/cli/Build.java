package lazuli.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lazuli.assemble.Assembler;
import lazuli.assemble.ContainerPlan;
import lazuli.content.ByteSource;
import lazuli.content.Digest;
import lazuli.content.Stamp;
import lazuli.deb.DebPackage;
import lazuli.definition.Container;
import lazuli.definition.Image;
import lazuli.definition.lock.Lock;
import lazuli.definition.lock.LockedIndex;
import lazuli.definition.lock.LockedPackage;
import lazuli.definition.lock.Target;
import lazuli.evidence.ImageManifest;
import lazuli.evidence.OriginsFile;
import lazuli.oci.ImagePlan;
import lazuli.oci.ImageWriter;
import lazuli.oci.layout.LayoutArchive;
import lazuli.oci.layout.LayoutWriter;
import lazuli.store.fetch.Wanted;
import lazuli.store.pack.PackageCache;
import lazuli.tree.Entry;
import lazuli.tree.Tree;
import org.jspecify.annotations.Nullable;

/** {@code lazuli build}: from the lock to files in {@code out}. */
final class Build {
    private static final String REF_NAME = LayoutWriter.REF_NAME;

    private final Workshop workshop;
    private final Lock lock;

    private Build(Workshop workshop, Lock lock) {
        this.workshop = workshop;
        this.lock = lock;
    }

    static int run(Terminal terminal, List<String> names) {
        try (Workshop workshop = Workshop.open(terminal)) {
            List<Target> targets = workshop.targets(names);
            Build build = new Build(workshop, Locking.current(workshop));
            build.run(targets);
        }
        return Main.DONE;
    }

    private void run(List<Target> targets) {
        long began = System.nanoTime();
        Map<Digest, DebPackage> packages = packages(targets);
        workshop.display().started("building images", targets.size(), 0);
        Map<Target, ImageManifest> built;
        try {
            built = build(targets, packages);
        } finally {
            workshop.display().ended();
        }
        images(targets).forEach(image -> writeIndex(image, targets));
        if (workshop.terminal().options().json()) {
            workshop.terminal().out().println(json(built));
        } else {
            built.forEach((target, manifest) ->
                    workshop.terminal()
                            .say(
                                    "%-24s %s  %d packages, %d files, %s"
                                            .formatted(
                                                    target,
                                                    manifest.manifest(),
                                                    manifest.packages().size(),
                                                    manifest.files(),
                                                    Looked.size(manifest.bytes()))));
            workshop.terminal()
                    .say(
                            "%s in %.1f s"
                                    .formatted(
                                            workshop.project().output(),
                                            (System.nanoTime() - began) / 1e9));
        }
    }

    private static Set<String> images(List<Target> targets) {
        Set<String> images = new LinkedHashSet<>();
        targets.forEach(target -> images.add(target.image()));
        return images;
    }

    /** Everything that the targets are made of: fetched, verified, decoded. */
    private Map<Digest, DebPackage> packages(List<Target> targets) {
        Map<Digest, LockedPackage> locked = new LinkedHashMap<>();
        for (LockedPackage each : lock.packages()) {
            if (each.images().stream().anyMatch(targets::contains)) {
                locked.put(each.digest(), each);
            }
        }
        PackageCache cache =
                new PackageCache(
                        workshop.store(),
                        request -> fetchAnew(Objects.requireNonNull(locked.get(request.digest()))));
        List<Wanted> missing = new ArrayList<>();
        for (LockedPackage each : locked.values()) {
            if (!cache.has(each.digest())) {
                missing.add(wanted(each));
            }
        }
        workshop.fetcher().fetch("fetching packages", missing);
        List<PackageCache.Request> requests =
                locked.values().stream()
                        .map(each ->
                                new PackageCache.Request(
                                        each.digest(),
                                        workshop.store().download(each.digest()),
                                        each.toString()))
                        .toList();
        List<DebPackage> decoded = decoded(cache, requests);
        Map<Digest, DebPackage> packages = new HashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            packages.put(requests.get(i).digest(), decoded.get(i));
        }
        return packages;
    }

    private List<DebPackage> decoded(PackageCache cache, List<PackageCache.Request> requests) {
        int missing = 0;
        for (PackageCache.Request request : requests) {
            missing += cache.has(request.digest()) ? 0 : 1;
        }
        if (missing == 0) {
            return cache.getAll(requests);
        }
        Display display = workshop.display();
        display.started("decoding packages", missing, 0);
        try {
            return cache.getAll(requests, request -> display.finished(request.where()));
        } finally {
            display.ended();
        }
    }

    /** Somebody, or the disk, has damaged what was fetched before. */
    private void fetchAnew(LockedPackage each) {
        workshop.fetcher().get(wanted(each));
    }

    private Wanted wanted(LockedPackage each) {
        List<String> suites =
                lock.indexes().stream()
                        .filter(index -> index.repository().equals(each.repository()))
                        .map(LockedIndex::suite)
                        .toList();
        List<URI> sources = new Locking(workshop).urls(each, suites);
        return new Wanted(each.toString(), sources, each.digest(), each.size());
    }

    /** {@return what was built, in the order of the targets} As many at once as there are processors; a failure ends the others. */
    private Map<Target, ImageManifest> build(
            List<Target> targets, Map<Digest, DebPackage> packages) {
        Map<Target, ImageManifest> built = new LinkedHashMap<>();
        if (targets.size() == 1) {
            built.put(targets.getFirst(), build(targets.getFirst(), packages));
            return built;
        }
        int processors = Runtime.getRuntime().availableProcessors();
        try (ExecutorService pool =
                Executors.newFixedThreadPool(Math.min(targets.size(), processors))) {
            try {
                List<Future<ImageManifest>> manifests = new ArrayList<>();
                for (Target target : targets) {
                    manifests.add(pool.submit(() -> build(target, packages)));
                }
                for (int i = 0; i < manifests.size(); i++) {
                    built.put(targets.get(i), manifests.get(i).get());
                }
                return built;
            } finally {
                pool.shutdownNow();
            }
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while images were built", e);
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            case null, default -> new IllegalStateException(cause);
        };
    }

    private ImageManifest build(Target target, Map<Digest, DebPackage> packages) {
        Image image = workshop.image(target.image());
        List<LockedPackage> locked = lock.packages(target);
        List<DebPackage> chosen =
                locked.stream()
                        .map(each -> Objects.requireNonNull(packages.get(each.digest())))
                        .toList();
        Stamp stamp = stamp(target);
        Tree tree = Assembler.assemble(image, target.architecture(), chosen, stamp);
        return switch (image.kind()) {
            case Container container ->
                    write(target, image, container, tree, locked, chosen, stamp);
        };
    }

    /** The time is that of the definition, or else of the newest index that was chosen from; never that of the build. */
    private Stamp stamp(Target target) {
        var distribution = workshop.definition().distribution();
        long epoch = distribution.epoch().orElse(lock.newestIndex());
        String seed = "%s %s %s".formatted(distribution.id(), distribution.version(), target);
        return new Stamp(epoch, ByteSource.of(seed).digest());
    }

    private ImageManifest write(
            Target target,
            Image image,
            Container container,
            Tree tree,
            List<LockedPackage> locked,
            List<DebPackage> chosen,
            Stamp stamp) {
        Map<String, String> sources = new HashMap<>();
        chosen.forEach(each -> sources.put(each.name(), source(each)));
        ImagePlan plan =
                ContainerPlan.of(
                        workshop.definition(),
                        image,
                        container,
                        target.architecture(),
                        name -> sources.getOrDefault(name, name),
                        steps(locked));
        return OutputFiles.writeFolder(
                workshop.project().output(target.image(), target.architecture()),
                folder -> {
                    Path layout = folder.resolve(target.image() + ".oci");
                    lazuli.oci.Image written = write(layout, tree, plan, stamp);
                    LayoutArchive.write(layout, folder.resolve(target.image() + ".oci.tar"), stamp);
                    ImageManifest manifest =
                            manifest(target, tree, locked, sources, written, stamp);
                    OutputFiles.write(folder.resolve(OriginsFile.NAME), OriginsFile.write(tree));
                    OutputFiles.write(folder.resolve(ImageManifest.NAME), manifest.write());
                    OutputFiles.write(folder.resolve(Sha256Sums.NAME), Sha256Sums.of(folder));
                    workshop.display().finished(target.toString());
                    return manifest;
                });
    }

    private lazuli.oci.Image write(Path layout, Tree tree, ImagePlan plan, Stamp stamp)
            throws IOException {
        try (LayoutWriter writer = LayoutWriter.to(layout)) {
            lazuli.oci.Image written = ImageWriter.write(tree, plan, stamp, writer);
            String version = workshop.definition().distribution().version();
            writer.finish(List.of(written.descriptor().withAnnotation(REF_NAME, version)));
            return written;
        }
    }

    private static String source(DebPackage each) {
        String source = each.control().get("Source").orElse(each.name());
        int space = source.indexOf(' ');
        return space < 0 ? source : source.substring(0, space);
    }

    private static List<String> steps(List<LockedPackage> locked) {
        return List.of(
                "lazuli: unpack and configure %d packages".formatted(locked.size()),
                "lazuli: files, accounts and removals of the definition");
    }

    private static ImageManifest manifest(
            Target target,
            Tree tree,
            List<LockedPackage> locked,
            Map<String, String> sources,
            lazuli.oci.Image written,
            Stamp stamp) {
        List<String> titles =
                written.config().history().stream()
                        .filter(step -> !step.emptyLayer())
                        .map(step -> step.comment().orElse(""))
                        .toList();
        List<ImageManifest.LayerLine> layers = new ArrayList<>();
        for (int i = 0; i < written.manifest().layers().size(); i++) {
            var layer = written.manifest().layers().get(i);
            layers.add(new ImageManifest.LayerLine(titles.get(i), layer.digest(), layer.size()));
        }
        long bytes = 0;
        for (Entry entry : tree.entries().values()) {
            bytes += entry instanceof Entry.RegularFile file ? file.content().size() : 0;
        }
        return new ImageManifest(
                target.image(),
                target.architecture(),
                stamp.epochSecond(),
                written.descriptor().digest(),
                locked.stream()
                        .map(each ->
                                new ImageManifest.PackageLine(
                                        each.name(),
                                        each.version(),
                                        each.architecture(),
                                        sources.getOrDefault(each.name(), each.name()),
                                        each.digest()))
                        .toList(),
                layers,
                tree.entries().size(),
                bytes);
    }

    /** {@code out/IMAGE/IMAGE.oci}: one layout with an index over the architectures. */
    private void writeIndex(String image, List<Target> targets) {
        Path layout = workshop.project().output().resolve(image).resolve(image + ".oci");
        List<lazuli.oci.Image> images = new ArrayList<>();
        try (LayoutWriter writer = LayoutWriter.to(layout)) {
            for (Target target : targets) {
                if (target.image().equals(image)) {
                    Path one =
                            workshop.project()
                                    .output(image, target.architecture())
                                    .resolve(image + ".oci");
                    images.addAll(lazuli.oci.layout.Layout.open(one).images());
                    writer.takeAll(one);
                }
            }
            var index = ImageWriter.writeIndex(images, new TreeMap<>(), writer);
            writer.finish(
                    List.of(
                            index.withAnnotation(
                                    REF_NAME, workshop.definition().distribution().version())));
        } catch (IOException e) {
            throw new UncheckedIOException(layout + ": " + e.getMessage(), e);
        }
    }

    private static JsonArray json(Map<Target, ImageManifest> built) {
        JsonArray array = new JsonArray();
        built.forEach((target, manifest) -> {
            JsonObject object = new JsonObject();
            object.addProperty("image", target.image());
            object.addProperty("architecture", target.architecture());
            object.addProperty("digest", manifest.manifest().toString());
            object.addProperty("packages", manifest.packages().size());
            object.addProperty("files", manifest.files());
            object.addProperty("bytes", manifest.bytes());
            array.add(object);
        });
        return array;
    }
}
