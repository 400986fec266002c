package lazuli.configure;

import java.util.List;
import lazuli.shell.Command;
import lazuli.shell.Invocation;
import lazuli.shell.UnsupportedUseException;

/** python3 and py3compile, as far as maintainer scripts have them write byte code: images have none, Python makes it when it runs. */
final class PythonCompiler implements Command {
    @Override
    public int run(Invocation invocation) {
        List<String> arguments = invocation.arguments();
        String name = invocation.name().substring(invocation.name().lastIndexOf('/') + 1);
        boolean compiles =
                !name.startsWith("python")
                        || arguments.stream()
                                .dropWhile(each -> each.matches("-[ESOI]+"))
                                .findFirst()
                                .filter(each -> each.endsWith("/py_compile.py"))
                                .isPresent();
        if (!compiles) {
            throw new UnsupportedUseException(name + " " + String.join(" ", arguments));
        }
        return 0;
    }
}
