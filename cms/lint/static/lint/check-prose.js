/* Checks the prose of a page while it is written, and leads from a finding to its field. */
(() => {
  const PAUSE = 1000;
  const EVENTS = ['input', 'keyup', 'change', 'click'];
  const FIELDS = '[role="textbox"], input:not([type="hidden"]), textarea, select';

  /** Everything that would be sent, as one text: to know whether anything has changed. */
  const told = (form) => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string')).toString();

  /** The element of a content path: Wagtail marks fields, blocks and their children with its parts. */
  const placeOf = (path) =>
    path.split('.').reduce((at, step) => at && (at.querySelector(`[data-contentpath="${CSS.escape(step)}"]`) || at), document);

  const reveal = (place) => {
    const tab = place.closest('[role="tabpanel"]');
    if (tab && tab.hidden) document.querySelector(`[role="tab"][aria-controls="${tab.id}"], [role="tab"][href="#${tab.id}"]`)?.click();
    for (let folded = place.closest('[hidden]'); folded; folded = folded.parentElement.closest('[hidden]')) {
      const toggle = document.querySelector(`[aria-controls="${folded.id}"][aria-expanded="false"]`);
      if (!toggle) return;
      toggle.click();
    }
  };

  const focusOn = (path) => {
    const place = placeOf(path);
    if (place === document) return false;
    reveal(place);
    place.scrollIntoView({ block: 'center' });
    (place.matches(FIELDS) ? place : place.querySelector(FIELDS))?.focus();
    return true;
  };

  const lead = (event) => {
    const link = event.target.closest('[data-lint-path]');
    if (link && focusOn(link.dataset.lintPath)) event.preventDefault();
  };

  /** The report leads here with the path of a field. */
  const arrive = () => {
    const asked = window.location.hash.match(/^#:w:contentpath=([\w.-]+)$/);
    if (asked) focusOn(asked[1]);
  };

  const ask = async (panel, sent) => {
    const response = await fetch(panel.dataset.lintUrl, {
      method: 'POST',
      body: sent,
      credentials: 'same-origin',
      headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
    });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  };

  const show = (panel, answer) => {
    const sentence = panel.querySelector('[data-lint-sentence]');
    const findings = panel.querySelector('[data-lint-findings]');
    if (findings.contains(document.activeElement)) return;
    if (sentence.textContent !== answer.sentence) sentence.textContent = answer.sentence;
    findings.innerHTML = answer.html;
  };

  const start = (panel) => {
    const form = panel.closest('form');
    if (!form) return;
    let last = null;
    let waiting = 0;
    let asked = 0;

    const check = async () => {
      const now = told(form);
      if (now === last) return;
      last = now;
      asked += 1;
      const number = asked;
      try {
        const answer = await ask(panel, new URLSearchParams(now));
        if (number === asked) show(panel, answer);
      } catch {
        // What was found last stays; the next change asks again.
        last = null;
      }
    };

    EVENTS.forEach((name) => {
      form.addEventListener(name, (event) => {
        if (panel.contains(event.target)) return;
        window.clearTimeout(waiting);
        waiting = window.setTimeout(check, PAUSE);
      });
    });
    panel.addEventListener('click', lead);
  };

  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('[data-lint-panel]').forEach(start);
  });
  // Wagtail builds its fields while the page loads.
  window.addEventListener('load', arrive);
})();
