package io.crmkit.metrics.fit;

/** The downhill simplex of Nelder and Mead, turned uphill and stopped as soon as Newton's method can take over. */
final class NelderMead {
    private static final double EDGE = 0.5;
    /** Stops once the corners differ by less than this in every parameter (a few percent) and in the log-likelihood. */
    private static final double WIDTH = 0.05;

    private static final double HEIGHT = 0.5;

    private final Likelihood likelihood;
    private final double[][] corners;
    private final double[] values;

    private NelderMead(Likelihood likelihood, double[] start) {
        this.likelihood = likelihood;
        corners = new double[start.length + 1][];
        values = new double[start.length + 1];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = start.clone();
            if (i > 0) {
                corners[i][i - 1] += EDGE;
            }
            values[i] = likelihood.at(corners[i]);
        }
    }

    static double[] search(Likelihood likelihood, double[] start) {
        NelderMead simplex = new NelderMead(likelihood, start);
        simplex.sort();
        while (!simplex.small()) {
            simplex.move();
            simplex.sort();
        }
        return simplex.corners[0];
    }

    private boolean small() {
        if (values[0] - values[values.length - 1] > HEIGHT) {
            return false;
        }
        for (int i = 1; i < corners.length; i++) {
            for (int k = 0; k < corners[0].length; k++) {
                if (Math.abs(corners[i][k] - corners[0][k]) > WIDTH) {
                    return false;
                }
            }
        }
        return true;
    }

    private void move() {
        int worst = corners.length - 1;
        double[] reflected = beyondCentre(1);
        double value = likelihood.at(reflected);
        if (value > values[0]) {
            double[] expanded = beyondCentre(2);
            double further = likelihood.at(expanded);
            replaceWorst(further > value ? expanded : reflected, Math.max(further, value));
        } else if (value > values[worst - 1]) {
            replaceWorst(reflected, value);
        } else {
            double[] contracted = beyondCentre(value > values[worst] ? 0.5 : -0.5);
            double nearer = likelihood.at(contracted);
            if (nearer > Math.max(value, values[worst])) {
                replaceWorst(contracted, nearer);
            } else {
                shrink();
            }
        }
    }

    /** The point on the line from the worst corner through the centre of the others, so far beyond that centre. */
    private double[] beyondCentre(double distance) {
        int worst = corners.length - 1;
        double[] point = new double[corners[0].length];
        for (int k = 0; k < point.length; k++) {
            double centre = 0;
            for (int i = 0; i < worst; i++) {
                centre += corners[i][k] / worst;
            }
            point[k] = centre + distance * (centre - corners[worst][k]);
        }
        return point;
    }

    private void replaceWorst(double[] point, double value) {
        corners[corners.length - 1] = point;
        values[values.length - 1] = value;
    }

    private void shrink() {
        for (int i = 1; i < corners.length; i++) {
            for (int k = 0; k < corners[0].length; k++) {
                corners[i][k] = (corners[0][k] + corners[i][k]) / 2;
            }
            values[i] = likelihood.at(corners[i]);
        }
    }

    /** Best first, by insertion: only one corner is new most of the time. */
    private void sort() {
        for (int i = 1; i < corners.length; i++) {
            double[] corner = corners[i];
            double value = values[i];
            int k = i - 1;
            for (; k >= 0 && values[k] < value; k--) {
                corners[k + 1] = corners[k];
                values[k + 1] = values[k];
            }
            corners[k + 1] = corner;
            values[k + 1] = value;
        }
    }
}
