/** Customer-satisfaction metrics of CRM Kit: mergeable summaries of answers, scores and honest intervals. */
@org.jspecify.annotations.NullMarked
module io.crmkit.metrics {
    requires static transitive org.jspecify;
    requires transitive io.crmkit.core;
    requires com.fasterxml.jackson.annotation;
    requires static de.siegmar.fastcsv; // only for hosts that read files of purchases
    requires static com.fasterxml.jackson.databind; // only for hosts on Jackson 2
    requires org.apache.commons.numbers.gamma;
    requires org.apache.commons.statistics.distribution;
    requires tools.jackson.databind; // reads the vectors

    exports io.crmkit.metrics.btyd;
    exports io.crmkit.metrics.ces;
    exports io.crmkit.metrics.chart;
    exports io.crmkit.metrics.comparison;
    exports io.crmkit.metrics.contract;
    exports io.crmkit.metrics.csat;
    exports io.crmkit.metrics.cxi;
    exports io.crmkit.metrics.driver;
    exports io.crmkit.metrics.gap;
    exports io.crmkit.metrics.fit;
    exports io.crmkit.metrics.health;
    exports io.crmkit.metrics.interval;
    exports io.crmkit.metrics.nps;
    exports io.crmkit.metrics.percentile;
    exports io.crmkit.metrics.purchase;
    exports io.crmkit.metrics.purchase.csv;
    exports io.crmkit.metrics.rate;
    exports io.crmkit.metrics.rating;
    exports io.crmkit.metrics.retention;
    exports io.crmkit.metrics.rfm;
    exports io.crmkit.metrics.roi;
    exports io.crmkit.metrics.sales;
    exports io.crmkit.metrics.sample;
    exports io.crmkit.metrics.score;
    exports io.crmkit.metrics.scorecard;
    exports io.crmkit.metrics.service;
    exports io.crmkit.metrics.servqual;
    exports io.crmkit.metrics.vectors;
    exports io.crmkit.metrics.value;
    exports io.crmkit.metrics.survival;
    exports io.crmkit.metrics.warning;
    exports io.crmkit.metrics.window;

    // summaries and definitions are read by their private creators
    opens io.crmkit.metrics.percentile to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.metrics.rating to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
    opens io.crmkit.metrics.score to
            tools.jackson.databind,
            com.fasterxml.jackson.databind;
}
