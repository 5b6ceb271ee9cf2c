#!/usr/bin/env Rscript
# SPDX-License-Identifier: GPL-3.0-or-later
# The studies of bench-study in R: what an analyst writes with lm() and matrices. CPU milliseconds,
# and the mean of day 0 with its BMP t, so that one can see that the work is the same.
#
# usage: study.R PRICES   (the file that `bench-study PRICES` writes)

lines <- readLines(commandArgs(TRUE)[1])
is_event <- startsWith(lines, "event,")
prices <- as.matrix(read.csv(text = lines[!is_event], header = FALSE))
events <- read.csv(text = lines[is_event], header = FALSE)[, 2:3]
windows <- list(c(0, 0), c(0, 1), c(-1, 1), c(-5, 5), c(-5, -1), c(1, 5))

study <- function(y, x, e) {
  estimation <- (e - 135):(e - 16)
  window <- (e - 5):(e + 5)
  fit <- lm.fit(cbind(1, x[estimation]), y[estimation])
  n <- 120
  s2 <- sum(fit$residuals^2) / (n - 2)
  mean_x <- mean(x[estimation])
  sxx <- sum((x[estimation] - mean_x)^2)
  ar <- y[window] - fit$coefficients[1] - fit$coefficients[2] * x[window]
  se <- sqrt(s2 * (1 + 1 / n + (x[window] - mean_x)^2 / sxx))
  sums <- cumsum(c(0, fit$residuals))
  by_window <- vapply(windows, function(w) {
    i <- (w[1]:w[2]) + 6
    l <- length(i)
    car <- sum(ar[i])
    error <- sqrt(s2 * (l + l^2 / n + sum(x[window][i] - mean_x)^2 / sxx))
    placebo <- sums[(l + 1):(n + 1)] - sums[1:(n - l + 1)]
    p <- (1 + sum(abs(placebo) >= abs(car))) / (length(placebo) + 1)
    c(car, error, 2 * pt(-abs(car / error), n - 2), p,
      quantile(placebo, c(.025, .05, .5, .95, .975), names = FALSE))
  }, numeric(9))
  list(ar = ar, se = se, p = 2 * pt(-abs(ar / se), n - 2), windows = by_window,
       rank = rank(c(fit$residuals, ar)) / 132, share = mean(fit$residuals > 0))
}

run <- function() {
  returns <- prices[-1, ] / prices[-nrow(prices), ] - 1
  all <- lapply(seq_len(nrow(events)), function(i)
    study(returns[, events[i, 1] + 2], returns[, 1], events[i, 2]))
  n <- length(all)
  ranks <- rowMeans(vapply(all, `[[`, numeric(131), "rank"))
  spread <- sqrt(mean((ranks - .5)^2))
  share <- mean(vapply(all, `[[`, numeric(1), "share"))
  level <- function(v, error, patell, rank) {
    scaled <- v / error
    w <- sum(v > 0)
    t <- mean(scaled) / (sd(scaled) / sqrt(n))
    z <- c(patell, rank / spread, (w - n / 2) / sqrt(n / 4),
           (w - n * share) / sqrt(n * share * (1 - share)))
    c(mean(v), median(v), mean(v) / (sd(v) / sqrt(n)), t, 2 * pt(-abs(t), n - 1), z,
      2 * pnorm(-abs(z)), binom.test(w, n)$p.value)
  }
  ar <- vapply(all, `[[`, numeric(11), "ar")
  se <- vapply(all, `[[`, numeric(11), "se")
  days <- vapply(1:11, function(d) level(ar[d, ], se[d, ],
    sum(ar[d, ] / se[d, ]) / sqrt(n * 118 / 116), ranks[120 + d] - .5), numeric(14))
  sets <- vapply(seq_along(windows), function(k) {
    i <- (windows[[k]][1]:windows[[k]][2]) + 6
    l <- length(i)
    level(vapply(all, function(s) s$windows[1, k], 0), vapply(all, function(s) s$windows[2, k], 0),
          sum(colSums((ar / se)[i, , drop = FALSE]) / sqrt(l * 118 / 116)) / sqrt(n),
          sqrt(l) * (mean(ranks[120 + i]) - .5))
  }, numeric(14))
  list(days = days, sets = sets)
}

times <- vapply(1:5, function(i) sum(system.time(run())[1:2]), 0)
result <- run()
cat(sprintf("R, lm.fit and matrices %20.1f ms (%.1f-%.1f)   mean AR %.10g, BMP t %.10g\n",
            1000 * median(times), 1000 * min(times), 1000 * max(times), result$days[1, 6],
            result$days[4, 6]))
