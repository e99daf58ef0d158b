package io.crmkit.benchmarks.match;

import io.crmkit.core.match.Link;
import io.crmkit.core.match.MatchOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.priv.garshol.duke.Comparator;
import no.priv.garshol.duke.ConfigurationImpl;
import no.priv.garshol.duke.Processor;
import no.priv.garshol.duke.Property;
import no.priv.garshol.duke.PropertyImpl;
import no.priv.garshol.duke.Record;
import no.priv.garshol.duke.RecordImpl;
import no.priv.garshol.duke.comparators.ExactComparator;
import no.priv.garshol.duke.comparators.Levenshtein;
import no.priv.garshol.duke.matchers.AbstractMatchListener;

/** The same records matched by Duke 1.2 with its Lucene index and a configuration written by hand, threshold 0.8. */
final class DukeMatching {
    private static final double THRESHOLD = 0.8;
    private static final String ID = "id";

    private DukeMatching() {}

    static List<Link> links(List<DirtyPeople.Row> rows, boolean withNumber) {
        ConfigurationImpl configuration = new ConfigurationImpl();
        List<Property> properties = properties(withNumber);
        configuration.setProperties(properties);
        configuration.setThreshold(THRESHOLD);
        List<Record> records = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            RecordImpl one = new RecordImpl();
            one.addValue(ID, rows.get(row).id());
            places.put(rows.get(row).id(), row);
            for (int field = 1; field < properties.size(); field++) {
                String value = rows.get(row).values().get(field - 1);
                if (!value.isEmpty()) {
                    one.addValue(properties.get(field).getName(), value);
                }
            }
            records.add(one);
        }
        List<Link> links = new ArrayList<>();
        Processor processor = new Processor(configuration);
        processor.addMatchListener(new AbstractMatchListener() {
            @Override
            public void matches(Record first, Record second, double confidence) {
                int a = places.getOrDefault(first.getValue(ID), -1);
                int b = places.getOrDefault(second.getValue(ID), -1);
                if (a < b) { // Duke reports a pair from both sides
                    links.add(new Link(a, b, confidence, MatchOutcome.MATCH));
                }
            }
        });
        processor.deduplicate(records);
        processor.close();
        return links;
    }

    private static List<Property> properties(boolean withNumber) {
        List<Property> properties = new ArrayList<>(List.of(
                new PropertyImpl(ID),
                property("given_name", new Levenshtein(), 0.35, 0.8),
                property("surname", new Levenshtein(), 0.3, 0.85),
                property("street_number", new Levenshtein(), 0.45, 0.6),
                property("address_1", new Levenshtein(), 0.35, 0.8),
                property("address_2", new Levenshtein(), 0.4, 0.75),
                property("suburb", new Levenshtein(), 0.4, 0.7),
                property("postcode", new Levenshtein(), 0.35, 0.7),
                property("state", new ExactComparator(), 0.4, 0.55),
                property("date_of_birth", new Levenshtein(), 0.25, 0.9)));
        if (withNumber) {
            properties.add(property("soc_sec_id", new Levenshtein(), 0.2, 0.95));
        }
        return properties;
    }

    private static Property property(String name, Comparator comparator, double low, double high) {
        return new PropertyImpl(name, comparator, low, high);
    }
}
