/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The panes of a chart and the plots in them: what was added, how high each is, and where the
 * dividers lie. What a pane draws is the affair of chart-stack.c. */

#include "chart/chart-panes.h"

#include <math.h>

#include "chart/chart-private.h"

#define VOLUME_HEIGHT 78
#define NARROW_VOLUME_HEIGHT 40
#define VOLUME_LOW_CHART 420 /* px of height, below which volume is as low as a narrow one */
#define LOWER_MIN_CHART 200  /* px of height, below which there is the price pane alone */
#define ADDED_SHARE 0.18     /* of the panes' height */
#define ADDED_MIN_HEIGHT 56  /* px, by default */
#define ADDED_MAX_HEIGHT 120 /* px, by default */
#define PANE_MIN_HEIGHT 28   /* px */
#define TIME_AXIS_HEIGHT 24  /* px */
#define PRICE_MIN_HEIGHT 96  /* px that lanes and other panes leave to the prices */
#define DIVIDER_REACH 3      /* px above and below the line that take hold of it */

static void
pane_spec_free (gpointer data)
{
  DtlPaneSpec *spec = data;

  g_ptr_array_unref (spec->plots);
  g_free (spec->title);
  g_free (spec->name);
  g_free (spec);
}

static DtlPaneSpec *
pane_spec_new (const DtlPaneOptions *options)
{
  DtlPaneSpec *spec = g_new0 (DtlPaneSpec, 1);

  spec->title = g_strdup (options->title);
  spec->name = g_strdup (options->name != NULL ? options->name : options->title);
  spec->share = options->share;
  spec->range = options->range;
  spec->n_guides = MIN (options->n_guides, DTL_PANE_MAX_GUIDES);
  for (gsize i = 0; i < spec->n_guides; i++)
    spec->guides[i] = options->guides[i];
  spec->volumes = options->volumes;
  spec->plots = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_plot_unref);

  return spec;
}

/* Returns: (transfer full): the panes that every chart has */
GPtrArray *
dtl_chart_create_specs (void)
{
  GPtrArray *specs = g_ptr_array_new_with_free_func (pane_spec_free);

  g_ptr_array_add (specs, pane_spec_new (&(DtlPaneOptions){ .title = NULL }));
  g_ptr_array_add (specs, pane_spec_new (&(DtlPaneOptions){ .title = "Volume" }));

  return specs;
}

const DtlPaneSpec *
dtl_chart_get_spec (const DtlChart *self, guint pane)
{
  return g_ptr_array_index (self->specs, pane);
}

/**
 * dtl_chart_add_pane:
 *
 * Adds a pane below the others.
 *
 * Returns: its number, for plots; %DTL_PANE_VOLUME if there are %DTL_CHART_MAX_PANES already
 */
guint
dtl_chart_add_pane (DtlChart *self, const DtlPaneOptions *options)
{
  g_return_val_if_fail (self != NULL && options != NULL, DTL_PANE_VOLUME);
  g_return_val_if_fail (self->specs->len < DTL_CHART_MAX_PANES, DTL_PANE_VOLUME);

  g_ptr_array_add (self->specs, pane_spec_new (options));

  return self->specs->len - 1;
}

/**
 * dtl_chart_add_plot:
 * @pane: %DTL_PANE_PRICE for an overlay, or an added pane
 * @plot: (transfer full): its rows are those of the series
 */
void
dtl_chart_add_plot (DtlChart *self, guint pane, DtlPlot *plot)
{
  const DtlPaneSpec *spec;

  g_return_if_fail (self != NULL && plot != NULL);
  g_return_if_fail (pane < self->specs->len);

  spec = dtl_chart_get_spec (self, pane);
  g_return_if_fail (spec->plots->len < DTL_PANE_MAX_PLOTS);

  g_ptr_array_add (spec->plots, plot);
}

/* Takes all plots and compared lines away, and the panes that were added. Layouts are of no use
 * until the next. */
void
dtl_chart_clear_plots (DtlChart *self)
{
  g_return_if_fail (self != NULL);

  /* Layers point to the plots. */
  for (int i = 0; i < DTL_CHART_MAX_PANES; i++)
    dtl_pane_clear (&self->panes[i]);
  self->n_panes = 1;

  g_ptr_array_set_size (self->specs, DTL_PANE_VOLUME + 1);
  for (guint i = 0; i < self->specs->len; i++)
    g_ptr_array_set_size (dtl_chart_get_spec (self, i)->plots, 0);
  g_ptr_array_set_size (self->compared, 0);
}

guint
dtl_chart_get_n_panes (const DtlChart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->specs->len;
}

