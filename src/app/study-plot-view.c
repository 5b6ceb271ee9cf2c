/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a plot of a study with the colours and the text size of the desktop. */
#include "app/study-plot-view.h"

#include "app/chart-style.h"

struct _DtlStudyPlotView
{
  GtkWidget parent_instance;

  const DtlStudyPlotKind *kind; /* nullable: nothing to show */
  gpointer data;
  GDestroyNotify destroy;
  DtlTheme theme;
  DtlDescribeItem describe;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (DtlStudyPlotView, dtl_study_plot_view, GTK_TYPE_WIDGET)

static void
clear (DtlStudyPlotView *self)
{
  if (self->destroy != NULL && self->data != NULL)
    self->destroy (self->data);
  self->kind = NULL;
  self->data = NULL;
  self->destroy = NULL;
}

static void
dtl_study_plot_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DtlStudyPlotView *self = DTL_STUDY_PLOT_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->kind == NULL || width <= 0 || height <= 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  dtl_study_plot_draw (self->kind, self->data, &self->theme, cr, width, height,
                       gtk_widget_get_scale_factor (widget));
  cairo_destroy (cr);
}

static gboolean
query_tooltip_cb (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer user_data)
{
  DtlStudyPlotView *self = DTL_STUDY_PLOT_VIEW (widget);
  g_autofree char *text = NULL;
  gssize place;

  if (keyboard || self->kind == NULL || self->describe == NULL)
    return FALSE;
  place = dtl_study_plot_find (self->kind, self->data, &self->theme, gtk_widget_get_width (widget),
                               gtk_widget_get_height (widget), x, y);
  if (place < 0)
    return FALSE;
  text = self->describe (self->data, (gsize) place, self->user_data);
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
style_changed_cb (GtkWidget *widget)
{
  dtl_chart_style_read (widget, &DTL_STUDY_PLOT_VIEW (widget)->theme);
  gtk_widget_queue_draw (widget);
}

static void
dtl_study_plot_view_dispose (GObject *object)
{
  clear (DTL_STUDY_PLOT_VIEW (object));

  G_OBJECT_CLASS (dtl_study_plot_view_parent_class)->dispose (object);
}

static void
dtl_study_plot_view_class_init (DtlStudyPlotViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_study_plot_view_dispose;
  widget_class->snapshot = dtl_study_plot_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "studyplot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dtl_study_plot_view_init (DtlStudyPlotView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  dtl_chart_style_read (GTK_WIDGET (self), &self->theme);
  dtl_chart_style_watch (GTK_WIDGET (self), G_CALLBACK (style_changed_cb));
}

/**
 * dtl_study_plot_view_set_plot:
 * @kind: (nullable): nothing to show
 * @data: (transfer full): of @kind
 * @destroy: (nullable): frees @data
 * @spoken: what the plot shows, in a sentence
 */
void
dtl_study_plot_view_set_plot (DtlStudyPlotView *self,
                              const DtlStudyPlotKind *kind,
                              gpointer data,
                              GDestroyNotify destroy,
                              const char *spoken)
{
  g_return_if_fail (DTL_IS_STUDY_PLOT_VIEW (self));

  clear (self);
  self->kind = kind;
  self->data = data;
  self->destroy = destroy;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken != NULL ? spoken : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dtl_study_plot_view_create_figure:
 * @last: the last day it is about, or %DTL_DAY_NONE
 *
 * Returns: (transfer full) (nullable): what is shown, as a figure of print; it is to be drawn
 * before another plot is set. %NULL: nothing is shown
 */
DtlFigure *
dtl_study_plot_view_create_figure (DtlStudyPlotView *self, DtlDay last)
{
  DtlTheme theme;

  g_return_val_if_fail (DTL_IS_STUDY_PLOT_VIEW (self), NULL);

  if (self->kind == NULL)
    return NULL;
  dtl_theme_init (&theme, DTL_THEME_PRINT, DTL_SCHEME_WESTERN);

  return dtl_figure_new_plot (self->kind, self->data, NULL, &theme, last);
}

void
dtl_study_plot_view_set_describe (DtlStudyPlotView *self,
                                  DtlDescribeItem describe,
                                  gpointer user_data)
{
  g_return_if_fail (DTL_IS_STUDY_PLOT_VIEW (self));

  self->describe = describe;
  self->user_data = user_data;
}
