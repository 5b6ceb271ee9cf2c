/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of a study as rows of a label and a control. Each change makes a new plan, which is
 * computed at once; what is set from outside is shown without making one. */
#include "app/study-settings-box.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/study-words.h"

/* In the order of the menus. */
static const DtlStudyModel models[] = { DTL_STUDY_MODEL_MARKET, DTL_STUDY_MODEL_MEAN,
                                        DTL_STUDY_MODEL_ADJUSTED, DTL_STUDY_MODEL_FACTORS };
static const int levels[] = { 90, 95, 99 };

struct _DtlStudySettingsBox
{
  GtkGrid parent_instance;

  DtlStudies *studies;
  gboolean is_set;
  gboolean syncing;
  char *listed;       /* nullable: the symbols in the menus */
  char *listed_files; /* nullable: the digests in the menu of files */
  GtkDropDown *model, *benchmark, *second, *factors, *returns, *level;
  GtkWidget *second_label, *factors_label, *factors_box, *factors_button;
  GtkSpinButton *estimation, *gap, *from, *to;
  GtkCheckButton *exclude;
  GtkWidget *for_all; /* makes the benchmark that of the instrument */
};

G_DEFINE_FINAL_TYPE (DtlStudySettingsBox, dtl_study_settings_box, GTK_TYPE_GRID)

/* Returns: (transfer full) (nullable): the symbol chosen; NULL: none */
static char *
get_symbol (GtkDropDown *menu)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (menu);

  return item != NULL && gtk_drop_down_get_selected (menu) > 0
             ? g_strdup (gtk_string_object_get_string (item))
             : NULL;
}

/* Returns: (transfer full) (nullable): the digest of the file chosen; NULL: none. One that is being
 * read is not in the menu yet. */
static char *
get_factors (DtlStudySettingsBox *self, const char *before)
{
  const DtlStudyBook *book = dtl_studies_get_book (self->studies);
  guint place = gtk_drop_down_get_selected (self->factors);
  gboolean is_listed =
      before != NULL && self->listed_files != NULL && strstr (self->listed_files, before) != NULL;

  if (book == NULL || place == 0 || place > book->files->len)
    return is_listed ? NULL : g_strdup (before);

  return g_strdup (((const DtlFactorFile *) book->files->pdata[place - 1])->digest);
}

/* Returns: (nullable): the plan that is shown */
static const DtlStudyPlan *
get_plan (DtlStudySettingsBox *self)
{
  const DtlStudySetChoice *choice;

  if (self->studies == NULL)
    return NULL;
  if (!self->is_set)
    return dtl_studies_get_plan (self->studies);
  choice = dtl_studies_get_choice (self->studies);

  return choice != NULL ? choice->plan : NULL;
}

static void
change (DtlStudySettingsBox *self)
{
  const DtlStudyPlan *old = get_plan (self);
  guint model = gtk_drop_down_get_selected (self->model);
  guint level = gtk_drop_down_get_selected (self->level);
  DtlStudyPlan *plan;

  if (self->syncing || old == NULL)
    return;

  plan = dtl_study_plan_copy (old);
  if (model < G_N_ELEMENTS (models))
    plan->settings.model = models[model];
  g_free (plan->benchmark);
  plan->benchmark = get_symbol (self->benchmark);
  g_free (plan->second);
  plan->second = get_symbol (self->second);
  g_free (plan->factors);
  plan->factors = get_factors (self, old->factors);
  if (level < G_N_ELEMENTS (levels))
    plan->settings.level = levels[level];
  plan->settings.returns = gtk_drop_down_get_selected (self->returns) == 1
                               ? DTL_STUDY_RETURNS_LOG
                               : DTL_STUDY_RETURNS_SIMPLE;
  plan->settings.estimation = gtk_spin_button_get_value_as_int (self->estimation);
  plan->settings.gap = gtk_spin_button_get_value_as_int (self->gap);
  plan->settings.excludes_events = gtk_check_button_get_active (self->exclude);
  dtl_study_plan_set_reach (plan, gtk_spin_button_get_value_as_int (self->from),
                            gtk_spin_button_get_value_as_int (self->to));
  if (self->is_set)
    dtl_studies_change_set_plan (self->studies, plan);
  else
    dtl_studies_change_plan (self->studies, plan);
}

static void
selected_cb (GtkDropDown *menu, GParamSpec *pspec, DtlStudySettingsBox *self)
{
  change (self);
}

static void
value_cb (GtkSpinButton *spin, DtlStudySettingsBox *self)
{
  change (self);
}

static void
toggled_cb (GtkCheckButton *check, DtlStudySettingsBox *self)
{
  change (self);
}

