package lazuli.resolve;

import java.util.List;
import java.util.Optional;

/**
 * What is in every image.
 *
 * @param images one for each request, in their order
 */
public record Solution(List<ImageSolution> images) {
    public Solution {
        images = List.copyOf(images);
    }

    /** {@return what is in this image for this architecture, if it was asked for} */
    public Optional<ImageSolution> image(String image, String architecture) {
        return images.stream()
                .filter(solution -> solution.request().image().equals(image))
                .filter(solution -> solution.request().architecture().equals(architecture))
                .findFirst();
    }
}
