"""The look of every page 画面部品: tokens, styles, base templates, components, form fields and list pages."""
