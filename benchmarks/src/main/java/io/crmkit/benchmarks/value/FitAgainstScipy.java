package io.crmkit.benchmarks.value;

import io.crmkit.metrics.btyd.BgNbd;
import io.crmkit.metrics.btyd.GammaGamma;
import io.crmkit.metrics.btyd.ParetoNbd;
import io.crmkit.metrics.fit.Fit;
import io.crmkit.metrics.fit.FitResult;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Prints the CPU time of fits on CDNOW, here and with scipy's Nelder-Mead on the same likelihoods from the same start, in turns
 * on the same machine. The fastest of the rounds counts on either side. Ours include the standard errors.
 */
public final class FitAgainstScipy {
    private static final int WARMUPS = 30;
    private static final int ROUNDS = 10;

    private FitAgainstScipy() {}

    /**
     * Runs the comparison; about half a minute.
     *
     * @param args the file CDNOW_sample.txt, then the command of a Python with scipy, {@code python3} if there is none
     * @throws IOException if a file cannot be read or Python cannot be started
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        PurchaseSummaries customers = Cdnow.read(file);
        Map<String, Double> scipy = scipy(args.length > 1 ? args[1] : "python3", file);
        print("bg_nbd", () -> BgNbd.fit(customers), scipy);
        print("pareto_nbd", () -> ParetoNbd.fit(customers), scipy);
        print("gamma_gamma", () -> GammaGamma.fit(customers), scipy);
    }

    private static void print(String model, Supplier<FitResult<?>> fitting, Map<String, Double> scipy) {
        for (int i = 0; i < WARMUPS; i++) {
            fitting.get().orElseThrow();
        }
        double fastest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ROUNDS; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            fitting.get().orElseThrow();
            long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            fastest = Math.min(fastest, (end - start) / 1e6);
        }
        Fit<?> fit = fitting.get().orElseThrow();
        double peer = Objects.requireNonNull(scipy.get(model), model);
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f ms, %d evaluations, log-likelihood %.4f; scipy %.1f ms: %.1f times as long%n",
                model,
                fastest,
                fit.evaluations(),
                fit.logLikelihood(),
                peer,
                peer / fastest);
    }

    private static Map<String, Double> scipy(String python, Path file) throws IOException {
        Path script = Files.createTempFile("fit_scipy", ".py");
        try (InputStream resource =
                Objects.requireNonNull(FitAgainstScipy.class.getResourceAsStream("fit_scipy.py"), "script")) {
            Files.copy(resource, script, StandardCopyOption.REPLACE_EXISTING);
        }
        Process process = new ProcessBuilder(python, script.toString(), file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Double> milliseconds = new TreeMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println("scipy " + line);
                int blank = line.indexOf(' ');
                milliseconds.put(
                        line.substring(0, blank), Double.parseDouble(line.substring(blank + 1, line.indexOf(" ms"))));
            }
        } finally {
            Files.delete(script);
        }
        return milliseconds;
    }
}