/**
 * dtl_chart_set_pane_share:
 * @pane: any but that of the prices
 * @share: of the height of all panes; 0 for the default
 */
void
dtl_chart_set_pane_share (DtlChart *self, guint pane, double share)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (pane > DTL_PANE_PRICE && pane < self->specs->len);

  ((DtlPaneSpec *) g_ptr_array_index (self->specs, pane))->share =
      isfinite (share) ? CLAMP (share, 0, 1) : 0;
}

/* Returns: what was set or dragged, to be saved; 0 for the default */
double
dtl_chart_get_pane_share (const DtlChart *self, guint pane)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (pane < self->specs->len, 0);

  return dtl_chart_get_spec (self, pane)->share;
}

/* Returns: (nullable): what the height of a pane is kept by; the prices have none */
const char *
dtl_chart_get_pane_name (const DtlChart *self, guint pane)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (pane < self->specs->len, NULL);

  return dtl_chart_get_spec (self, pane)->name;
}

/**
 * dtl_chart_set_pane_shares:
 * @shares: (element-type utf8 double) (nullable): shares of the height by the names of panes
 *
 * Gives each pane the height kept under its name, and all others the default.
 */
void
dtl_chart_set_pane_shares (DtlChart *self, GHashTable *shares)
{
  g_return_if_fail (self != NULL);

  for (guint pane = DTL_PANE_VOLUME; pane < self->specs->len; pane++)
    {
      const char *name = dtl_chart_get_pane_name (self, pane);
      const double *share =
          shares != NULL && name != NULL ? g_hash_table_lookup (shares, name) : NULL;

      dtl_chart_set_pane_share (self, pane, share != NULL ? *share : 0);
    }
}

static gboolean
is_wanted (const DtlChart *self, guint pane)
{
  if (self->series == NULL || self->height < LOWER_MIN_CHART)
    return FALSE;
  if (pane == DTL_PANE_VOLUME)
    return self->show_volume && dtl_series_has_column (self->series, DTL_COLUMN_VOLUME);

  return TRUE;
}

static double
get_default_height (const DtlChart *self, guint pane)
{
  if (pane > DTL_PANE_VOLUME)
    return CLAMP (self->plot.height * ADDED_SHARE, ADDED_MIN_HEIGHT, ADDED_MAX_HEIGHT);

  return self->is_narrow || self->height < VOLUME_LOW_CHART ? NARROW_VOLUME_HEIGHT : VOLUME_HEIGHT;
}

/**
 * dtl_chart_get_added_height:
 *
 * Returns: px that a chart must have for all panes that were added; 0 if none were
 */
double
dtl_chart_get_added_height (const DtlChart *self)
{
  guint n_added = self->specs->len - DTL_PANE_VOLUME - 1;
  double height = PRICE_MIN_HEIGHT + TIME_AXIS_HEIGHT * self->theme.text_scale +
                  (self->show_volume ? NARROW_VOLUME_HEIGHT : 0);

  return n_added > 0 ? MAX (height + n_added * ADDED_MIN_HEIGHT, LOWER_MIN_CHART) : 0;
}

/**
 * dtl_chart_layout_heights:
 *
 * Which panes are shown, and the height of each but the first. Where they would take the prices'
 * room they shrink together, and where that makes them too low the last are left out.
 */
void
dtl_chart_layout_heights (DtlChart *self)
{
  double room = MAX (self->plot.height - PRICE_MIN_HEIGHT, 0);
  double sum = 0;

  self->n_panes = 1;
  self->panes[0].id = DTL_PANE_PRICE;
  for (guint id = DTL_PANE_VOLUME; id < self->specs->len; id++)
    {
      const DtlPaneSpec *spec = dtl_chart_get_spec (self, id);
      DtlPane *pane = &self->panes[self->n_panes];

      if (!is_wanted (self, id))
        continue;

      pane->id = id;
      pane->rect.height = spec->share > 0
                              ? MAX (rint (spec->share * self->plot.height), PANE_MIN_HEIGHT)
                              : rint (get_default_height (self, id));
      sum += pane->rect.height;
      self->n_panes++;
    }

  while (self->n_panes > 1 && (double) (self->n_panes - 1) * PANE_MIN_HEIGHT > room)
    sum -= self->panes[--self->n_panes].rect.height;

  self->lower_height = 0;
  for (gsize i = 1; i < self->n_panes; i++)
    {
      DtlPane *pane = &self->panes[i];

      /* What is above the least height shrinks in proportion. */
      if (sum > room)
        {
          double least = (double) (self->n_panes - 1) * PANE_MIN_HEIGHT;
          double share = sum > least ? (room - least) / (sum - least) : 0;

          pane->rect.height = floor (PANE_MIN_HEIGHT +
                                     MAX (pane->rect.height - PANE_MIN_HEIGHT, 0) * MAX (share, 0));
        }
      self->lower_height += pane->rect.height;
    }
}

