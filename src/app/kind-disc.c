/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The disc of an events row: tint ground, symbol in the kind's colour; a dashed ring where the day
 * is not sure; accent ground when selected. The path comes from chart/symbol, the one source for
 * chart, list and file. Decoration to a screen reader: the row's name says the kind. */
#include "app/kind-disc.h"

#include "app/chart-style.h"
#include "operations/compose-figure.h"

#define SIZE 30
#define SYMBOL_SIZE 16.0

struct _DtlKindDisc
{
  GtkWidget parent_instance;

  DtlTheme theme;
  DtlSymbol symbol;
  gunichar letter;
  gboolean uncertain;
  gboolean selected;
};

G_DEFINE_FINAL_TYPE (DtlKindDisc, dtl_kind_disc, GTK_TYPE_WIDGET)

static void
draw_letter (DtlKindDisc *self, cairo_t *cr, double center)
{
  char text[7] = { 0 };
  g_autoptr (PangoLayout) layout = NULL;
  int width, height;

  g_unichar_to_utf8 (self->letter, text);
  layout =
      dtl_chart_style_create_text (GTK_WIDGET (self), &self->theme, 14, PANGO_WEIGHT_BOLD, text);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, center - width / 2.0, center - height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static void
dtl_kind_disc_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const double dashes[] = { 3, 2.5 };
  DtlKindDisc *self = DTL_KIND_DISC (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, SIZE, SIZE);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  double center = SIZE / 2.0;
  DtlColor white = { 1, 1, 1, 1 };

  cairo_arc (cr, center, center, center - 1, 0, 2 * G_PI);
  dtl_chart_style_set_source (cr, self->selected ? &self->theme.accent
                                                 : &self->theme.kind_tint[self->symbol]);
  cairo_fill (cr);

  dtl_chart_style_set_source (cr, self->selected ? &white : &self->theme.kind[self->symbol]);
  if (self->uncertain)
    {
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      cairo_set_line_width (cr, 1.25);
      cairo_arc (cr, center, center, center - (self->selected ? 2.5 : 1), 0, 2 * G_PI);
      cairo_stroke (cr);
    }
  if (self->symbol == DTL_SYMBOL_LETTER)
    {
      draw_letter (self, cr, center);
    }
  else
    {
      cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
      dtl_symbol_path (self->symbol, cr, center - SYMBOL_SIZE / 2, center - SYMBOL_SIZE / 2,
                       SYMBOL_SIZE);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
}

static void
dtl_kind_disc_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
style_changed_cb (DtlKindDisc *self)
{
  dtl_chart_style_read (GTK_WIDGET (self), &self->theme);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dtl_kind_disc_class_init (DtlKindDiscClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dtl_kind_disc_measure;
  widget_class->snapshot = dtl_kind_disc_snapshot;
  gtk_widget_class_set_css_name (widget_class, "kinddisc");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dtl_kind_disc_init (DtlKindDisc *self)
{
  self->symbol = DTL_SYMBOL_LETTER;
  self->letter = '?';
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  dtl_chart_style_watch (GTK_WIDGET (self), G_CALLBACK (style_changed_cb));
  style_changed_cb (self);
}

/**
 * dtl_kind_disc_set_kind:
 * @self: a disc
 * @kind: (nullable): of an event
 * @uncertain: whether the event's day is not sure
 */
void
dtl_kind_disc_set_kind (DtlKindDisc *self, const char *kind, gboolean uncertain)
{
  g_return_if_fail (DTL_IS_KIND_DISC (self));

  self->symbol = dtl_compose_symbol (kind, &self->letter);
  if (self->letter == 0)
    self->letter = '?'; /* as the chart draws an event without a kind */
  self->uncertain = uncertain;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dtl_kind_disc_set_selected (DtlKindDisc *self, gboolean selected)
{
  g_return_if_fail (DTL_IS_KIND_DISC (self));

  self->selected = selected;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
