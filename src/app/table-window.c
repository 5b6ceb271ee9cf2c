/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the chart. It follows the range of the chart, and the selected row is the session
 * under the chart's cursor, both ways; a row with an event selects that, too, when it is activated.
 * Cells are labels, which screen readers read with the head of their column. */
#include "app/table-window.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/phrases.h"
#include "app/session-list.h"
#include "chart/chart-indicators.h"
#include "series/returns.h"

struct _DtlTableWindow
{
  AdwWindow parent_instance;

  DtlViewState *state;
  DtlSessionList *list;
  GtkSingleSelection *selection;
  AdwWindowTitle *title;
  GtkColumnView *view;
  int decimals;
  gboolean syncing;
  guint scroll_source;
  guint n_plots; /* columns of what is compared and computed, before the last one */
};

G_DEFINE_FINAL_TYPE (DtlTableWindow, dtl_table_window, ADW_TYPE_WINDOW)

static char *
format_column (DtlTableWindow *self, gsize row, DtlColumn column)
{
  double value = dtl_series_get_bar (dtl_view_state_get_series (self->state), row).value[column];

  if (!isfinite (value))
    return g_strdup ("–");

  return column == DTL_COLUMN_VOLUME ? dtl_format_volume (value)
                                     : dtl_format_price (value, self->decimals);
}

static char *
format_date (DtlTableWindow *self, gsize row)
{
  DtlSeries *series = dtl_view_state_get_series (self->state);
  DtlDay day = dtl_series_get_day (series, row);
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  int seconds;

  if (!dtl_interval_is_intraday (dtl_series_get_interval (series)))
    return dtl_format_day (day, DTL_DAY_STYLE_FULL, dtl_phrases_get_date_names ());

  day = dtl_instant_get_day (dtl_series_get_keys (series)[row], dtl_series_get_zone (series),
                             &seconds);
  date = dtl_format_day (day, DTL_DAY_STYLE_FULL, dtl_phrases_get_date_names ());
  time = dtl_format_time (seconds);

  return g_strconcat (date, " ", time, NULL);
}

static char *
format_open (DtlTableWindow *self, gsize row)
{
  return format_column (self, row, DTL_COLUMN_OPEN);
}

static char *
format_high (DtlTableWindow *self, gsize row)
{
  return format_column (self, row, DTL_COLUMN_HIGH);
}

static char *
format_low (DtlTableWindow *self, gsize row)
{
  return format_column (self, row, DTL_COLUMN_LOW);
}

static char *
format_close (DtlTableWindow *self, gsize row)
{
  return format_column (self, row, DTL_COLUMN_CLOSE);
}

static char *
format_volume (DtlTableWindow *self, gsize row)
{
  return format_column (self, row, DTL_COLUMN_VOLUME);
}

/* No percent without its base. */
static char *
format_return (DtlTableWindow *self, gsize row)
{
  DtlSeries *series = dtl_view_state_get_series (self->state);
  DtlReturn day_return = dtl_returns_day (series, row, FALSE);
  g_autofree char *base = dtl_phrases_describe_base (series, &day_return);
  g_autofree char *percent = NULL;

  if (day_return.kind == DTL_BASE_NONE || !isfinite (day_return.value))
    return g_steal_pointer (&base);
  percent = dtl_phrases_format_percent (day_return.value);

  return g_strdup_printf ("%s %s", percent, base);
}

/* The event of the session that comes first, or NULL. */
static const DtlMark *
find_event (DtlTableWindow *self, gsize row)
{
  const GPtrArray *marks = dtl_view_state_get_snapshot (self->state)->marks;

  for (guint i = 0; i < marks->len; i++)
    {
      const DtlMark *mark = g_ptr_array_index (marks, i);

      if (mark->has_row && mark->row == row)
        return mark;
    }

  return NULL;
}

static char *
format_events (DtlTableWindow *self, gsize row)
{
  const GPtrArray *marks = dtl_view_state_get_snapshot (self->state)->marks;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      const DtlMark *mark = g_ptr_array_index (marks, i);

      if (mark->has_row && mark->row == row)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", mark->event->title);
    }

  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *title;
  char *(*format) (DtlTableWindow *self, gsize row);
  gboolean is_number;
  gboolean expands;
} TableColumn;

