package io.crmkit.core.match;

import java.util.List;

/** A small model and records for it. */
final class Sample {
    static final MatchModel MODEL = MatchModel.builder("sample", "1")
            .addFields(
                    MatchField.builder("given", Similarity.JARO_WINKLER, 0.9, 0.8)
                            .swappedWith("family")
                            .termFrequency(true)
                            .build(),
                    MatchField.builder("family", Similarity.JARO_WINKLER, 0.9, 0.8)
                            .swappedWith("given")
                            .termFrequency(true)
                            .build(),
                    MatchField.builder("born", Similarity.DATE, 0.9, 0.6).build(),
                    MatchField.builder("passport").strong(true).build())
            .addBlocking(
                    BlockingKey.of(BlockingKey.Part.anyOrder("given", "family", KeyForm.SOUND)),
                    BlockingKey.of(BlockingKey.Part.of("born", KeyForm.WHOLE)))
            .priorBits(-10)
            .matchBits(6)
            .reviewBits(0)
            .build();

    private Sample() {}

    static RecordTable table(MatchModel model, List<List<String>> rows) {
        RecordTable.Builder table = RecordTable.builder(model);
        for (int row = 0; row < rows.size(); row++) {
            table.add("id" + row, rows.get(row).toArray(String[]::new));
        }
        return table.build();
    }
}
