package lazuli.shell.command.awk;

import java.util.ArrayList;
import java.util.List;
import lazuli.shell.command.call.Failure;

/** The record that a program is at: cut into fields when somebody asks for one, and put together when one was changed. */
final class CurrentRecord {
    private static final int MOST_FIELDS = 1 << 20;

    private final Interpreter interpreter;
    private String text = "";
    private List<Value> fields = new ArrayList<>();
    private boolean cut = true;
    private boolean together = true;

    CurrentRecord(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    String text() {
        if (!together) {
            List<String> words = new ArrayList<>();
            fields.forEach(each -> words.add(interpreter.text(each)));
            text = String.join(interpreter.text("OFS"), words);
            together = true;
        }
        return text;
    }

    void text(String newText) {
        text = newText;
        together = true;
        cut = false;
    }

    /** Cuts the record as {@code FS} is now. */
    void cut() {
        fields();
    }

    int count() {
        return fields().size();
    }

    void count(int count) {
        resize(count);
        together = false;
    }

    Value field(int index) {
        if (index == 0) {
            return Value.input(text());
        }
        check(index);
        return index <= count() ? fields.get(index - 1) : Value.input("");
    }

    void field(int index, Value value) {
        if (index == 0) {
            text(interpreter.text(value));
            return;
        }
        check(index);
        resize(Math.max(index, count()));
        fields.set(index - 1, value);
        together = false;
    }

    private static void check(int index) {
        if (index < 0 || index > MOST_FIELDS) {
            throw new Failure(2, "bad field: $" + index);
        }
    }

    private void resize(int count) {
        check(count);
        List<Value> all = fields();
        while (all.size() > count) {
            all.removeLast();
        }
        while (all.size() < count) {
            all.add(Value.Input.NONE);
        }
    }

    private List<Value> fields() {
        if (!cut) {
            cut = true;
            fields = new ArrayList<>();
            for (String field : Records.split(text, interpreter.text("FS"), interpreter)) {
                fields.add(Value.input(field));
            }
        }
        return fields;
    }
}
