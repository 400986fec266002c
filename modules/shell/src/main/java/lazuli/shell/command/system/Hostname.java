package lazuli.shell.command.system;

import lazuli.shell.UnsupportedUseException;
import lazuli.shell.command.call.Call;
import lazuli.shell.command.call.Options;
import lazuli.shell.command.call.Utility;

/** {@code hostname}: prints the name of the system, which is always the same. */
public final class Hostname extends Utility {
    static final String NAME = "localhost";

    /** It does not look whether what it prints is taken. */
    public Hostname() {
        super(DOES_NOT_LOOK);
    }

    @Override
    protected int run(Call call) {
        Options options =
                Options.of(
                        call,
                        "alias,a domain,d fqdn,long,f all-fqdns,A ip-address,i all-ip-addresses,I"
                                + " short,s yp,nis,y! file,F:! boot,b!");
        if (!options.operands().isEmpty()) {
            throw new UnsupportedUseException("hostname: setting the name");
        }
        if (options.has("domain") || options.has("alias")) {
            call.println("");
        } else if (options.has("ip-address") || options.has("all-ip-addresses")) {
            call.println("127.0.0.1");
        } else {
            call.println(NAME);
        }
        return 0;
    }
}
