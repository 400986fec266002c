package lazuli.configure.accounts;

/** Which names shadow accepts. */
final class AccountNames {
    private AccountNames() {}

    static boolean isValid(String name) {
        if (name.isEmpty()
                || name.equals(".")
                || name.equals("..")
                || name.length() > 32
                || name.chars().allMatch(AccountNames::isDigit)) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain =
                    c >= 'a' && c <= 'z'
                            || c >= 'A' && c <= 'Z'
                            || isDigit(c)
                            || c == '_'
                            || c == '.';
            boolean later = i > 0 && (c == '-' || c == '$' && i == name.length() - 1);
            if (!plain && !later) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
