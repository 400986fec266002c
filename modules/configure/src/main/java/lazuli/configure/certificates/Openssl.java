package lazuli.configure.certificates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;
import lazuli.tree.Entry;
import lazuli.tree.Names;

/** openssl(1): {@code rehash}, and {@code x509 -noout -hash}. */
public final class Openssl implements Command {
    @Override
    public int run(Invocation invocation) {
        List<String> arguments = invocation.arguments();
        String command = arguments.isEmpty() ? "" : arguments.getFirst();
        return switch (command) {
            case "rehash" -> rehash(invocation, arguments.subList(1, arguments.size()));
            case "x509" -> x509(invocation, arguments.subList(1, arguments.size()));
            default -> throw new UnsupportedUseException("openssl " + command);
        };
    }

    private static void print(java.io.OutputStream out, String line) {
        try {
            out.write(Names.encode(line + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int rehash(Invocation invocation, List<String> arguments) {
        List<String> directories = new ArrayList<>();
        for (String argument : arguments) {
            switch (argument) {
                case "-v", "-n", "-old", "-compat", "-h" -> {
                    if (!argument.equals("-v")) {
                        throw new UnsupportedUseException("openssl rehash " + argument);
                    }
                }
                default -> directories.add(argument);
            }
        }
        for (String directory : directories) {
            String path = invocation.absolute(directory);
            if (invocation.tree().stat(path).orElse(null) instanceof Entry.Directory) {
                new Rehash(invocation.tree(), line -> print(invocation.err(), line)).run(path);
            }
        }
        return 0;
    }

    private static int x509(Invocation invocation, List<String> arguments) {
        boolean hash = false;
        String file = "";
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "-noout" -> {}
                case "-hash", "-subject_hash" -> hash = true;
                case "-in" -> {
                    i++;
                    file = i < arguments.size() ? arguments.get(i) : "";
                }
                default -> throw new UnsupportedUseException("openssl x509 " + arguments.get(i));
            }
        }
        if (!hash) {
            throw new UnsupportedUseException("openssl x509 without -hash");
        }
        try {
            byte[] bytes =
                    file.isEmpty()
                            ? invocation.in().readAllBytes()
                            : invocation.tree().read(invocation.absolute(file)).bytes();
            for (Pem object : Pem.parse(bytes)) {
                if (object.isCertificate()) {
                    print(
                            invocation.out(),
                            "%08x".formatted(SubjectHash.ofCertificate(object.content())));
                    return 0;
                }
            }
        } catch (Der.MalformedException damaged) {
            // As where there is none.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        print(invocation.err(), "Could not find certificate from " + file);
        return 1;
    }
}
