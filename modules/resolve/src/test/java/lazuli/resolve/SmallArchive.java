package lazuli.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.content.ByteSource;
import lazuli.deb.PackagesIndex;

/** Repositories of a few packages, and requests to them. */
final class SmallArchive {
    private static final String REST =
            """
            Filename: pool/x.deb
            Size: 1
            SHA256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
            """;

    private final List<Listing> listings = new ArrayList<>();
    private final List<Pin> pins = new ArrayList<>();

    /** One package: a line with name, version, architecture ({@code amd64} where missing) and then fields after bars: {@code a 1 all | Depends: b, c | Provides: v}. */
    static String stanzas(String lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines.strip().split("\n")) {
            if (line.isBlank()) {
                continue;
            }
            String[] parts = line.strip().split(" *; *");
            String[] head = parts[0].split(" ");
            text.append("Package: ").append(head[0]).append('\n');
            text.append("Version: ").append(head[1]).append('\n');
            text.append("Architecture: ").append(head.length > 2 ? head[2] : "amd64").append('\n');
            for (int i = 1; i < parts.length; i++) {
                text.append(parts[i]).append('\n');
            }
            text.append(REST).append('\n');
        }
        return text.toString();
    }

    static SmallArchive of(String lines) {
        return new SmallArchive().and("debian", "trixie", "amd64", 500, lines);
    }

    SmallArchive and(
            String repository, String suite, String architecture, int priority, String lines) {
        String where = "http://mirror.example/" + suite + "/binary-" + architecture + "/Packages";
        PackagesIndex index = PackagesIndex.scan(ByteSource.of(stanzas(lines)), where);
        listings.add(new Listing(repository, suite, "main", architecture, priority, index));
        return this;
    }

    SmallArchive pinned(Pin pin) {
        pins.add(pin);
        return this;
    }

    Resolver resolver() {
        return new Resolver(listings, pins);
    }

    /** {@return what is in the one image, as name=version, separated by spaces} */
    String solve(Request request) {
        return text(resolver().resolve(List.of(request)).images().getFirst());
    }

    /** {@return what is in an image that asks for these packages} */
    String solve(String... packages) {
        return solve(asks(packages));
    }

    static String text(ImageSolution solution) {
        List<String> parts = new ArrayList<>();
        for (Chosen chosen : solution.packages()) {
            String architecture = chosen.from().architecture();
            boolean foreign = !architecture.equals(solution.request().architecture());
            parts.add(
                    chosen.what().name()
                            + (foreign ? ":" + architecture : "")
                            + "="
                            + chosen.what().version());
        }
        return String.join(" ", parts);
    }

    static Request asks(String... packages) {
        return imageAsking("base", "amd64", packages);
    }

    static Request imageAsking(String image, String architecture, String... packages) {
        List<Selection> selections = new ArrayList<>();
        for (int i = 0; i < packages.length; i++) {
            selections.add(Selection.parse(packages[i], "lazuli.toml:%d:3".formatted(10 + i)));
        }
        return new Request(
                image,
                architecture,
                selections,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Recommends.NONE);
    }

    static Request excluding(Request request, String... patterns) {
        return new Request(
                request.image(),
                request.architecture(),
                request.packages(),
                patterns("lazuli.toml:21:3", patterns),
                request.omit(),
                request.essential(),
                request.required(),
                request.recommends());
    }

    static Request omitting(Request request, String... patterns) {
        return new Request(
                request.image(),
                request.architecture(),
                request.packages(),
                request.exclude(),
                patterns("lazuli.toml:22:3", patterns),
                request.essential(),
                request.required(),
                request.recommends());
    }

    static Request following(Request request, Recommends recommends) {
        return new Request(
                request.image(),
                request.architecture(),
                request.packages(),
                request.exclude(),
                request.omit(),
                request.essential(),
                request.required(),
                recommends);
    }

    static Request withBase(Request request, boolean essential, boolean required) {
        return new Request(
                request.image(),
                request.architecture(),
                request.packages(),
                request.exclude(),
                request.omit(),
                essential ? Optional.of("lazuli.toml:5:1") : Optional.empty(),
                required ? Optional.of("lazuli.toml:6:1") : Optional.empty(),
                request.recommends());
    }

    static List<NamePattern> patterns(String where, String... patterns) {
        List<NamePattern> all = new ArrayList<>();
        for (String pattern : patterns) {
            all.add(new NamePattern(pattern, where));
        }
        return all;
    }
}
