/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-growing-text.h"
#include "annexa-long-text-editor.h"
#include "annexa-markdown-preview.h"
#include "annexa-markdown-typing.h"
#include "annexa-names.h"
#include "annexa-review-topic.h"
#include "annexa-template-text.h"

/**
 * AnnexaLongTextEditor:
 *
 * Several paragraphs in Markdown, with keys for its marks and a preview of how it reads. Grows with its text; committed when
 * the typing pauses, the keyboard leaves it or Ctrl+Enter is pressed.
 */
struct _AnnexaLongTextEditor
{
  AnnexaFieldEditor parent_instance;

  GtkTextView *view;
  AnnexaMarkdownPreview *preview;
  GtkBox *tools;
  char *shown;
  char *previewed; /* what the preview shows; NULL for nothing */
  gboolean previewing;
  gboolean composing; /* The input method has something that is not text yet. */
};

G_DEFINE_FINAL_TYPE (AnnexaLongTextEditor, annexa_long_text_editor, ANNEXA_TYPE_FIELD_EDITOR)

enum
{
  PROP_0,
  PROP_PREVIEWING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
get_text (AnnexaLongTextEditor *self)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->view), "text", &text, NULL);
  return text;
}

/* The text of a document is a page long, with headings and lists, and is read more often than it is written. */
static gboolean
is_document (AnnexaLongTextEditor *self)
{
  return annexa_kind_find_field (annexa_kind_lookup ("document"), "body")
         == annexa_field_editor_get_field (ANNEXA_FIELD_EDITOR (self));
}

/* The words in braces stand for what the project says, in documents. */
static char *
get_preview_text (AnnexaLongTextEditor *self)
{
  AnnexaFieldEditor *editor = ANNEXA_FIELD_EDITOR (self);
  const AnnexaKind *kind = annexa_kind_lookup ("document");
  AnnexaProject *project = annexa_field_editor_get_project (editor);
  char *text = get_text (self);
  g_autoptr (AnnexaRecord) document = NULL;
  char *filled;

  if (!is_document (self))
    return text;
  document = annexa_project_get_record (project, kind, annexa_field_editor_get_record (editor), NULL);
  if (document == NULL)
    return text;
  filled = annexa_template_text_fill (text, project, document, NULL);
  g_free (text);
  return filled;
}

static void
update_preview (AnnexaLongTextEditor *self)
{
  g_autofree char *text = self->previewing ? get_preview_text (self) : NULL;

  if (self->previewing && g_strcmp0 (text, self->previewed) != 0)
    {
      annexa_markdown_preview_set_text (self->preview, text);
      g_free (self->previewed);
      self->previewed = g_strdup (text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->preview), self->previewing);
  gtk_widget_set_visible (GTK_WIDGET (self->view), !self->previewing);
}

/* Names that a document says stand elsewhere, and are given there while its text waits here. */
static void
project_changed (AnnexaLongTextEditor *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_preview (self);
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static const char *const writing_actions[]
    = { "markdown.bold", "markdown.italic", "markdown.heading", "markdown.numbers", "markdown.list", "markdown.link" };

/* The keyboard goes along. */
static void
turn_preview (AnnexaLongTextEditor *self,
              gboolean              previewing)
{
  gboolean focused = has_focus (GTK_WIDGET (self));

  if (self->previewing == previewing)
    return;
  self->previewing = previewing;
  update_preview (self);
  for (guint i = 0; i < G_N_ELEMENTS (writing_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing_actions[i], !previewing);
  if (focused)
    gtk_widget_grab_focus (annexa_field_editor_get_focus (ANNEXA_FIELD_EDITOR (self)));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PREVIEWING]);
}

static void
set_previewing (AnnexaLongTextEditor *self,
                gboolean              previewing)
{
  if (previewing && !self->previewing)
    annexa_field_editor_commit (ANNEXA_FIELD_EDITOR (self));
  turn_preview (self, previewing);
}

static void
bold_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  annexa_markdown_toggle_mark (gtk_text_view_get_buffer (ANNEXA_LONG_TEXT_EDITOR (widget)->view), 2);
}

static void
italic_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  annexa_markdown_toggle_mark (gtk_text_view_get_buffer (ANNEXA_LONG_TEXT_EDITOR (widget)->view), 1);
}

static void
list_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  annexa_markdown_toggle_list (gtk_text_view_get_buffer (ANNEXA_LONG_TEXT_EDITOR (widget)->view), FALSE);
}

static void
numbers_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  annexa_markdown_toggle_list (gtk_text_view_get_buffer (ANNEXA_LONG_TEXT_EDITOR (widget)->view), TRUE);
}

