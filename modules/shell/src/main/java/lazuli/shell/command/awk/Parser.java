package lazuli.shell.command.awk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lazuli.shell.command.awk.Lexer.Kind;
import lazuli.shell.command.awk.Lexer.Token;
import lazuli.shell.command.call.Failure;
import lazuli.shell.command.regex.Dialect;
import lazuli.shell.command.regex.Regex;
import lazuli.shell.command.regex.RegexSyntaxException;

/** Reads a program, by recursive descent over POSIX's grammar. */
final class Parser {
    private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "*=", "/=", "%=", "^=");
    private static final Set<String> COMPARISONS = Set.of("<", "<=", "==", "!=", ">", ">=");

    private final Lexer lexer;
    private Token token;
    private final List<Statement> begin = new ArrayList<>();
    private final List<Program.Rule> rules = new ArrayList<>();
    private final List<Statement> end = new ArrayList<>();
    private final Map<String, Program.Function> functions = new HashMap<>();
    private final List<Expression.Call> calls = new ArrayList<>();
    private boolean inRule;

    /** Whether {@code >} and {@code |} end an expression: in what {@code print} prints, outside of parentheses. */
    private boolean greaterRedirects;

    private Parser(String source) {
        lexer = new Lexer(source);
        token = lexer.next();
    }

    static Program parse(String source) {
        return new Parser(source).program();
    }

    private Program program() {
        skipEnds();
        while (token.kind() != Kind.END) {
            item();
            skipEnds();
        }
        calls.forEach(this::check);
        return new Program(begin, rules, end, functions);
    }

    private void check(Expression.Call call) {
        Program.Function function = functions.get(call.name());
        if (function == null) {
            throw lexer.failure("function " + call.name() + " never defined");
        }
        if (call.arguments().size() > function.parameters().size()) {
            throw lexer.failure("too many arguments in call to " + call.name());
        }
    }

    private void item() {
        if (taken("BEGIN")) {
            begin.add(block());
        } else if (taken("END")) {
            end.add(block());
        } else if (taken("function")) {
            function();
        } else {
            inRule = true;
            Optional<Expression> pattern = Optional.empty();
            Optional<Expression> until = Optional.empty();
            if (!token.is("{")) {
                pattern = Optional.of(expression());
                if (taken(",")) {
                    skipNewlines();
                    until = Optional.of(expression());
                }
            }
            Statement action =
                    token.is("{")
                            ? block()
                            : new Statement.Print(false, List.of(), "", Optional.empty());
            rules.add(new Program.Rule(pattern, until, action));
            inRule = false;
        }
    }

    private void function() {
        String name = name();
        expect("(");
        List<String> parameters = new ArrayList<>();
        while (!taken(")")) {
            parameters.add(name());
            if (!token.is(")")) {
                expect(",");
                skipNewlines();
            }
        }
        skipNewlines();
        if (functions.put(name, new Program.Function(parameters, block())) != null) {
            throw lexer.failure("redefinition of " + name);
        }
    }

    private String name() {
        if (token.kind() != Kind.NAME && token.kind() != Kind.CALLED) {
            throw lexer.wrong(token.text());
        }
        return advance().text();
    }

    private Statement block() {
        expect("{");
        List<Statement> statements = new ArrayList<>();
        skipEnds();
        while (!taken("}")) {
            statements.add(statement());
            skipEnds();
        }
        return new Statement.Block(statements);
    }

    private Statement statement() {
        if (token.is("{")) {
            return block();
        }
        if (taken("if")) {
            return conditional();
        }
        if (taken("while")) {
            Expression condition = parenthesized();
            if (taken(";")) {
                return new Statement.While(condition, new Statement.Block(List.of()));
            }
            return new Statement.While(condition, body());
        }
        if (taken("do")) {
            Statement body = body();
            skipEnds();
            expect("while");
            Statement loop = new Statement.DoWhile(body, parenthesized());
            endOfStatement();
            return loop;
        }
        if (taken("for")) {
            return loop();
        }
        Statement simple = simple();
        endOfStatement();
        return simple;
    }

    private Statement body() {
        skipNewlines();
        return statement();
    }

    private Expression parenthesized() {
        expect("(");
        Expression expression = expression();
        expect(")");
        return expression;
    }

    private Statement conditional() {
        Expression condition = parenthesized();
        skipNewlines();
        Statement then = taken(";") ? new Statement.Block(List.of()) : statement();
        skipEnds();
        if (taken("else")) {
            return new Statement.If(condition, then, Optional.of(body()));
        }
        return new Statement.If(condition, then, Optional.empty());
    }

    private Statement loop() {
        expect("(");
        Optional<Statement> start = Optional.empty();
        if (!token.is(";")) {
            Statement first = simple();
            if (first
                            instanceof
                            Statement.Evaluate(Expression.Membership(var subscripts, var array))
                    && subscripts.size() == 1
                    && subscripts.getFirst() instanceof Expression.Variable(var variable)
                    && taken(")")) {
                return new Statement.ForIn(variable, array, body());
            }
            start = Optional.of(first);
        }
        expect(";");
        skipNewlines();
        Optional<Expression> condition =
                token.is(";") ? Optional.empty() : Optional.of(expression());
        expect(";");
        skipNewlines();
        Optional<Statement> step = token.is(")") ? Optional.empty() : Optional.of(simple());
        expect(")");
        if (taken(";")) {
            return new Statement.For(start, condition, step, new Statement.Block(List.of()));
        }
        return new Statement.For(start, condition, step, body());
    }

    private Statement simple() {
        if (taken("print")) {
            return print(false);
        }
        if (taken("printf")) {
            return print(true);
        }
        if (taken("delete")) {
            String array = name();
            return new Statement.Delete(array, taken("[") ? list("]") : List.of());
        }
        if (token.is("next") || token.is("nextfile")) {
            String word = advance().text();
            if (!inRule) {
                throw lexer.failure("improper use of " + word);
            }
            return new Statement.Next(word.equals("nextfile"));
        }
        if (taken("exit")) {
            return new Statement.Exit(optionalExpression());
        }
        if (taken("return")) {
            return new Statement.Return(optionalExpression());
        }
        if (taken("break")) {
            return new Statement.Break();
        }
        if (taken("continue")) {
            return new Statement.Continue();
        }
        return new Statement.Evaluate(expression());
    }

    private boolean atEndOfStatement() {
        return token.kind() == Kind.NEWLINE
                || token.kind() == Kind.END
                || token.is(";")
                || token.is("}");
    }

    private boolean atEndOfPrint() {
        return atEndOfStatement() || token.is(">") || token.is(">>") || token.is("|");
    }

    private Optional<Expression> optionalExpression() {
        return atEndOfStatement() ? Optional.empty() : Optional.of(expression());
    }

    private Statement print(boolean formatted) {
        boolean before = greaterRedirects;
        greaterRedirects = true;
        List<Expression> arguments = new ArrayList<>();
        if (!atEndOfPrint()) {
            arguments.add(expression());
            while (taken(",")) {
                skipNewlines();
                arguments.add(expression());
            }
            if (arguments.size() == 1
                    && arguments.getFirst() instanceof Expression.Group(var parts)) {
                arguments = parts;
            }
        }
        if (formatted && arguments.isEmpty()) {
            throw lexer.failure("no arguments in call to printf");
        }
        String redirection = "";
        Optional<Expression> destination = Optional.empty();
        if (!atEndOfStatement()) {
            if (!atEndOfPrint()) {
                throw lexer.wrong(token.text());
            }
            redirection = advance().text();
            destination = Optional.of(expression());
        }
        greaterRedirects = before;
        return new Statement.Print(formatted, arguments, redirection, destination);
    }

    private void endOfStatement() {
        if (token.is("}") || token.kind() == Kind.END) {
            return;
        }
        if (token.kind() != Kind.NEWLINE && !token.is(";")) {
            throw lexer.wrong(token.text());
        }
        advance();
    }

    private Expression expression() {
        Expression condition = or();
        if (taken("?")) {
            skipNewlines();
            Expression then = expression();
            skipNewlines();
            expect(":");
            skipNewlines();
            return new Expression.Conditional(condition, then, expression());
        }
        if (token.kind() == Kind.OPERATOR
                && ASSIGNMENTS.contains(token.text())
                && condition instanceof Expression.Target target) {
            String operator = advance().text();
            skipNewlines();
            return new Expression.Assignment(
                    target, operator.substring(0, operator.length() - 1), expression());
        }
        return condition;
    }

    private Expression or() {
        Expression left = and();
        while (taken("||")) {
            skipNewlines();
            left = new Expression.Or(left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = membership();
        while (taken("&&")) {
            skipNewlines();
            left = new Expression.And(left, membership());
        }
        return left;
    }

    private Expression membership() {
        Expression left = matching();
        while (taken("in")) {
            List<Expression> subscripts =
                    left instanceof Expression.Group(var parts) ? parts : List.of(left);
            left = new Expression.Membership(subscripts, name());
        }
        return left;
    }

    private Expression matching() {
        Expression left = comparison();
        while (token.is("~") || token.is("!~")) {
            boolean negated = advance().is("!~");
            left = new Expression.Matching(left, comparison(), negated);
        }
        return left;
    }

    private Expression comparison() {
        Expression left = concatenation();
        while (token.kind() == Kind.OPERATOR
                && COMPARISONS.contains(token.text())
                && !(greaterRedirects && token.is(">"))) {
            String operator = advance().text();
            left = new Expression.Comparison(operator, left, concatenation());
        }
        return left;
    }

    private Expression concatenation() {
        Expression left = sum();
        while (startsOperand()) {
            left = new Expression.Concatenation(left, sum());
        }
        return left;
    }

    private boolean startsOperand() {
        return switch (token.kind()) {
            case NUMBER, STRING, NAME, CALLED, FUNCTION -> true;
            case OPERATOR -> token.is("$") || token.is("(") || token.is("++") || token.is("--");
            case KEYWORD, NEWLINE, END -> false;
        };
    }

    private Expression sum() {
        Expression left = product();
        while (token.is("+") || token.is("-")) {
            left = new Expression.Arithmetic(advance().text(), left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = unary();
        while (token.is("*") || token.is("/") || token.is("%")) {
            left = new Expression.Arithmetic(advance().text(), left, unary());
        }
        return left;
    }

    private Expression unary() {
        if (taken("!")) {
            return new Expression.Not(unary());
        }
        if (taken("-")) {
            return new Expression.Negation(unary());
        }
        if (taken("+")) {
            return new Expression.Plus(unary());
        }
        return power();
    }

    private Expression power() {
        Expression base = piped();
        if (taken("^")) {
            Expression exponent = taken("-") ? new Expression.Negation(unary()) : unaryOrPower();
            return new Expression.Arithmetic("^", base, exponent);
        }
        return base;
    }

    private Expression unaryOrPower() {
        return token.is("!") || token.is("+") ? unary() : power();
    }

    /** In mawk a pipe binds stronger than concatenation, and not weaker, as in POSIX. */
    private Expression piped() {
        Expression left = postfix();
        while (!greaterRedirects && taken("|")) {
            expect("getline");
            left =
                    new Expression.Getline(
                            Expression.Source.COMMAND, Optional.of(left), optionalTarget());
        }
        return left;
    }

    private Expression postfix() {
        if (token.is("++") || token.is("--")) {
            int by = advance().is("++") ? 1 : -1;
            return new Expression.Step(target(primary()), by, true);
        }
        Expression operand = primary();
        if (operand instanceof Expression.Target target && (token.is("++") || token.is("--"))) {
            return new Expression.Step(target, advance().is("++") ? 1 : -1, false);
        }
        return operand;
    }

    private Expression.Target target(Expression expression) {
        if (expression instanceof Expression.Target target) {
            return target;
        }
        throw lexer.wrong(token.text());
    }

    private Expression primary() {
        Token first = token;
        return switch (first.kind()) {
            case NUMBER -> {
                advance();
                yield new Expression.Numeral(Value.input(first.text()).number());
            }
            case STRING -> {
                advance();
                yield new Expression.Text(first.text());
            }
            case NAME -> {
                advance();
                yield taken("[")
                        ? new Expression.Element(first.text(), list("]"))
                        : new Expression.Variable(first.text());
            }
            case CALLED -> {
                advance();
                expect("(");
                var call = new Expression.Call(first.text(), list(")"));
                calls.add(call);
                yield call;
            }
            case FUNCTION -> {
                advance();
                yield new Expression.BuiltIn(first.text(), taken("(") ? list(")") : List.of());
            }
            case OPERATOR, KEYWORD -> operatorPrimary();
            case NEWLINE, END -> throw lexer.wrong(first.text());
        };
    }

    private Expression operatorPrimary() {
        if (token.is("/") || token.is("/=")) {
            String text = (token.is("/=") ? "=" : "") + lexer.pattern();
            advance();
            return new Expression.Pattern(regex(text));
        }
        if (taken("$")) {
            if (token.is("++") || token.is("--")) {
                int by = advance().is("++") ? 1 : -1;
                return new Expression.Field(new Expression.Step(target(primary()), by, true));
            }
            if (taken("-")) {
                return new Expression.Field(new Expression.Negation(primary()));
            }
            return new Expression.Field(primary());
        }
        if (taken("(")) {
            boolean redirects = greaterRedirects;
            greaterRedirects = false;
            List<Expression> parts = list(")");
            greaterRedirects = redirects;
            if (parts.size() != 1 && !token.is("in") && !(redirects && atEndOfPrint())) {
                throw lexer.wrong(token.text());
            }
            return new Expression.Group(parts);
        }
        if (taken("getline")) {
            Optional<Expression.Target> into = optionalTarget();
            if (taken("<")) {
                return new Expression.Getline(Expression.Source.FILE, Optional.of(primary()), into);
            }
            return new Expression.Getline(Expression.Source.INPUT, Optional.empty(), into);
        }
        if (token.is("-") || token.is("+") || token.is("!")) {
            return unary();
        }
        throw lexer.wrong(token.text());
    }

    private Optional<Expression.Target> optionalTarget() {
        if (token.kind() == Kind.NAME || token.is("$")) {
            return Optional.of(target(primary()));
        }
        return Optional.empty();
    }

    private List<Expression> list(String close) {
        List<Expression> parts = new ArrayList<>();
        boolean redirects = greaterRedirects;
        greaterRedirects = false;
        skipNewlines();
        while (!taken(close)) {
            parts.add(expression());
            skipNewlines();
            if (!token.is(close)) {
                expect(",");
                skipNewlines();
            }
        }
        greaterRedirects = redirects;
        return parts;
    }

    static Regex regex(String text) {
        try {
            return Regex.parse(text, Dialect.AWK);
        } catch (RegexSyntaxException e) {
            throw new Failure(
                    2, "regular expression compile failed (" + e.message() + ")\n" + text);
        }
    }

    private Token advance() {
        Token passed = token;
        token = lexer.next();
        return passed;
    }

    private boolean taken(String operator) {
        if (token.is(operator)) {
            advance();
            return true;
        }
        return false;
    }

    private void expect(String operator) {
        if (!taken(operator)) {
            throw lexer.wrong(token.text());
        }
    }

    private void skipNewlines() {
        while (token.kind() == Kind.NEWLINE) {
            advance();
        }
    }

    private void skipEnds() {
        while (token.kind() == Kind.NEWLINE || token.is(";")) {
            advance();
        }
    }
}
