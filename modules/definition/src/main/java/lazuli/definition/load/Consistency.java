package lazuli.definition.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import lazuli.definition.Account;
import lazuli.definition.Image;
import lazuli.definition.Located;
import lazuli.definition.Overlay;
import lazuli.definition.PackageRequest;
import lazuli.definition.Position;
import lazuli.definition.Repository;
import lazuli.definition.Selection;
import lazuli.definition.schema.Fault;
import lazuli.definition.schema.Findings;
import lazuli.tree.TreePath;

/** What an image's settings, each right by itself, must not say together. */
final class Consistency {
    private final Image image;
    private final Findings findings;

    private Consistency(Image image, Findings findings) {
        this.image = image;
        this.findings = findings;
    }

    /** Says what is wrong with this image. */
    static void check(Image image, Map<String, Repository> repositories, Findings findings) {
        var consistency = new Consistency(image, findings);
        Selection selection = image.selection();
        consistency.notSelected("exclude", selection.exclude());
        consistency.notSelected("omit", selection.omit());
        consistency.ids();
        image.architectures().forEach(consistency::nothingBelowFiles);
        if (!findings.isBroken()) {
            consistency.notEmpty(repositories);
        }
    }

    private void notSelected(String key, List<Located<String>> names) {
        Map<String, Position> selected = new HashMap<>();
        for (PackageRequest request : image.selection().packages()) {
            selected.putIfAbsent(request.name(), request.where());
        }
        for (Located<String> name : names) {
            Position asked = selected.get(name.value());
            if (asked != null) {
                findings.add(
                        Fault.CONTRADICTION,
                        name.where(),
                        "image %s can't both ask for %s and %s it"
                                .formatted(image.name(), name.value(), key),
                        "%s asks for it".formatted(asked),
                        "take it out of one of the two");
            }
        }
    }

    private void ids() {
        Map<Integer, Account> uids = new HashMap<>();
        for (Account.User user : image.selection().users()) {
            unique("uid", user.uid(), user, uids);
        }
        Map<Integer, Account> gids = new HashMap<>();
        for (Account.Group group : image.selection().groups()) {
            unique("gid", group.gid(), group, gids);
        }
    }

    private void unique(
            String key, OptionalInt id, Account account, Map<Integer, Account> holders) {
        if (id.isEmpty()) {
            return;
        }
        Account before = holders.putIfAbsent(id.getAsInt(), account);
        if (before != null) {
            findings.add(
                    Fault.DUPLICATE,
                    account.where(),
                    "%s and %s both have the %s %d"
                            .formatted(before.name(), account.name(), key, id.getAsInt()),
                    "%s is defined at %s; who owns a file would be anybody's guess"
                            .formatted(before.name(), before.where().place()),
                    "give one of them another number");
        }
    }

    private void nothingBelowFiles(String architecture) {
        List<Overlay> overlays = image.selection().overlays(architecture);
        Map<TreePath, Overlay> files = new HashMap<>();
        for (Overlay overlay : overlays) {
            if (overlay instanceof Overlay.File) {
                files.put(overlay.path(), overlay);
            }
        }
        for (Overlay overlay : overlays) {
            for (TreePath at = overlay.path().parent(); !at.isRoot(); at = at.parent()) {
                Overlay file = files.get(at);
                if (file != null) {
                    findings.add(
                            Fault.CONTRADICTION,
                            overlay.where(),
                            "%s can't lie below a file".formatted(overlay.path()),
                            "%s is made a file at %s".formatted(at, file.where().place()),
                            "change one of the two paths");
                }
            }
        }
    }

    private void notEmpty(Map<String, Repository> repositories) {
        Selection selection = image.selection();
        boolean packages = image.essential() || !selection.packages().isEmpty();
        if (!packages && selection.overlays().isEmpty()) {
            findings.add(
                    Fault.EMPTY_IMAGE,
                    image.where(),
                    "image %s has nothing in it".formatted(image.name()),
                    "it asks for no packages, not even the essential ones, and has no files",
                    "add a line like packages = [\"bash\"], or include a profile");
        }
        if (packages && repositories.isEmpty()) {
            findings.add(
                    Fault.MISSING_KEY,
                    image.where(),
                    "image %s asks for packages, and there is no repository"
                            .formatted(image.name()),
                    "packages come from the repositories that the definition names",
                    "add a table like [repository.debian]");
        }
    }
}
