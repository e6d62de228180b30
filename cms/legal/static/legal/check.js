/* The legal check in a form: goes to the field of a finding, and puts the suggested value into it. Nothing is saved. */
(() => {
  const CONTROLS = 'input:not([type=hidden]), select, textarea';

  const find = (path) => path.split('.').reduce(
    (place, name) => place && place.querySelector(`[data-contentpath="${CSS.escape(name)}"]`),
    document,
  );

  const near = (path) => {
    const names = path.split('.');
    while (names.length && !find(names.join('.'))) names.pop();
    return names.length ? find(names.join('.')) : null;
  };

  /* Tabs and panels around a field may be closed. */
  const open = (place) => {
    const tab = place.closest('[role=tabpanel][hidden]');
    if (tab) document.querySelector(`[role=tab][aria-controls="${tab.id}"]`)?.click();
    for (let panel = place.closest('[data-panel]'); panel; panel = panel.parentElement.closest('[data-panel]')) {
      const toggle = panel.querySelector('[data-panel-toggle]');
      if (toggle?.getAttribute('aria-expanded') === 'false') toggle.click();
    }
  };

  const go = (path) => {
    const place = near(path);
    if (!place) return null;
    open(place);
    const control = place.matches(CONTROLS) ? place : place.querySelector(CONTROLS);
    place.scrollIntoView({ block: 'center' });
    control?.focus({ preventScroll: true });
    return place;
  };

  const tick = (box, value) => {
    if (Array.isArray(value)) box.checked = value.includes(box.value);
    else if (typeof value === 'boolean') box.checked = value;
    else box.checked = box.value === value;
  };

  const put = (path, value) => {
    const place = find(path);
    const controls = place ? [...place.querySelectorAll(CONTROLS)] : [];
    controls.forEach((control) => {
      if (['checkbox', 'radio'].includes(control.type)) tick(control, value);
      else control.value = value === null ? '' : String(value);
      control.dispatchEvent(new Event('input', { bubbles: true }));
      control.dispatchEvent(new Event('change', { bubbles: true }));
    });
    return controls.length > 0;
  };

  const use = (button) => {
    const values = Object.entries(JSON.parse(button.dataset.legalUse));
    const done = values.filter(([path, value]) => put(path, value));
    const status = document.querySelector('[data-legal-status]');
    if (done.length < values.length) {
      status.textContent = 'That field is not in the form any more. Save, and look here again.';
      return;
    }
    const place = go(values[0][0]);
    place.classList.add('legal-used');
    place.addEventListener('focusout', () => place.classList.remove('legal-used'), { once: true });
    status.textContent = `${button.dataset.legalTerm}: the suggested value is in the form. Nothing is saved yet.`;
  };

  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-legal-go]');
    if (link && go(link.dataset.legalGo)) event.preventDefault();
    const button = event.target.closest('[data-legal-use]');
    if (button) use(button);
    if (event.target.closest('[data-legal-back]')) window.history.back();
  });

  const reveal = () => {
    document.querySelectorAll('[data-legal-use], [data-legal-back]').forEach((button) => { button.hidden = false; });
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', reveal);
  else reveal();
})();
