package lazuli.oci;

import java.util.Optional;

/**
 * One step that made an image; OCI image configuration, "history".
 *
 * @param created when, in seconds since 1970
 * @param createdBy what did it: a command line
 * @param comment what a reader should know
 * @param emptyLayer whether it made no layer
 */
public record History(
        Optional<Long> created, String createdBy, Optional<String> comment, boolean emptyLayer) {

    void write(Json json) {
        json.object(() -> {
            created.ifPresent(time -> json.field("created", Rfc3339.format(time)));
            json.field("created_by", createdBy);
            comment.ifPresent(text -> json.field("comment", text));
            if (emptyLayer) {
                json.field("empty_layer", true);
            }
        });
    }

    static History read(JsonView json) {
        return new History(
                json.optionalTime("created"),
                json.optionalText("created_by").orElse(""),
                json.optionalText("comment"),
                json.flag("empty_layer"));
    }
}