static const TableColumn table_columns[] = {
  { N_ ("Date"), format_date, FALSE, FALSE },    /* of the session */
  { N_ ("Open"), format_open, TRUE, FALSE },     /* as traded */
  { N_ ("High"), format_high, TRUE, FALSE },     /* as traded */
  { N_ ("Low"), format_low, TRUE, FALSE },       /* as traded */
  { N_ ("Close"), format_close, TRUE, FALSE },   /* as traded */
  { N_ ("Return"), format_return, TRUE, FALSE }, /* with its base */
  { N_ ("Volume"), format_volume, TRUE, FALSE }, /* in pieces */
  { N_ ("Events"), format_events, FALSE, TRUE }, /* that landed there */
};

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *cell, const TableColumn *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->is_number ? 1 : 0);
  if (column->expands)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (cell, label);
}

/* The value of a plot, which the head of the column names. */
static char *
format_plot (const DtlPlot *plot, gsize row)
{
  g_autofree char *label = dtl_plot_dup_label (plot, (DtlRows){ row, row + 1 }, row);

  return g_strdup (label + strlen (plot->title) + strlen (": "));
}

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *cell, const TableColumn *column)
{
  DtlTableWindow *self = g_object_get_data (G_OBJECT (factory), "window");
  gsize row = dtl_session_item_get_row (gtk_list_item_get_item (cell));
  GtkWidget *label = gtk_list_item_get_child (cell);
  GtkWidget *parent = gtk_widget_get_parent (label);
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  /* The list is told of a shorter series only after the state is. */
  if (row < dtl_view_state_get_n (self->state))
    text = column->format (self, row);
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");

  /* A cell is read with its column, and a row as its session. */
  name = g_strdup_printf ("%s: %s", _ (column->title),
                          text != NULL && *text != '\0' ? text : _ ("none"));
  set_name (label, name);
  if (parent != NULL)
    set_name (parent, name);
  if (column->format == format_date && parent != NULL && text != NULL)
    set_name (gtk_widget_get_parent (parent), text);
}

static void
setup_plot_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (cell, label);
}

static void
bind_plot_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *cell, const DtlPlot *plot)
{
  gsize row = dtl_session_item_get_row (gtk_list_item_get_item (cell));
  GtkWidget *label = gtk_list_item_get_child (cell);
  GtkWidget *parent = gtk_widget_get_parent (label);
  g_autofree char *text = format_plot (plot, row);
  g_autofree char *name = g_strdup_printf ("%s: %s", plot->title, text);

  gtk_label_set_text (GTK_LABEL (label), text);
  set_name (label, name);
  if (parent != NULL)
    set_name (parent, name);
}

static void
add_plot_column (DtlTableWindow *self, DtlPlot *plot)
{
  GtkListItemFactory *factory;
  g_autoptr (GtkColumnViewColumn) column = NULL;

  if (plot->title == NULL || plot->number == DTL_PLOT_UNTOLD)
    return;

  factory = gtk_signal_list_item_factory_new ();
  g_object_set_data_full (G_OBJECT (factory), "plot", dtl_plot_ref (plot),
                          (GDestroyNotify) dtl_plot_unref);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_plot_cell_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_plot_cell_cb), plot);
  column = gtk_column_view_column_new (plot->title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_insert_column (self->view, G_N_ELEMENTS (table_columns) - 1 + self->n_plots,
                                 column);
  self->n_plots++;
}

/* A column for each plot of the chart that has a name. */
static void
show_plots (DtlTableWindow *self)
{
  const DtlOverlays *overlays = dtl_view_state_get_overlays (self->state);

  for (; self->n_plots > 0; self->n_plots--)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (
          gtk_column_view_get_columns (self->view), G_N_ELEMENTS (table_columns) - 1);

      gtk_column_view_remove_column (self->view, column);
    }
  if (overlays == NULL)
    return;

  for (guint i = 0; i < overlays->compared->len; i++)
    add_plot_column (self,
                     ((const DtlComparedSeries *) g_ptr_array_index (overlays->compared, i))->plot);
  for (guint i = 0; i < overlays->indicators->len; i++)
    {
      const DtlIndicatorPlots *plots = g_ptr_array_index (overlays->indicators, i);

      for (guint k = 0; k < plots->n_plots; k++)
        add_plot_column (self, plots->plots[k]);
    }
}

static void
show_selection (DtlTableWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gsize first = dtl_session_list_get_first (self->list);
  guint position = GTK_INVALID_LIST_POSITION;
  gsize row;

  if (dtl_view_state_get_focus_row (self->state, &row) && row >= first && row - first < n)
    position = (guint) (row - first);
  self->syncing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->syncing = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                                "list.scroll-to-item", "u", position);
}