/* Px for lanes above prices of the least height. */
double
dtl_chart_get_lane_room (const DtlChart *self)
{
  return self->plot.height - self->lower_height - PRICE_MIN_HEIGHT;
}

/* Places the panes: prices from @top on, the others from the bottom up. */
void
dtl_chart_layout_panes (DtlChart *self, double top)
{
  double bottom = self->plot.height;

  for (gsize i = self->n_panes; i > 0; i--)
    {
      DtlRect *rect = &self->panes[i - 1].rect;
      double y = i > 1 ? bottom - rect->height : top;

      y = rint (y * self->device_scale) / self->device_scale;
      *rect = (DtlRect){ self->plot.x, y, self->plot.width, MAX (bottom - y, 1) };
      bottom = y;
    }
}

/* Returns: (nullable): the pane of that number, if it is shown */
const DtlPane *
dtl_chart_find_pane (const DtlChart *self, guint id)
{
  for (gsize i = 0; i < self->n_panes; i++)
    if (self->panes[i].id == id)
      return &self->panes[i];

  return NULL;
}

DtlRect
dtl_chart_get_pane_area (const DtlChart *self, guint pane)
{
  const DtlPane *shown;

  g_return_val_if_fail (self != NULL, ((DtlRect){ 0, 0, 0, 0 }));

  shown = dtl_chart_find_pane (self, pane);

  return shown != NULL ? shown->rect : (DtlRect){ 0, 0, 0, 0 };
}

/* Returns: how many of the added panes had no room */
guint
dtl_chart_count_left_out (const DtlChart *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint id = DTL_PANE_VOLUME + 1; id < self->specs->len; id++)
    if (dtl_chart_find_pane (self, id) == NULL)
      n++;

  return n;
}

/* Returns: the pane whose upper edge is at a point, or 0 */
guint
dtl_chart_find_divider (const DtlChart *self, double x, double y)
{
  g_return_val_if_fail (self != NULL, 0);

  for (gsize i = 1; i < self->n_panes; i++)
    if (x >= 0 && x < self->width && fabs (y - self->panes[i].rect.y) <= DIVIDER_REACH)
      return self->panes[i].id;

  return 0;
}

/**
 * dtl_chart_drag_divider:
 * @pane: below the divider
 * @dy: px downwards since the last layout
 *
 * Moves a divider: the pane above grows by what @pane loses, as far as both keep their least
 * height.
 */
void
dtl_chart_drag_divider (DtlChart *self, guint pane, double dy)
{
  gsize i = 1;
  double above_least, limit_up, limit_down;

  g_return_if_fail (self != NULL && isfinite (dy));

  while (i < self->n_panes && self->panes[i].id != pane)
    i++;
  if (i >= self->n_panes || !(self->plot.height > 0))
    return;

  above_least = i > 1 ? PANE_MIN_HEIGHT : PRICE_MIN_HEIGHT;
  limit_up = MAX (self->panes[i - 1].rect.height - above_least, 0);
  limit_down = MAX (self->panes[i].rect.height - PANE_MIN_HEIGHT, 0);
  dy = CLAMP (dy, -limit_up, limit_down);

  /* Heights are fixed by the first drag, so that the other panes stay as they are. */
  for (gsize k = 1; k < self->n_panes; k++)
    {
      double height = self->panes[k].rect.height;

      height += k == i ? -dy : k + 1 == i ? dy : 0;
      dtl_chart_set_pane_share (self, self->panes[k].id, height / self->plot.height);
    }
}

/**
 * dtl_chart_grow_panes:
 * @dy: px that each pane below the prices is to be taller than on the last layout; less than zero:
 *   lower
 *
 * As far as the least heights of all panes allow.
 */
void
dtl_chart_grow_panes (DtlChart *self, double dy)
{
  double room;

  g_return_if_fail (self != NULL && isfinite (dy));

  if (self->n_panes < 2 || !(self->plot.height > 0))
    return;

  room = MAX (self->panes[0].rect.height - PRICE_MIN_HEIGHT, 0);
  dy = MIN (dy, room / (double) (self->n_panes - 1));
  for (gsize k = 1; k < self->n_panes; k++)
    {
      double height = MAX (self->panes[k].rect.height + dy, PANE_MIN_HEIGHT);

      dtl_chart_set_pane_share (self, self->panes[k].id, height / self->plot.height);
    }
}
