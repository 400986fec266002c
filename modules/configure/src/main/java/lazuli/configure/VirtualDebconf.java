package lazuli.configure;

import lazuli.content.ByteSource;
import lazuli.tree.Origin;
import lazuli.tree.TreeEditor;

/** The file of debconf that scripts read with {@code .}, for images that leave debconf out: there while scripts run, and gone afterwards. */
final class VirtualDebconf {
    private static final String FOLDER = "/usr/share/debconf";
    private static final String FILE = FOLDER + "/confmodule";

    /** debconf-devel(7): a script starts anew below the frontend, whose answers come on standard input; commands go to file descriptor 3. */
    private static final String CONFMODULE =
            """
            if [ -z "${DEBIAN_HAS_FRONTEND:-}" ]; then
                export DEBIAN_HAS_FRONTEND=1
                exec frontend "$0" "$@"
            fi
            if [ -z "${DEBCONF_REDIR:-}" ]; then
                exec 3>&1 1>&2
                DEBCONF_REDIR=1
                export DEBCONF_REDIR
            fi
            _db_cmd() {
                local answer
                printf '%s\\n' "$*" >&3
                IFS= read -r answer
                RET=${answer#* }
                [ "$RET" != "$answer" ] || RET=
                return "${answer%% *}"
            }
            db_set() { _db_cmd SET "$@"; }
            db_get() { _db_cmd GET "$@"; }
            db_fset() { _db_cmd FSET "$@"; }
            db_fget() { _db_cmd FGET "$@"; }
            db_go() { _db_cmd GO "$@"; }
            db_input() { _db_cmd INPUT "$@"; }
            db_beginblock() { _db_cmd BEGINBLOCK; }
            db_endblock() { _db_cmd ENDBLOCK; }
            db_title() { _db_cmd TITLE "$@"; }
            db_settitle() { _db_cmd SETTITLE "$@"; }
            db_info() { _db_cmd INFO "$@"; }
            db_subst() { _db_cmd SUBST "$@"; }
            db_metaget() { _db_cmd METAGET "$@"; }
            db_register() { _db_cmd REGISTER "$@"; }
            db_unregister() { _db_cmd UNREGISTER "$@"; }
            db_reset() { _db_cmd RESET "$@"; }
            db_clear() { _db_cmd CLEAR; }
            db_purge() { _db_cmd PURGE; }
            db_progress() { _db_cmd PROGRESS "$@"; }
            db_data() { _db_cmd DATA "$@"; }
            db_previous_module() { _db_cmd PREVIOUS_MODULE; }
            db_x_loadtemplatefile() { _db_cmd X_LOADTEMPLATEFILE "$@"; }
            db_capb() { _db_cmd CAPB "$@"; }
            db_version() { _db_cmd VERSION "$@"; }
            db_stop() { echo STOP >&3; }
            """;

    private VirtualDebconf() {}

    static void put(TreeEditor tree) {
        Origin author = tree.origin();
        tree.as(new Origin.FromLazuli("debconf, while scripts run"));
        tree.mkdirs(FOLDER, 0755);
        tree.write(FILE, ByteSource.of(CONFMODULE), 0644);
        tree.as(author);
    }

    static void remove(TreeEditor tree) {
        tree.removeAll(FOLDER);
    }
}
