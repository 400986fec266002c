package lazuli.shell;

import lazuli.shell.syntax.Node;

/** A function of the shell, and where it was defined. */
record Function(Node body, Source source) {}
