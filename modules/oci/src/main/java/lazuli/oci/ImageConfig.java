package lazuli.oci;

import java.util.List;
import java.util.Optional;
import lazuli.content.Digest;

/**
 * What an image is and how it runs; OCI image configuration. Its digest is the image's id.
 *
 * @param created in seconds since 1970
 * @param diffIds the digests of the layers' tar archives, uncompressed, the lowest first
 */
public record ImageConfig(
        Platform platform,
        Optional<Long> created,
        Optional<String> author,
        ContainerConfig config,
        List<Digest> diffIds,
        List<History> history) {
    public ImageConfig {
        diffIds = List.copyOf(diffIds);
        history = List.copyOf(history);
    }

    /** {@return the JSON document} */
    public byte[] json() {
        return Json.document(json -> {
            created.ifPresent(time -> json.field("created", Rfc3339.format(time)));
            author.ifPresent(text -> json.field("author", text));
            platform.write(json);
            json.object("config", () -> config.write(json));
            json.object("rootfs", () -> writeRootfs(json));
            json.array("history", () -> history.forEach(step -> step.write(json)));
        });
    }

    private void writeRootfs(Json json) {
        json.field("type", "layers");
        // Required, even where there is none.
        json.array("diff_ids", () -> diffIds.forEach(diffId -> json.element(diffId.toString())));
    }

    /**
     * {@return the configuration that this JSON document is}
     *
     * @param where the document, as people know it
     */
    public static ImageConfig parse(byte[] bytes, String where) {
        JsonView json = JsonView.parse(bytes, where);
        return new ImageConfig(
                Platform.read(json),
                json.optionalTime("created"),
                json.optionalText("author"),
                json.optionalObject("config")
                        .map(ContainerConfig::read)
                        .orElse(ContainerConfig.EMPTY),
                json.object("rootfs").digests("diff_ids"),
                json.objects("history").stream().map(History::read).toList());
    }
}
