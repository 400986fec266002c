package lazuli.shell.command.text;

import java.io.IOException;
import java.io.InputStream;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Utility;

/** {@code cat}: prints files one after the other. */
public final class Cat extends Utility {
    private boolean numbered;
    private boolean nonBlankNumbered;
    private boolean squeezed;
    private boolean ends;
    private boolean tabs;
    private boolean nonPrinting;
    private int line;
    private int newlines = 1;

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "number-nonblank,b e number,n squeeze-blank,s t u show-nonprinting,v"
                                + " show-ends,E show-tabs,T show-all,A");
        for (Options.Option option : options.all()) {
            switch (option.name()) {
                case "show-all" -> {
                    nonPrinting = true;
                    ends = true;
                    tabs = true;
                }
                case "number-nonblank" -> nonBlankNumbered = true;
                case "e" -> {
                    nonPrinting = true;
                    ends = true;
                }
                case "show-ends" -> ends = true;
                case "number" -> numbered = true;
                case "squeeze-blank" -> squeezed = true;
                case "t" -> {
                    nonPrinting = true;
                    tabs = true;
                }
                case "show-tabs" -> tabs = true;
                case "show-nonprinting" -> nonPrinting = true;
                default -> {}
            }
        }
        boolean plain = !(numbered || nonBlankNumbered || squeezed || ends || tabs || nonPrinting);
        Operands.each(
                call,
                options.operands(),
                (_, in) -> {
                    if (plain) {
                        in.transferTo(call.out());
                    } else {
                        show(call, in);
                    }
                });
        return call.status();
    }

    private void show(Call call, InputStream in) throws IOException {
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                newline(call);
                continue;
            }
            if (newlines > 0) {
                number(call, numbered || nonBlankNumbered);
            }
            newlines = 0;
            show(call, b);
        }
    }

    private void newline(Call call) {
        newlines++;
        if (newlines > 2 && squeezed) {
            newlines = 3;
            return;
        }
        if (newlines > 1) {
            number(call, numbered && !nonBlankNumbered);
        }
        if (ends) {
            call.print('$');
        }
        call.print('\n');
    }

    private void number(Call call, boolean shown) {
        if (shown) {
            line++;
            call.print("%6d\t".formatted(line));
        }
    }

    private void show(Call call, int b) {
        if (b == '\t' && !tabs || !nonPrinting && b != '\t') {
            call.print(new byte[] {(byte) b});
            return;
        }
        int c = b;
        StringBuilder shown = new StringBuilder();
        if (c >= 128) {
            shown.append("M-");
            c -= 128;
        }
        if (c < 32) {
            shown.append('^').append((char) (c + 64));
        } else if (c == 127) {
            shown.append("^?");
        } else {
            shown.append((char) c);
        }
        call.print(shown.toString());
    }
}