static void
heading_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  annexa_markdown_toggle_heading (gtk_text_view_get_buffer (ANNEXA_LONG_TEXT_EDITOR (widget)->view));
}

static void
link_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  annexa_markdown_add_link (gtk_text_view_get_buffer (ANNEXA_LONG_TEXT_EDITOR (widget)->view));
}

static void
preedit_changed (AnnexaLongTextEditor *self,
                 const char           *preedit)
{
  self->composing = *preedit != '\0';
}

/* What is dropped by mistake comes back by the undo of the text. */
static void
take_back (AnnexaLongTextEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, self->shown, -1);
  gtk_text_buffer_end_user_action (buffer);
  annexa_field_editor_commit (ANNEXA_FIELD_EDITOR (self));
}

static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             AnnexaLongTextEditor  *self)
{
  g_autofree char *text = get_text (self);

  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK))
    {
      annexa_field_editor_commit (ANNEXA_FIELD_EDITOR (self));
      return GDK_EVENT_STOP;
    }
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & gtk_accelerator_get_default_mod_mask ()) == 0
      && !self->composing && annexa_markdown_continue_list (gtk_text_view_get_buffer (self->view)))
    return GDK_EVENT_STOP;
  if (key != GDK_KEY_Escape || self->composing || g_strcmp0 (text, self->shown) == 0)
    return GDK_EVENT_PROPAGATE;

  take_back (self);
  return GDK_EVENT_STOP;
}

/* Whoever begins to type wants to write; Escape and F2 lead there without a letter. */
static gboolean
preview_key_pressed (AnnexaLongTextEditor  *self,
                     guint                  key,
                     guint                  code,
                     GdkModifierType        state,
                     GtkEventControllerKey *controller)
{
  gboolean letter = g_unichar_isprint (gdk_keyval_to_unicode (key))
                    && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0;

  if (key != GDK_KEY_Escape && key != GDK_KEY_F2 && key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && !letter)
    return GDK_EVENT_PROPAGATE;
  set_previewing (self, FALSE);
  if (letter)
    gtk_event_controller_key_forward (controller, GTK_WIDGET (self->view));
  return GDK_EVENT_STOP;
}

static void
preview_clicked (AnnexaLongTextEditor *self)
{
  AnnexaProject *project = annexa_field_editor_get_project (ANNEXA_FIELD_EDITOR (self));

  if (!is_document (self) || annexa_project_get_access (project) != ANNEXA_ACCESS_EDIT)
    return;
  set_previewing (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* A document that nobody writes in is shown as it reads; an empty one waits for its first words. */
static void
rest (AnnexaLongTextEditor *self)
{
  if (is_document (self) && !has_focus (GTK_WIDGET (self)))
    turn_preview (self, gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->view)) > 0);
}

static void
left (AnnexaLongTextEditor *self)
{
  annexa_field_editor_commit (ANNEXA_FIELD_EDITOR (self));
  rest (self);
}

static void
add_preview (AnnexaLongTextEditor *self,
             GtkBox               *box,
             const char           *title)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->preview = ANNEXA_MARKDOWN_PREVIEW (annexa_markdown_preview_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->preview), -1, 60);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (preview_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->preview), keys);
  g_signal_connect_swapped (click, "released", G_CALLBACK (preview_clicked), self);
  gtk_widget_add_controller (GTK_WIDGET (self->preview), GTK_EVENT_CONTROLLER (click));
  gtk_box_append (box, GTK_WIDGET (self->preview));
  update_preview (self);
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static const AnnexaReviewTopic *
find_topic (const AnnexaField *field)
{
  if (annexa_kind_find_field (annexa_kind_lookup ("review"), field->name) != field)
    return NULL;
  return annexa_review_topics_find (field->name);
}

static void
add_to_menu (GMenu      *menu,
             const char *label,
             const char *action,
             const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  add_to_menu (section, _("_Bold"), "markdown.bold", "<Control>b");
  add_to_menu (section, _("_Italic"), "markdown.italic", "<Control>i");
  add_to_menu (section, _("_Heading"), "markdown.heading", "<Control><Shift>1");
  add_to_menu (section, _("_Numbered list"), "markdown.numbers", "<Control><Shift>7");
  add_to_menu (section, _("_List"), "markdown.list", "<Control><Shift>8");
  add_to_menu (section, _("Lin_k"), "markdown.link", "<Control><Shift>k");
  add_to_menu (section, _("_Preview"), "markdown.preview", "<Control><Shift>p");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  return G_MENU_MODEL (menu);
}

/* Most texts are written without it. */
static void
make_format_menu (GtkMenuButton *button,
                  gpointer       menu)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