/* The first entry is no benchmark. */
static void
list_symbols (DtlStudySettingsBox *self, const DtlStudyBook *book)
{
  g_autoptr (GtkStringList) first = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) second = gtk_string_list_new (NULL);
  g_autoptr (GString) listed = g_string_new (NULL);

  gtk_string_list_append (first, C_ ("benchmark", "None"));
  gtk_string_list_append (second, C_ ("benchmark", "None"));
  for (guint i = 0; i < book->symbols->len; i++)
    {
      const char *symbol = g_ptr_array_index (book->symbols, i);

      gtk_string_list_append (first, symbol);
      gtk_string_list_append (second, symbol);
      g_string_append_printf (listed, "%s\n", symbol);
    }
  if (g_strcmp0 (self->listed, listed->str) == 0)
    return;

  g_free (self->listed);
  self->listed = g_strdup (listed->str);
  gtk_drop_down_set_model (self->benchmark, G_LIST_MODEL (first));
  gtk_drop_down_set_model (self->second, G_LIST_MODEL (second));
}

/* The first entry is no file. */
static void
list_files (DtlStudySettingsBox *self, const DtlStudyBook *book)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GString) listed = g_string_new (NULL);

  gtk_string_list_append (names, C_ ("factors", "None"));
  for (guint i = 0; i < book->files->len; i++)
    {
      const DtlFactorFile *file = g_ptr_array_index (book->files, i);

      gtk_string_list_append (names, file->name);
      g_string_append_printf (listed, "%s\n", file->digest);
    }
  if (g_strcmp0 (self->listed_files, listed->str) == 0)
    return;

  g_free (self->listed_files);
  self->listed_files = g_strdup (listed->str);
  gtk_drop_down_set_model (self->factors, G_LIST_MODEL (names));
}

static void
choose_file (DtlStudySettingsBox *self, const DtlStudyBook *book, const DtlStudyPlan *plan)
{
  gboolean is_read = plan->settings.model == DTL_STUDY_MODEL_FACTORS;
  guint place = 0;

  for (guint i = 0; plan->factors != NULL && i < book->files->len; i++)
    if (g_str_equal (((const DtlFactorFile *) book->files->pdata[i])->digest, plan->factors))
      place = i + 1;
  gtk_drop_down_set_selected (self->factors, place);
  gtk_widget_set_visible (self->factors_label, is_read);
  gtk_widget_set_visible (self->factors_box, is_read);
}

static void
choose_symbol (GtkDropDown *menu, const DtlStudyBook *book, const char *symbol)
{
  guint place = 0;

  for (guint i = 0; symbol != NULL && i < book->symbols->len; i++)
    if (g_str_equal (g_ptr_array_index (book->symbols, i), symbol))
      place = i + 1;
  gtk_drop_down_set_selected (menu, place);
}

static void
show_plan (DtlStudies *studies, DtlStudySettingsBox *self)
{
  const DtlStudyBook *book = dtl_studies_get_book (studies);
  const DtlStudyPlan *plan = get_plan (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self), plan != NULL);
  if (book == NULL || plan == NULL)
    return;

  self->syncing = TRUE;
  list_symbols (self, book);
  list_files (self, book);
  choose_file (self, book, plan);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (levels[i] == plan->settings.level)
      gtk_drop_down_set_selected (self->level, i);
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    if (models[i] == plan->settings.model)
      gtk_drop_down_set_selected (self->model, i);
  choose_symbol (self->benchmark, book, plan->benchmark);
  choose_symbol (self->second, book, plan->second);
  gtk_drop_down_set_selected (self->returns, plan->settings.returns == DTL_STUDY_RETURNS_LOG);
  gtk_spin_button_set_value (self->estimation, plan->settings.estimation);
  gtk_spin_button_set_value (self->gap, plan->settings.gap);
  gtk_spin_button_set_value (self->from, plan->settings.from);
  gtk_spin_button_set_value (self->to, plan->settings.to);
  gtk_check_button_set_active (self->exclude, plan->settings.excludes_events);
  self->syncing = FALSE;

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->for_all), "s",
                                    plan->benchmark != NULL ? plan->benchmark : "");
  gtk_widget_set_visible (self->for_all, !self->is_set && plan->benchmark != NULL &&
                                             g_strcmp0 (plan->benchmark, book->benchmark) != 0);
}

/* Returns: (transfer none): the label */
static GtkWidget *
add_row (DtlStudySettingsBox *self, int row, const char *title, GtkWidget *control)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), control);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_grid_attach (GTK_GRID (self), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self), control, 1, row, 1, 1);

  return label;
}

/* The menu of files, and a button that brings in another one. */
static void
add_factors (DtlStudySettingsBox *self, int row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-open-symbolic");

  self->factors_button = button;
  self->factors_label = add_row (self, row, _ ("Fact_ors"), GTK_WIDGET (self->factors));
  gtk_widget_set_tooltip_text (button, _ ("Import Factors"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Import Factors"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.import-factors");

  self->factors_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_object_ref (self->factors);
  gtk_grid_remove (GTK_GRID (self), GTK_WIDGET (self->factors));
  gtk_widget_set_hexpand (GTK_WIDGET (self->factors), TRUE);
  gtk_box_append (GTK_BOX (self->factors_box), GTK_WIDGET (self->factors));
  g_object_unref (self->factors);
  gtk_box_append (GTK_BOX (self->factors_box), button);
  gtk_grid_attach (GTK_GRID (self), self->factors_box, 1, row, 1, 1);
  gtk_widget_set_visible (self->factors_label, FALSE);
  gtk_widget_set_visible (self->factors_box, FALSE);
}

static GtkDropDown *
create_menu (DtlStudySettingsBox *self, const char *const *texts)
{
  GtkWidget *menu = gtk_drop_down_new_from_strings (texts);

  g_signal_connect (menu, "notify::selected", G_CALLBACK (selected_cb), self);

  return GTK_DROP_DOWN (menu);
}

static GtkSpinButton *
create_spin (DtlStudySettingsBox *self, double least, double most)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (least, most, 1);

  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 4);
  g_signal_connect (spin, "value-changed", G_CALLBACK (value_cb), self);

  return GTK_SPIN_BUTTON (spin);
}

