"""Forms of the admin as a browser sends them back."""


def fields_of(page) -> dict:
    """What a browser would post that changed nothing in a change form."""
    found = _values(page.context["adminform"].form)
    for inline in page.context["inline_admin_formsets"]:
        for form in (inline.formset.management_form, *inline.formset.initial_forms):
            found |= _values(form)
    return found


def _values(form) -> dict:
    values = {form.add_prefix(name): form[name].value() for name in form.fields}
    hidden = [name for name, field in form.fields.items() if field.show_hidden_initial]
    values |= {form.add_initial_prefix(name): form[name].value() for name in hidden}
    return {name: value for name, value in values.items() if value is not None and value is not False}
