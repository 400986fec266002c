package lazuli.configure.alternatives;

import java.util.HashMap;
import java.util.Map;

/** Refuses an {@code --install} that mixes up names or links of groups. */
final class InstallCheck {
    private final Links links;
    private final Map<String, LinkGroup> byName = new HashMap<>();
    private final Map<String, LinkGroup> byLink = new HashMap<>();

    InstallCheck(AdminFiles files, Links links) {
        this.links = links;
        for (String name : files.names()) {
            files.loadLeniently(name).ifPresent(this::add);
        }
    }

    private void add(LinkGroup group) {
        byName.putIfAbsent(group.name(), group);
        byLink.putIfAbsent(group.link(), group);
        for (LinkGroup.Slave slave : group.slaves().values()) {
            byName.putIfAbsent(slave.name(), group);
            byLink.putIfAbsent(slave.link(), group);
        }
    }

    void check(LinkGroup wanted, Choice choice) {
        LinkGroup named = byName.get(wanted.name());
        if (named != null && !named.name().equals(wanted.name())) {
            throw new AlternativesException(
                    "alternative %s can't be master: it is a slave of %s"
                            .formatted(wanted.name(), named.name()));
        }
        checkLink(wanted.link(), wanted);
        if (links.isMissing(choice.path())) {
            throw new AlternativesException("alternative path " + choice.path() + " doesn't exist");
        }
        for (LinkGroup.Slave slave : wanted.slaves().values()) {
            checkSlave(wanted, slave);
        }
    }

    private void checkLink(String link, LinkGroup wanted) {
        LinkGroup linked = byLink.get(link);
        if (linked != null && !linked.name().equals(wanted.name())) {
            throw new AlternativesException(
                    "alternative link %s is already managed by %s".formatted(link, linked.name()));
        }
    }

    private void checkSlave(LinkGroup wanted, LinkGroup.Slave slave) {
        LinkGroup named = byName.get(slave.name());
        if (named != null && !named.name().equals(wanted.name())) {
            throw new AlternativesException(
                    "alternative %s can't be slave of %s: it is a %s"
                            .formatted(
                                    slave.name(),
                                    wanted.name(),
                                    named.name().equals(slave.name())
                                            ? "master alternative"
                                            : "slave of " + named.name()));
        }
        checkLink(slave.link(), wanted);
        LinkGroup linked = byLink.get(slave.link());
        if (linked != null) {
            for (LinkGroup.Slave other : linked.slaves().values()) {
                if (other.link().equals(slave.link()) && !other.name().equals(slave.name())) {
                    throw new AlternativesException(
                            "alternative link %s is already managed by %s (slave of %s)"
                                    .formatted(slave.link(), other.name(), linked.name()));
                }
            }
        }
    }
}
