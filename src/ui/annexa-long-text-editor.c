/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-long-text-editor.h"
#include "annexa-review-topic.h"

/**
 * AnnexaGrowingText:
 *
 * A text view that is as high as its text. The text view of GTK learns its height only after it was drawn, so that at
 * first the last lines would be cut off.
 */
#define ANNEXA_TYPE_GROWING_TEXT (annexa_growing_text_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaGrowingText, annexa_growing_text, ANNEXA, GROWING_TEXT, GtkTextView)

struct _AnnexaGrowingText
{
  GtkTextView parent_instance;

  const char *hint; /* What to write here, seen while nothing is written. */
};

G_DEFINE_FINAL_TYPE (AnnexaGrowingText, annexa_growing_text, GTK_TYPE_TEXT_VIEW)

static GtkSizeRequestMode
annexa_growing_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static gboolean
shows_hint (AnnexaGrowingText *self)
{
  return self->hint != NULL && gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))) == 0;
}

static PangoLayout *
create_layout (AnnexaGrowingText *self,
               int                width)
{
  g_autofree char *text = NULL;
  PangoLayout *layout;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "text", &text, NULL);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), shows_hint (self) ? self->hint : text);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0)
    pango_layout_set_width (layout, width * PANGO_SCALE);
  return layout;
}

static void
annexa_growing_text_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = 0;
      return;
    }
  layout = create_layout (ANNEXA_GROWING_TEXT (widget), for_size);
  pango_layout_get_pixel_size (layout, NULL, &height);
  *minimum = *natural = height;
}

/* As faint as the title above it. */
#define HINT_ALPHA 0.75f

static void
annexa_growing_text_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  AnnexaGrowingText *self = ANNEXA_GROWING_TEXT (widget);
  g_autoptr (PangoLayout) layout = NULL;
  GdkRGBA colour;

  GTK_WIDGET_CLASS (annexa_growing_text_parent_class)->snapshot (widget, snapshot);
  if (!shows_hint (self))
    return;

  layout = create_layout (self, gtk_widget_get_width (widget));
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  colour.alpha *= HINT_ALPHA;
  gtk_snapshot_append_layout (snapshot, layout, &colour);
}

static void
annexa_growing_text_class_init (AnnexaGrowingTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = annexa_growing_text_get_request_mode;
  widget_class->measure = annexa_growing_text_measure;
  widget_class->snapshot = annexa_growing_text_snapshot;
}

static void
annexa_growing_text_init (AnnexaGrowingText *self)
{
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "changed",
                           G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
}

/**
 * AnnexaLongTextEditor:
 *
 * Several paragraphs. Grows with its text; committed when the typing pauses, the keyboard leaves it or Ctrl+Enter is
 * pressed.
 */
struct _AnnexaLongTextEditor
{
  AnnexaFieldEditor parent_instance;

  GtkTextView *view;
  char *shown;
};

G_DEFINE_FINAL_TYPE (AnnexaLongTextEditor, annexa_long_text_editor, ANNEXA_TYPE_FIELD_EDITOR)

static char *
get_text (AnnexaLongTextEditor *self)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->view), "text", &text, NULL);
  return text;
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
  if (key != GDK_KEY_Escape || g_strcmp0 (text, self->shown) == 0)
    return GDK_EVENT_PROPAGATE;

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), self->shown, -1);
  annexa_field_editor_commit (ANNEXA_FIELD_EDITOR (self));
  return GDK_EVENT_STOP;
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

/* What the minutes of a management review answer stands between the title, with its clause, and the text; what to write
 * elsewhere is seen while nothing is written. */
static void
add_heading (AnnexaLongTextEditor *self,
             GtkBox               *box,
             const AnnexaField    *field,
             const char           *title)
{
  const AnnexaReviewTopic *topic = find_topic (field);
  const char *help = annexa_field_get_help (field);
  g_autofree char *line = topic != NULL ? g_strdup_printf ("%s · %s", title, help) : g_strdup (title);
  GtkWidget *caption = make_label (line, "caption");
  GtkWidget *question;

  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
  gtk_box_append (box, caption);
  if (topic == NULL)
    {
      ANNEXA_GROWING_TEXT (self->view)->hint = help;
      return;
    }
  question = make_label (topic->question, "question");
  gtk_label_set_wrap (GTK_LABEL (question), TRUE);
  gtk_box_append (box, question);
}

static void
annexa_long_text_editor_build (AnnexaFieldEditor *editor)
{
  AnnexaLongTextEditor *self = ANNEXA_LONG_TEXT_EDITOR (editor);
  const char *title = annexa_field_editor_get_title (editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_css_class (box, "long-text");
  self->view = g_object_new (ANNEXA_TYPE_GROWING_TEXT, NULL);
  add_heading (self, GTK_BOX (box), annexa_field_editor_get_field (editor), title);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self->view), -1, 60);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), box);

  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (annexa_field_editor_typed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (annexa_field_editor_commit), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
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
  return GTK_WIDGET (ANNEXA_LONG_TEXT_EDITOR (editor)->view);
}

static void
annexa_long_text_editor_finalize (GObject *object)
{
  g_free (ANNEXA_LONG_TEXT_EDITOR (object)->shown);

  G_OBJECT_CLASS (annexa_long_text_editor_parent_class)->finalize (object);
}

static void
annexa_long_text_editor_class_init (AnnexaLongTextEditorClass *klass)
{
  AnnexaFieldEditorClass *editor_class = ANNEXA_FIELD_EDITOR_CLASS (klass);

  editor_class->build = annexa_long_text_editor_build;
  editor_class->show = annexa_long_text_editor_show;
  editor_class->read = annexa_long_text_editor_read;
  editor_class->get_focus = annexa_long_text_editor_get_focus;
  G_OBJECT_CLASS (klass)->finalize = annexa_long_text_editor_finalize;
}

static void
annexa_long_text_editor_init (AnnexaLongTextEditor *self)
{
}