/* These are for those who point: with the keyboard the keys and the menu of the text are nearer, and two stops more at each
 * text would be in the way. */
static GtkWidget *
make_tools (AnnexaLongTextEditor *self,
            GMenuModel           *menu)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *format = gtk_menu_button_new ();
  GtkWidget *preview = gtk_toggle_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (format), "annexa-format-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (format), make_format_menu, g_object_ref (menu), g_object_unref);
  annexa_set_first_tooltip (format, _("Format (Shift+F10)"));
  gtk_button_set_icon_name (GTK_BUTTON (preview), "annexa-print-preview-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (preview), "markdown.preview");
  annexa_set_first_tooltip (preview, _("Preview (Ctrl+Shift+P)"));
  gtk_widget_add_css_class (tools, "text-tools");
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *button = i == 0 ? format : preview;

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_focusable (button, FALSE);
      gtk_widget_set_focus_on_click (button, FALSE);
      gtk_box_append (GTK_BOX (tools), button);
    }
  gtk_widget_set_focusable (gtk_widget_get_first_child (format), FALSE);
  self->tools = GTK_BOX (tools);
  return tools;
}

/* What the minutes of a management review answer stands between the title, with its clause, and the text; what to write
 * elsewhere is seen while nothing is written. */
static void
add_heading (AnnexaLongTextEditor *self,
             GtkBox               *box,
             GMenuModel           *menu,
             const AnnexaField    *field,
             const char           *title)
{
  const AnnexaReviewTopic *topic = find_topic (field);
  const char *help = annexa_field_get_help (field);
  g_autofree char *line = topic != NULL ? g_strdup_printf ("%s · %s", title, help) : g_strdup (title);
  GtkWidget *caption = make_label (line, "caption");
  GtkWidget *question;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (caption), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (caption), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (caption, TRUE);
  gtk_box_append (GTK_BOX (row), caption);
  gtk_box_append (GTK_BOX (row), make_tools (self, menu));
  gtk_box_append (box, row);
  if (topic == NULL)
    {
      annexa_growing_text_set_hint (ANNEXA_GROWING_TEXT (self->view), help);
      return;
    }
  question = make_label (topic->question, "caption");
  gtk_label_set_wrap (GTK_LABEL (question), TRUE);
  gtk_box_append (box, question);
}

/* Who clicks on the caption or beside the text means this text, and not the one with the keyboard. */
static void
box_clicked (AnnexaLongTextEditor *self)
{
  if (!has_focus (GTK_WIDGET (self)))
    gtk_widget_grab_focus (annexa_field_editor_get_focus (ANNEXA_FIELD_EDITOR (self)));
}

