package io.crmkit.core.merge;

import io.crmkit.core.error.CrmException;
import java.util.List;

/** A merge, or taking one back, is refused; nothing was changed. */
public final class MergeRefusedException extends CrmException {
    private final transient List<Obstacle> obstacles;

    MergeRefusedException(List<Obstacle> obstacles) {
        super("refused: " + obstacles, null);
        this.obstacles = List.copyOf(obstacles);
    }

    /** Returns what stands against it. */
    public List<Obstacle> obstacles() {
        return obstacles;
    }
}