static void
dtl_study_settings_box_dispose (GObject *object)
{
  DtlStudySettingsBox *self = DTL_STUDY_SETTINGS_BOX (object);

  if (self->studies != NULL)
    g_signal_handlers_disconnect_by_data (self->studies, self);
  g_clear_object (&self->studies);
  g_clear_pointer (&self->listed, g_free);
  g_clear_pointer (&self->listed_files, g_free);
  /* Controls change as they are taken apart. */
  self->syncing = TRUE;

  G_OBJECT_CLASS (dtl_study_settings_box_parent_class)->dispose (object);
}

static void
dtl_study_settings_box_class_init (DtlStudySettingsBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dtl_study_settings_box_dispose;
}

static void
dtl_study_settings_box_init (DtlStudySettingsBox *self)
{
  const char *const returns[] = { C_ ("returns", "Simple"), C_ ("returns", "Logarithmic"), NULL };
  const char *const level_names[] = { _ ("90 %"), _ ("95 %"), _ ("99 %"), NULL };
  const char *const none[] = { C_ ("benchmark", "None"), NULL };
  const char *names[G_N_ELEMENTS (models) + 1] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (models); i++)
    names[i] = dtl_study_words_get_model (models[i]);
  gtk_grid_set_row_spacing (GTK_GRID (self), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self), 12);
  self->syncing = TRUE;
  self->model = create_menu (self, names);
  self->benchmark = create_menu (self, none);
  self->second = create_menu (self, none);
  self->factors = create_menu (self, none);
  self->level = create_menu (self, level_names);
  self->estimation = create_spin (self, DTL_STUDY_MIN_ESTIMATION, DTL_STUDY_MAX_ESTIMATION);
  self->gap = create_spin (self, 0, DTL_STUDY_MAX_GAP);
  self->from = create_spin (self, -DTL_STUDY_MAX_REACH, 0);
  self->to = create_spin (self, 0, DTL_STUDY_MAX_REACH);
  self->returns = create_menu (self, returns);
  self->exclude =
      GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("Leave Out Days of Other E_vents")));
  g_signal_connect (self->exclude, "toggled", G_CALLBACK (toggled_cb), self);
  self->syncing = FALSE;

  add_row (self, 0, _ ("Mo_del"), GTK_WIDGET (self->model));
  add_row (self, 1, _ ("_Benchmark"), GTK_WIDGET (self->benchmark));
  self->second_label = add_row (self, 2, _ ("Beside It"), GTK_WIDGET (self->second));
  add_factors (self, 3);
  add_row (self, 4, _ ("Estimation _Returns"), GTK_WIDGET (self->estimation));
  add_row (self, 5, _ ("_Gap before the Window"), GTK_WIDGET (self->gap));
  add_row (self, 6, _ ("Window _From"), GTK_WIDGET (self->from));
  add_row (self, 7, _ ("Window _To"), GTK_WIDGET (self->to));
  add_row (self, 8, _ ("Returns"), GTK_WIDGET (self->returns));
  add_row (self, 9, _ ("Confidence _Level"), GTK_WIDGET (self->level));
  gtk_grid_attach (GTK_GRID (self), GTK_WIDGET (self->exclude), 0, 10, 2, 1);

  self->for_all = gtk_button_new_with_label (_ ("Use This Benchmark for All Events"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->for_all), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->for_all), "win.set-benchmark");
  gtk_widget_set_visible (self->for_all, FALSE);
  gtk_grid_attach (GTK_GRID (self), self->for_all, 0, 11, 2, 1);
}

void
dtl_study_settings_box_set_studies (DtlStudySettingsBox *self, DtlStudies *studies, gboolean is_set)
{
  g_return_if_fail (DTL_IS_STUDY_SETTINGS_BOX (self) && self->studies == NULL);

  /* A second benchmark stands beside one event, and so do files as they come in. */
  self->is_set = is_set;
  gtk_widget_set_visible (self->second_label, !is_set);
  gtk_widget_set_visible (GTK_WIDGET (self->second), !is_set);
  gtk_widget_set_visible (self->factors_button, !is_set);

  self->studies = g_object_ref (studies);
  g_signal_connect (studies, "changed", G_CALLBACK (show_plan), self);
  show_plan (studies, self);
}
