/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the sample, for the tests of what is in them. */
#include "figure-fixture.h"

#include "operations/open-library.h"

/* March to August 2022, printed. */
DtlFigureOptions
figure_half_year (void)
{
  return (DtlFigureOptions){ .from = dtl_day_from_ymd (2022, 3, 1),
                             .to = dtl_day_from_ymd (2022, 8, 31),
                             .interval = DTL_INTERVAL_DAY,
                             .show_volume = TRUE,
                             .theme = DTL_THEME_PRINT };
}

void
figure_open_sample (Fixture *fixture)
{
  GError *error = NULL;

  fixture->store = open_store (fixture->path, DTL_STORE_CREATE);
  g_assert_true (dtl_open_library_fill_sample (fixture->store, &error));
  g_assert_no_error (error);
}

/* @n_events: (out) (optional): events that the figure marks */
DtlFigure *
figure_compose (Fixture *fixture, const DtlFigureOptions *options, gsize *n_events)
{
  GError *error = NULL;
  g_auto (DtlFigureReport) report = { 0 };
  DtlFigure *figure = dtl_compose_figure (fixture->store, "BABA", options, &report, &error);

  g_assert_no_error (error);
  if (n_events != NULL)
    *n_events = report.n_events;

  return figure;
}
