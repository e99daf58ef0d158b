package io.crmkit.benchmarks.customer;

import io.crmkit.benchmarks.SideBySide;
import org.openjdk.jmh.runner.RunnerException;

/** Prints how long customers take through CRM Kit compared with hand-written tables. */
public final class CustomerRatio {
    private CustomerRatio() {}

    /**
     * Runs the comparison; about five minutes.
     *
     * @param args the number of forks, 5 if there is none
     * @throws RunnerException if JMH cannot run
     */
    public static void main(String[] args) throws RunnerException {
        int forks = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        SideBySide.print(CustomerBenchmark.class, "add", forks);
        SideBySide.print(CustomerBenchmark.class, "addHundred", forks);
        SideBySide.print(CustomerBenchmark.class, "find", forks);
    }
}
