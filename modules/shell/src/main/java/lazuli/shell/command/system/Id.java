package lazuli.shell.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lazuli.shell.command.call.Accounts;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Quoting;
import lazuli.shell.command.call.Utility;

/** {@code id}: prints who a user is; without an operand, root. */
public final class Id extends Utility {
    @Override
    protected int run(Call call) {
        Options options =
                Options.of(call, "a context,Z! group,g groups,G name,n real,r user,u zero,z");
        boolean one = options.has("user") || options.has("group") || options.has("groups");
        if (options.has("name") && !one) {
            throw new Failure(1, "printing only names or real IDs requires -u, -g, or -G");
        }
        Accounts accounts = call.accounts();
        if (options.operands().isEmpty()) {
            print(call, options, new Person(accounts, 0, 0, accounts.userName(0), List.of(0)));
        }
        for (String operand : options.operands()) {
            Optional<Accounts.User> user =
                    accounts.user(operand)
                            .or(() ->
                                    Accounts.number(operand).stream()
                                            .boxed()
                                            .findFirst()
                                            .flatMap(accounts::user));
            if (user.isEmpty()) {
                call.complain(Quoting.always(operand) + ": no such user");
            } else {
                print(call, options, Person.of(accounts, user.get()));
            }
        }
        return call.status();
    }

    private record Person(Accounts accounts, int uid, int gid, String name, List<Integer> groups) {
        static Person of(Accounts accounts, Accounts.User user) {
            List<Integer> groups = new ArrayList<>(List.of(user.gid()));
            for (Accounts.Group group : accounts.groups()) {
                if (group.members().contains(user.name()) && !groups.contains(group.gid())) {
                    groups.add(group.gid());
                }
            }
            return new Person(accounts, user.uid(), user.gid(), user.name(), groups);
        }

        String group(int number, boolean named) {
            return named ? accounts.groupName(number) : Integer.toString(number);
        }

        String groups(boolean named) {
            StringBuilder list = new StringBuilder();
            for (int group : groups) {
                list.append(list.isEmpty() ? "" : " ").append(group(group, named));
            }
            return list.toString();
        }

        String all() {
            StringBuilder line = new StringBuilder("uid=" + uid);
            accounts.user(uid).ifPresent(user -> line.append("(" + user.name() + ")"));
            line.append(" gid=" + withName(gid)).append(" groups=");
            for (int i = 0; i < groups.size(); i++) {
                line.append(i == 0 ? "" : ",").append(withName(groups.get(i)));
            }
            return line.toString();
        }

        private String withName(int number) {
            return number
                    + accounts.group(number).map(group -> "(" + group.name() + ")").orElse("");
        }
    }

    private static void print(Call call, Options options, Person person) {
        boolean named = options.has("name");
        String text;
        if (options.has("user")) {
            text = named ? person.name : Integer.toString(person.uid);
        } else if (options.has("group")) {
            text = person.group(person.gid, named);
        } else if (options.has("groups")) {
            text = person.groups(named);
        } else {
            text = person.all();
        }
        call.print(text);
        call.print(options.has("zero") ? '\0' : '\n');
    }
}