static void
annexa_long_text_editor_build (AnnexaFieldEditor *editor)
{
  AnnexaLongTextEditor *self = ANNEXA_LONG_TEXT_EDITOR (editor);
  const char *title = annexa_field_editor_get_title (editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  g_autoptr (GMenuModel) menu = make_menu ();

  gtk_widget_add_css_class (box, "long-text");
  self->view = GTK_TEXT_VIEW (annexa_growing_text_new ());
  gtk_text_view_set_extra_menu (self->view, menu);
  add_heading (self, GTK_BOX (box), menu, annexa_field_editor_get_field (editor), title);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self->view), -1, 60);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  add_preview (self, GTK_BOX (box), title);
  adw_bin_set_child (ADW_BIN (self), box);

  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (annexa_field_editor_typed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "preedit-changed", G_CALLBACK (preedit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  g_signal_connect_swapped (click, "released", G_CALLBACK (box_clicked), self);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  if (!is_document (self))
    return;
  g_signal_connect (self, "map", G_CALLBACK (update_preview), NULL);
  g_signal_connect_object (annexa_field_editor_get_project (editor), "changed", G_CALLBACK (project_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
annexa_long_text_editor_show (AnnexaFieldEditor *editor,
                              const AnnexaValue *value)
{
  AnnexaLongTextEditor *self = ANNEXA_LONG_TEXT_EDITOR (editor);
  const char *text = annexa_value_get_text (value);
  g_autofree char *now = get_text (self);

  g_free (self->shown);
  self->shown = g_strdup (text != NULL ? text : "");
  /* Setting the same text would move the cursor of somebody who is typing. */
  if (g_strcmp0 (now, self->shown) != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), self->shown, -1);
  rest (self);
  update_preview (self);
}

static gboolean
annexa_long_text_editor_read (AnnexaFieldEditor *editor,
                              AnnexaValue       *value,
                              GError           **error)
{
  g_autofree char *text = get_text (ANNEXA_LONG_TEXT_EDITOR (editor));

  return annexa_project_parse (annexa_field_editor_get_project (editor), annexa_field_editor_get_field (editor), text,
                               value, error);
}

static GtkWidget *
annexa_long_text_editor_get_focus (AnnexaFieldEditor *editor)
{
  AnnexaLongTextEditor *self = ANNEXA_LONG_TEXT_EDITOR (editor);

  return self->previewing ? GTK_WIDGET (self->preview) : GTK_WIDGET (self->view);
}

static void
annexa_long_text_editor_kept (AnnexaFieldEditor *editor)
{
  AnnexaLongTextEditor *self = ANNEXA_LONG_TEXT_EDITOR (editor);

  g_free (self->shown);
  self->shown = get_text (self);
}

static void
annexa_long_text_editor_set_property (GObject      *object,
                                      guint         property,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  switch (property)
    {
    case PROP_PREVIEWING:
      set_previewing (ANNEXA_LONG_TEXT_EDITOR (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_long_text_editor_get_property (GObject    *object,
                                      guint       property,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_PREVIEWING:
      g_value_set_boolean (value, ANNEXA_LONG_TEXT_EDITOR (object)->previewing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_long_text_editor_finalize (GObject *object)
{
  AnnexaLongTextEditor *self = ANNEXA_LONG_TEXT_EDITOR (object);

  g_free (self->shown);
  g_free (self->previewed);

  G_OBJECT_CLASS (annexa_long_text_editor_parent_class)->finalize (object);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *action;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "markdown.bold", bold_action, GDK_KEY_b, GDK_CONTROL_MASK },
    { "markdown.italic", italic_action, GDK_KEY_i, GDK_CONTROL_MASK },
    { "markdown.heading", heading_action, GDK_KEY_1, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "markdown.numbers", numbers_action, GDK_KEY_7, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "markdown.list", list_action, GDK_KEY_8, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "markdown.link", link_action, GDK_KEY_k, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].action, NULL, actions[i].activate);
      gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers, actions[i].action, NULL);
    }
  gtk_widget_class_install_property_action (widget_class, "markdown.preview", "previewing");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "markdown.preview",
                                       NULL);
}

static void
annexa_long_text_editor_class_init (AnnexaLongTextEditorClass *klass)
{
  AnnexaFieldEditorClass *editor_class = ANNEXA_FIELD_EDITOR_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = annexa_long_text_editor_get_property;
  object_class->set_property = annexa_long_text_editor_set_property;
  editor_class->build = annexa_long_text_editor_build;
  editor_class->show = annexa_long_text_editor_show;
  editor_class->read = annexa_long_text_editor_read;
  editor_class->get_focus = annexa_long_text_editor_get_focus;
  editor_class->kept = annexa_long_text_editor_kept;
  object_class->finalize = annexa_long_text_editor_finalize;

  /**
   * AnnexaLongTextEditor:previewing:
   *
   * Whether the text is shown as it is read.
   */
  properties[PROP_PREVIEWING]
      = g_param_spec_boolean ("previewing", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_keys (widget_class);
}

static void
annexa_long_text_editor_init (AnnexaLongTextEditor *self)
{
}

/**
 * annexa_long_text_editor_is_composing:
 * @self: an editor
 *
 * Returns: whether a letter is being put together in it, so that keys belong to the input method
 */
gboolean
annexa_long_text_editor_is_composing (AnnexaLongTextEditor *self)
{
  g_return_val_if_fail (ANNEXA_IS_LONG_TEXT_EDITOR (self), FALSE);

  return self->composing;
}

/**
 * annexa_long_text_editor_is_on_last_line:
 * @self: an editor that has the keyboard
 *
 * Returns: whether Down leads nowhere in the text, so that it can lead out of it
 */
gboolean
annexa_long_text_editor_is_on_last_line (AnnexaLongTextEditor *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter cursor, end;
  GdkRectangle at_cursor, at_end;

  g_return_val_if_fail (ANNEXA_IS_LONG_TEXT_EDITOR (self), FALSE);

  if (self->composing || self->previewing)
    return FALSE;
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_view_get_iter_location (self->view, &cursor, &at_cursor);
  gtk_text_view_get_iter_location (self->view, &end, &at_end);
  return at_cursor.y == at_end.y;
}

/**
 * annexa_long_text_editor_add_tool:
 * @self: an editor
 * @tool: (transfer floating): a small button
 *
 * Puts a button beside those for the text.
 */
void
annexa_long_text_editor_add_tool (AnnexaLongTextEditor *self,
                                  GtkWidget            *tool)
{
  g_return_if_fail (ANNEXA_IS_LONG_TEXT_EDITOR (self));

  gtk_box_append (self->tools, tool);
}
