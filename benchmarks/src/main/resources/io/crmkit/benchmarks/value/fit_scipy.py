# The likelihoods of BG/NBD, Pareto/NBD and gamma-gamma as Fader and Hardie write them, fitted on CDNOW by scipy's Nelder-Mead
# with its own tolerances from 1, 1, 1, 1. Prints the CPU time of the fastest of three rounds per model.
import sys
import time
from datetime import date

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, gammaln, hyp2f1

END = date(1997, 9, 30)


def customers(path):
    days = {}
    for line in open(path):
        _, customer, day, _, amount = line.split()
        day = date(int(day[:4]), int(day[4:6]), int(day[6:]))
        per_day = days.setdefault(customer, {})
        per_day[day] = per_day.get(day, 0.0) + float(amount)
    for per_day in days.values():
        first = min(per_day)
        repeats = [d for d in per_day if first < d <= END]
        spent = sum(per_day[d] for d in repeats)
        yield (
            len(repeats),
            (max(repeats) - first).days / 7 if repeats else 0.0,
            (END - first).days / 7,
            spent / len(repeats) if repeats else 0.0,
        )


def bg_nbd(logs, x, tx, t):
    r, alpha, a, b = np.exp(logs)
    constant = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + betaln(a, b + x) - betaln(a, b)
    alive = -(r + x) * np.log(alpha + t)
    left = np.where(x > 0, np.log(a) - np.log(b + np.maximum(x, 1) - 1) - (r + x) * np.log(alpha + tx), -np.inf)
    return -np.sum(constant + np.logaddexp(alive, left))


def pareto_nbd(logs, x, tx, t):
    r, alpha, s, beta = np.exp(logs)
    larger, second = (alpha, s + 1) if alpha >= beta else (beta, r + x)
    difference = abs(alpha - beta)
    n = r + s + x

    def log_f(time):
        return np.log(hyp2f1(n, second, n + 1, difference / (larger + time))) - n * np.log(larger + time)

    from_last, from_age = log_f(tx), log_f(t)
    with np.errstate(divide="ignore"):
        left = np.log(s / n) + from_last + np.log(-np.expm1(np.minimum(from_age - from_last, 0)))
    alive = -(r + x) * np.log(alpha + t) - s * np.log(beta + t)
    constant = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + s * np.log(beta)
    return -np.sum(constant + np.logaddexp(alive, left))


def gamma_gamma(logs, x, m):
    p, q, v = np.exp(logs)
    return -np.sum(
        gammaln(p * x + q) - gammaln(p * x) - gammaln(q) + q * np.log(v)
        + (p * x - 1) * np.log(m) + p * x * np.log(x) - (p * x + q) * np.log(x * m + v)
    )


def fit(name, likelihood, parameters, *data):
    fastest, result = np.inf, None
    for _ in range(3):
        start = time.process_time()
        result = minimize(
            likelihood, np.zeros(parameters), args=data, method="Nelder-Mead", options={"maxiter": 5000, "maxfev": 5000}
        )
        fastest = min(fastest, time.process_time() - start)
    print(f"{name} {1000 * fastest:.1f} ms, {result.nfev} evaluations, log-likelihood {-result.fun:.4f}")


x, tx, t, m = (np.array(column) for column in zip(*customers(sys.argv[1])))
fit("bg_nbd", bg_nbd, 4, x, tx, t)
fit("pareto_nbd", pareto_nbd, 4, x, tx, t)
repeats = (x > 0) & (m > 0)
fit("gamma_gamma", gamma_gamma, 3, x[repeats], m[repeats])
