/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of an empty library. Its picture is a few grey candles and one flag, drawn here in the
 * theme's colours; the buttons are window actions. */
#include "app/start-page.h"

#include "app/accessible-names.h"
#include "app/chart-style.h"

struct _DtlStartPage
{
  GtkWidget parent_instance;

  GtkDrawingArea *drawing;
};

G_DEFINE_FINAL_TYPE (DtlStartPage, dtl_start_page, GTK_TYPE_WIDGET)

/* In px of the drawing: column, wick and body; what rises is hollow. */
static const struct
{
  double x, high, top, bottom, low;
  gboolean rises;
} candles[] = {
  { 20, 120, 132, 152, 163, TRUE },   /* up */
  { 54, 128, 138, 146, 163, FALSE },  /* down a little */
  { 88, 108, 120, 144, 158, TRUE },   /* up */
  { 122, 104, 117, 135, 150, FALSE }, /* down */
  { 156, 80, 94, 126, 142, TRUE },    /* the day of the flag */
  { 190, 78, 91, 105, 120, FALSE },   /* down */
  { 224, 86, 98, 116, 130, FALSE },   /* down */
};

static void
draw_candles (cairo_t *cr, const DtlTheme *theme)
{
  cairo_set_line_width (cr, 3);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_source_rgba (cr, theme->dim_text.red, theme->dim_text.green, theme->dim_text.blue,
                         0.55);
  for (gsize i = 0; i < G_N_ELEMENTS (candles); i++)
    {
      double x = candles[i].x;

      cairo_move_to (cr, x, candles[i].high);
      cairo_line_to (cr, x, candles[i].top);
      cairo_move_to (cr, x, candles[i].bottom);
      cairo_line_to (cr, x, candles[i].low);
      cairo_stroke (cr);
      cairo_rectangle (cr, x - 9, candles[i].top, 18, candles[i].bottom - candles[i].top);
      if (!candles[i].rises)
        cairo_fill_preserve (cr);
      cairo_stroke (cr);
    }
}

static void
draw_flag (cairo_t *cr, const DtlTheme *theme)
{
  dtl_chart_style_set_source (cr, &theme->accent);
  cairo_set_line_width (cr, 3.5);
  cairo_move_to (cr, 156, 10);
  cairo_line_to (cr, 156, 74);
  cairo_stroke (cr);
  cairo_arc (cr, 156, 76, 5.5, 0, 2 * G_PI);
  cairo_fill (cr);

  cairo_new_sub_path (cr);
  cairo_arc (cr, 237, 10, 7, -G_PI / 2, 0);
  cairo_arc (cr, 237, 32, 7, 0, G_PI / 2);
  cairo_line_to (cr, 155, 39);
  cairo_arc (cr, 162, 10, 7, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
  cairo_fill (cr);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 4);
  cairo_move_to (cr, 172, 17);
  cairo_line_to (cr, 218, 17);
  cairo_stroke (cr);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.6);
  cairo_move_to (cr, 172, 28);
  cairo_line_to (cr, 200, 28);
  cairo_stroke (cr);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  DtlTheme theme;

  dtl_chart_style_read (GTK_WIDGET (area), &theme);
  cairo_translate (cr, (width - 250) / 2.0, 0);
  draw_candles (cr, &theme);
  draw_flag (cr, &theme);
}

static void
dtl_start_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dtl_start_page_parent_class)->dispose (object);
}

static void
dtl_start_page_class_init (DtlStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_start_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dateline/Dateline/start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlStartPage, drawing);
}

static void
dtl_start_page_init (DtlStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dtl_accessible_names_settle (GTK_WIDGET (self));

  gtk_drawing_area_set_draw_func (self->drawing, draw_cb, NULL, NULL);
  dtl_chart_style_watch (GTK_WIDGET (self->drawing), G_CALLBACK (gtk_widget_queue_draw));
}
