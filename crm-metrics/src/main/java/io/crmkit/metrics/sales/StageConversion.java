package io.crmkit.metrics.sales;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rate.NoValue;
import io.crmkit.metrics.rate.Rate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What became of the deals that reached a stage: {@code entered = moved + lost + open}.
 *
 * @param stage the name of the stage
 * @param entered how many deals reached it
 * @param moved how many went on to a later stage or were won
 * @param lost how many were lost in it
 * @param open how many are still in it
 */
public record StageConversion(String stage, long entered, long moved, long lost, long open) {
    /**
     * Checks the counts.
     *
     * @throws InvalidInputException if one is negative or they do not add up
     */
    public StageConversion {
        if (moved < 0 || lost < 0 || open < 0 || moved + lost + open != entered) {
            throw new InvalidInputException("stage.entered", "must be moved + lost + open");
        }
    }

    /**
     * Returns the conversion of each stage.
     *
     * @param stages the names of the stages in their order
     * @throws InvalidInputException if a deal came further than the last stage
     */
    public static List<StageConversion> of(List<String> stages, Collection<DealPath> deals) {
        if (deals.stream().anyMatch(deal -> deal.furthest() >= stages.size())) {
            throw new InvalidInputException("deal.furthest", "must be one of the stages");
        }
        List<StageConversion> conversions = new ArrayList<>(stages.size());
        for (int i = 0; i < stages.size(); i++) {
            int stage = i;
            long entered = deals.stream()
                    .filter(deal -> deal.furthest() >= stage || deal.status() == DealPath.Status.WON)
                    .count();
            long lost = ended(deals, stage, DealPath.Status.LOST);
            long open = ended(deals, stage, DealPath.Status.OPEN);
            conversions.add(new StageConversion(stages.get(i), entered, entered - lost - open, lost, open));
        }
        return List.copyOf(conversions);
    }

    /**
     * Returns the share that moved on, of those that left the stage: deals that are still in it have not decided, and counting them as
     * lost would make young stages look bad.
     */
    public Rate rate() {
        return Rate.of("sales.stage_conversion", moved, moved + lost, NoValue.NOTHING_LEFT_THE_STAGE);
    }

    private static long ended(Collection<DealPath> deals, int stage, DealPath.Status status) {
        return deals.stream()
                .filter(deal -> deal.furthest() == stage && deal.status() == status)
                .count();
    }
}
