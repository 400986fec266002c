package lazuli.shell.command.awk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Encoding;
import lazuli.shell.command.regex.Regex;

/** Runs a program. */
final class Interpreter {
    /** Leaves what is being run, up to whoever waits for it. */
    private static final class Jump extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Statement statement;
        private final transient Value value;

        Jump(Statement statement, Value value) {
            super(null, null, false, false);
            this.statement = statement;
            this.value = value;
        }
    }

    private final Program program;
    private final Streams streams;
    private final Functions builtIn = new Functions(this);
    private final Map<String, Cell> globals = new HashMap<>();
    private final Map<String, Regex> regexes = new HashMap<>();
    private final Set<Program.Rule> inRange = new HashSet<>();
    private final CurrentRecord record = new CurrentRecord(this);
    private Map<String, Cell> locals = Map.of();
    private int exitStatus;

    Interpreter(Call call, Program program) {
        this.program = program;
        streams = new Streams(call, this);
        assign("FS", new Value.Str(" "));
        assign("OFS", new Value.Str(" "));
        assign("ORS", new Value.Str("\n"));
        assign("RS", new Value.Str("\n"));
        assign("SUBSEP", new Value.Str("\u001c"));
        assign("CONVFMT", new Value.Str("%.6g"));
        assign("OFMT", new Value.Str("%.6g"));
        assign("RLENGTH", new Value.Num(-1));
        assign("NR", new Value.Num(0));
        assign("FNR", new Value.Num(0));
        SortedMap<String, Value> environment = new TreeMap<>();
        call.environment()
                .forEach((name, value) ->
                        environment.put(
                                Encoding.BYTES.argument(name),
                                Value.input(Encoding.BYTES.argument(value))));
        cell("ENVIRON").array().putAll(environment);
    }

    /** {@return the exit status, having run the program over these operands} */
    int run(List<String> operands) {
        cell("ARGC").value(new Value.Num(operands.size() + 1));
        Map<String, Value> arguments = cell("ARGV").array();
        arguments.put("0", new Value.Str("awk"));
        for (int i = 0; i < operands.size(); i++) {
            arguments.put(Integer.toString(i + 1), Value.input(operands.get(i)));
        }
        try {
            upToExit(this::beginning);
            upToExit(() -> program.end().forEach(this::run));
            streams.closeAll();
        } finally {
            streams.flushAll();
        }
        return exitStatus;
    }

    private void beginning() {
        program.begin().forEach(this::run);
        if (!program.rules().isEmpty() || !program.end().isEmpty()) {
            while (streams.nextRecord(record)) {
                rules();
            }
        }
    }

    private void upToExit(Runnable part) {
        try {
            part.run();
        } catch (Jump exit) {
            exitStatus(exit);
        }
    }

    private void exitStatus(Jump exit) {
        if (!exit.value.equals(Value.Input.NONE)) {
            exitStatus = (int) exit.value.number() & 0xff;
        }
    }

    private void rules() {
        try {
            for (Program.Rule rule : program.rules()) {
                if (applies(rule)) {
                    run(rule.action());
                }
            }
        } catch (Jump jump) {
            if (!(jump.statement instanceof Statement.Next(boolean file))) {
                throw jump;
            }
            if (file) {
                streams.nextFile();
            }
        }
    }

    private boolean applies(Program.Rule rule) {
        if (rule.pattern().isEmpty()) {
            return true;
        }
        if (rule.until().isEmpty()) {
            return evaluate(rule.pattern().get()).truth();
        }
        if (!inRange.contains(rule)) {
            if (!evaluate(rule.pattern().get()).truth()) {
                return false;
            }
            inRange.add(rule);
        }
        if (evaluate(rule.until().get()).truth()) {
            inRange.remove(rule);
        }
        return true;
    }

    Cell cell(String name) {
        Cell local = locals.get(name);
        return local != null ? local : globals.computeIfAbsent(name, _ -> new Cell(null));
    }

    Value variable(String name) {
        return name.equals("NF") ? new Value.Num(record.count()) : cell(name).value();
    }

    String text(String name) {
        return text(variable(name));
    }

    String text(Value value) {
        return value instanceof Value.Num
                ? value.text(cell("CONVFMT").value().text("%.6g"))
                : value.text("");
    }

    void assign(String name, Value value) {
        if (name.equals("FS")) {
            record.cut();
        }
        cell(name).value(value);
        if (name.equals("NF")) {
            record.count((int) value.number());
        }
    }

    /** {@return whether the operand is an assignment, which was made} */
    boolean assign(String operand) {
        int equals = operand.indexOf('=');
        if (equals < 1 || !operand.substring(0, equals).matches("[A-Za-z_][A-Za-z_0-9]*")) {
            return false;
        }
        assign(
                operand.substring(0, equals),
                Value.input(Lexer.unescape(operand.substring(equals + 1))));
        return true;
    }

    CurrentRecord record() {
        return record;
    }

    Streams streams() {
        return streams;
    }

    private void run(Statement statement) {
        switch (statement) {
            case Statement.Block(var statements) -> {
                for (Statement each : statements) {
                    run(each);
                }
            }
            case Statement.Evaluate(var expression) -> evaluate(expression);
            case Statement.If(var condition, var then, var otherwise) -> {
                if (evaluate(condition).truth()) {
                    run(then);
                } else {
                    otherwise.ifPresent(this::run);
                }
            }
            case Statement.While(var condition, var body) -> {
                while (evaluate(condition).truth() && goesOn(body)) {
                    // the body ran
                }
            }
            case Statement.DoWhile(var body, var condition) -> {
                while (goesOn(body) && evaluate(condition).truth()) {
                    // the body ran
                }
            }
            case Statement.For loop -> runFor(loop);
            case Statement.ForIn(var variable, var array, var body) -> {
                for (String key : List.copyOf(cell(array).array().keySet())) {
                    assign(variable, new Value.Str(key));
                    if (!goesOn(body)) {
                        break;
                    }
                }
            }
            case Statement.Print print -> print(print);
            case Statement.Delete(var array, var subscripts) -> {
                if (subscripts.isEmpty()) {
                    cell(array).array().clear();
                } else {
                    cell(array).array().remove(subscript(subscripts));
                }
            }
            case Statement.Exit(var status) -> throw new Jump(statement, valueOf(status));
            case Statement.Return(var value) -> throw new Jump(statement, valueOf(value));
            case Statement.Next _, Statement.Break _, Statement.Continue _ ->
                    throw new Jump(statement, Value.Input.NONE);
        }
    }

    private Value valueOf(Optional<Expression> expression) {
        return expression.isPresent() ? evaluate(expression.get()) : Value.Input.NONE;
    }

    private void runFor(Statement.For loop) {
        loop.start().ifPresent(this::run);
        while (loop.condition().isEmpty() || evaluate(loop.condition().get()).truth()) {
            if (!goesOn(loop.body())) {
                return;
            }
            loop.step().ifPresent(this::run);
        }
    }

    /** Runs a loop's body. {@return whether it did not break} */
    private boolean goesOn(Statement body) {
        try {
            run(body);
            return true;
        } catch (Jump jump) {
            return switch (jump.statement) {
                case Statement.Break _ -> false;
                case Statement.Continue _ -> true;
                default -> throw jump;
            };
        }
    }

    private void print(Statement.Print print) {
        List<Value> values = new ArrayList<>();
        print.arguments().forEach(each -> values.add(evaluate(each)));
        String text;
        if (print.formatted()) {
            text = Format.format(text(values.removeFirst()), values);
        } else if (values.isEmpty()) {
            text = record.text() + text("ORS");
        } else {
            List<String> words = new ArrayList<>();
            String format = text("OFMT");
            values.forEach(each -> words.add(each.printed(format)));
            text = String.join(text("OFS"), words) + text("ORS");
        }
        streams.print(
                text,
                print.redirection(),
                print.destination().map(each -> text(evaluate(each))).orElse(""));
    }

    String subscript(List<Expression> subscripts) {
        List<String> words = new ArrayList<>();
        subscripts.forEach(each -> words.add(text(evaluate(each))));
        return String.join(text("SUBSEP"), words);
    }

    /** {@return the pattern that an expression is, or the text of what it is} */
    Regex regex(Expression expression) {
        if (expression instanceof Expression.Pattern(var regex)) {
            return regex;
        }
        return regex(text(evaluate(expression)));
    }

    /** {@return the pattern that a text is} */
    Regex regex(String text) {
        return regexes.computeIfAbsent(text, Parser::regex);
    }

    Value evaluate(Expression expression) {
        return switch (expression) {
            case Expression.Numeral(double value) -> new Value.Num(value);
            case Expression.Text(String value) -> new Value.Str(value);
            case Expression.Pattern(var regex) -> Value.of(regex.matches(record.text()));
            case Expression.Field(var index) -> record.field((int) evaluate(index).number());
            case Expression.Variable(var name) -> variable(name);
            case Expression.Element(var array, var subscripts) ->
                    cell(array)
                            .array()
                            .computeIfAbsent(subscript(subscripts), _ -> Value.Input.NONE);
            case Expression.Assignment(var target, var operator, var value) -> {
                Expression.Target place = place(target);
                Value right = evaluate(value);
                yield assign(
                        place,
                        operator.isEmpty() ? right : arithmetic(operator, evaluate(place), right));
            }
            case Expression.Conditional(var condition, var then, var otherwise) ->
                    evaluate(evaluate(condition).truth() ? then : otherwise);
            case Expression.And(var left, var right) ->
                    Value.of(evaluate(left).truth() && evaluate(right).truth());
            case Expression.Or(var left, var right) ->
                    Value.of(evaluate(left).truth() || evaluate(right).truth());
            case Expression.Not(var operand) -> Value.of(!evaluate(operand).truth());
            case Expression.Negation(var operand) -> new Value.Num(-evaluate(operand).number());
            case Expression.Plus(var operand) -> new Value.Num(evaluate(operand).number());
            case Expression.Arithmetic(var operator, var left, var right) ->
                    arithmetic(operator, evaluate(left), evaluate(right));
            case Expression.Comparison(var operator, var left, var right) ->
                    Value.of(compare(operator, evaluate(left), evaluate(right)));
            case Expression.Concatenation(var left, var right) -> {
                String start = text(evaluate(left));
                yield new Value.Str(start + text(evaluate(right)));
            }
            case Expression.Matching(var text, var pattern, var negated) ->
                    Value.of(regex(pattern).matches(text(evaluate(text))) != negated);
            case Expression.Membership(var subscripts, var array) ->
                    Value.of(cell(array).array().containsKey(subscript(subscripts)));
            case Expression.Step(var target, var by, var before) -> {
                Expression.Target place = place(target);
                double old = evaluate(place).number();
                Value stepped = assign(place, new Value.Num(old + by));
                yield before ? stepped : new Value.Num(old);
            }
            case Expression.Call(var name, var arguments) -> call(name, arguments);
            case Expression.BuiltIn(var name, var arguments) -> builtIn.call(name, arguments);
            case Expression.Getline getline -> streams.getline(getline, record);
            case Expression.Group(var parts) ->
                    parts.size() == 1
                            ? evaluate(parts.getFirst())
                            : new Value.Str(subscript(parts));
        };
    }

    /** {@return the target with its subscripts evaluated, which may have effects: once, and before what is assigned} */
    Expression.Target place(Expression.Target target) {
        return switch (target) {
            case Expression.Field(var index) ->
                    new Expression.Field(new Expression.Numeral(evaluate(index).number()));
            case Expression.Element(var array, var subscripts) ->
                    new Expression.Element(
                            array, List.of(new Expression.Text(subscript(subscripts))));
            case Expression.Variable variable -> variable;
        };
    }

    Value assign(Expression.Target target, Value value) {
        switch (target) {
            case Expression.Field(var index) -> record.field((int) evaluate(index).number(), value);
            case Expression.Variable(var name) -> assign(name, value);
            case Expression.Element(var array, var subscripts) ->
                    cell(array).array().put(subscript(subscripts), value);
        }
        return value;
    }

    private static Value arithmetic(String operator, Value left, Value right) {
        double a = left.number();
        double b = right.number();
        return new Value.Num(
                switch (operator) {
                    case "+" -> a + b;
                    case "-" -> a - b;
                    case "*" -> a * b;
                    case "/" -> a / b;
                    case "%" -> a % b;
                    default -> StrictMath.pow(a, b);
                });
    }

    private boolean compare(String operator, Value left, Value right) {
        int order =
                left.comparesAsNumber() && right.comparesAsNumber()
                        ? Double.compare(left.number() + 0.0, right.number() + 0.0)
                        : text(left).compareTo(text(right));
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private Value call(String name, List<Expression> arguments) {
        Program.Function function = Objects.requireNonNull(program.functions().get(name));
        Map<String, Cell> frame = new HashMap<>();
        for (int i = 0; i < function.parameters().size(); i++) {
            Optional<Expression> argument =
                    i < arguments.size() ? Optional.of(arguments.get(i)) : Optional.empty();
            frame.put(
                    function.parameters().get(i),
                    argument.map(this::passed).orElseGet(() -> new Cell(null)));
        }
        Map<String, Cell> before = locals;
        locals = frame;
        try {
            run(function.body());
            return Value.Input.NONE;
        } catch (Jump jump) {
            if (jump.statement instanceof Statement.Return) {
                return jump.value;
            }
            throw jump;
        } finally {
            locals = before;
        }
    }

    private Cell passed(Expression argument) {
        if (argument instanceof Expression.Variable(var name)
                && variable(name).equals(Value.Input.NONE)) {
            Cell cell = cell(name);
            return cell.isArray() ? cell : new Cell(cell);
        }
        var cell = new Cell(null);
        cell.value(evaluate(argument));
        return cell;
    }
}
