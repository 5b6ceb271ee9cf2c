/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/compose-figure.h"
#include "store-fixture.h"

/* Figures of the sample, for the tests of what is in them. */
DtlFigureOptions figure_half_year (void);
void figure_open_sample (Fixture *fixture);
DtlFigure *figure_compose (Fixture *fixture, const DtlFigureOptions *options, gsize *n_events);