static void
show_rows (DtlTableWindow *self)
{
  gsize n = dtl_view_state_get_n (self->state);
  DtlSeries *series = dtl_view_state_get_series (self->state);
  g_autofree char *subtitle = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  double first, end;
  gsize last;

  self->syncing = TRUE;
  if (n == 0)
    {
      dtl_session_list_set_rows (self->list, 0, 0);
      adw_window_title_set_subtitle (self->title, "");
      self->syncing = FALSE;
      return;
    }

  dtl_view_state_get_range (self->state, &first, &end);
  last = (gsize) CLAMP (ceil (end) - 1, floor (first), (double) n - 1);
  self->decimals = dtl_format_price_decimals (dtl_series_get_column (series, DTL_COLUMN_CLOSE), n);
  dtl_session_list_set_rows (self->list, (gsize) floor (first), last + 1);
  self->syncing = FALSE;

  from = dtl_format_day (dtl_series_get_day (series, (gsize) floor (first)),
                         DTL_DAY_STYLE_DAY_MONTH_YEAR, dtl_phrases_get_date_names ());
  to = dtl_format_day (dtl_series_get_day (series, last), DTL_DAY_STYLE_DAY_MONTH_YEAR,
                       dtl_phrases_get_date_names ());
  /* Translators: symbol, first and last day of a table */
  subtitle = g_strdup_printf (
      _ ("%s, %s to %s"), dtl_view_state_get_snapshot (self->state)->instrument->symbol, from, to);
  adw_window_title_set_subtitle (self->title, subtitle);
}

static void
state_changed_cb (DtlViewState *state, guint change, DtlTableWindow *self)
{
  if (change & (DTL_VIEW_CHANGE_DATA | DTL_VIEW_CHANGE_RANGE))
    show_rows (self);
  if (change & DTL_VIEW_CHANGE_OVERLAYS)
    show_plots (self);
  if (change & (DTL_VIEW_CHANGE_DATA | DTL_VIEW_CHANGE_RANGE | DTL_VIEW_CHANGE_SELECTION |
                DTL_VIEW_CHANGE_CURSOR))
    show_selection (self);
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, DtlTableWindow *self)
{
  DtlSessionItem *item = gtk_single_selection_get_selected_item (selection);

  if (self->syncing || item == NULL)
    return;
  dtl_view_state_set_cursor (self->state, (gssize) dtl_session_item_get_row (item), NAN);
}

static void
activate_cb (GtkColumnView *view, guint position, DtlTableWindow *self)
{
  const DtlMark *mark = find_event (self, dtl_session_list_get_first (self->list) + position);

  if (mark != NULL)
    dtl_view_state_select (self->state, mark->event->id);
}

/* Rows have a place to scroll to only when they have been laid out. */
static gboolean
scroll_cb (gpointer user_data)
{
  DtlTableWindow *self = user_data;

  self->scroll_source = 0;
  show_selection (self);

  return G_SOURCE_REMOVE;
}

static void
add_columns (DtlTableWindow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table_columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column;

      g_object_set_data (G_OBJECT (factory), "window", self);
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), (gpointer) &table_columns[i]);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), (gpointer) &table_columns[i]);
      column = gtk_column_view_column_new (_ (table_columns[i].title), factory);
      gtk_column_view_column_set_expand (column, table_columns[i].expands);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (self->view, column);
      g_object_unref (column);
    }
}

static void
dtl_table_window_dispose (GObject *object)
{
  DtlTableWindow *self = DTL_TABLE_WINDOW (object);

  g_clear_handle_id (&self->scroll_source, g_source_remove);
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (dtl_table_window_parent_class)->dispose (object);
}

static void
dtl_table_window_class_init (DtlTableWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dtl_table_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
dtl_table_window_init (DtlTableWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = dtl_session_list_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->view =
      GTK_COLUMN_VIEW (gtk_column_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection))));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Sessions in view"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  add_columns (self);

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Table"), NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), GTK_WIDGET (self->title));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Table"));
  gtk_window_set_default_size (GTK_WINDOW (self), 860, 560);

  g_signal_connect (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
}

/**
 * dtl_table_window_new:
 * @parent: the window whose chart it tells of; closing that closes this
 * @state: what is shown; followed from now on
 *
 * Returns: (transfer floating): the table
 */
GtkWidget *
dtl_table_window_new (GtkWindow *parent, DtlViewState *state)
{
  DtlTableWindow *self = g_object_new (DTL_TYPE_TABLE_WINDOW, "transient-for", parent,
                                       "destroy-with-parent", TRUE, NULL);

  self->state = g_object_ref (state);
  g_signal_connect (state, "changed", G_CALLBACK (state_changed_cb), self);
  show_rows (self);
  show_plots (self);
  self->scroll_source = g_idle_add (scroll_cb, self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));

  return GTK_WIDGET (self);
}
