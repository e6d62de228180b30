/* Tries the terms on the screen on orders, follows a trial that is under way, and shows what it found. */
(() => {
  const PAUSE = 500;
  const HEADERS = { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' };
  const UNREACHABLE = 'The server does not answer. Try again in a moment.';

  const answer = async (address, options = {}) => {
    const response = await fetch(address, { headers: HEADERS, credentials: 'same-origin', ...options });
    const type = response.headers.get('Content-Type') || '';
    if (!type.startsWith('application/json')) throw new Error(UNREACHABLE);
    const data = await response.json();
    if (!response.ok) throw new Error(data.sentence || UNREACHABLE);
    return data;
  };

  const say = (place, sentence) => {
    const paragraph = document.createElement('p');
    paragraph.className = 'error-message';
    paragraph.setAttribute('role', 'alert');
    paragraph.textContent = sentence;
    place.replaceChildren(paragraph);
  };

  const follow = async (place, first) => {
    let data = first;
    while (data.active) {
      place.innerHTML = data.html;
      await new Promise((done) => { setTimeout(done, PAUSE); });
      data = await answer(data.progress);
    }
    place.innerHTML = data.html;
    return data;
  };

  const linked = (place, data) => {
    const link = document.createElement('a');
    link.href = data.page;
    link.textContent = 'Open this on a page of its own';
    place.append(link);
  };

  const start = (panel) => {
    const place = panel.querySelector('[data-impact-outcome]');
    const button = panel.querySelector('[data-impact-try]');
    panel.querySelector('[data-impact-start]').hidden = false;
    button.addEventListener('click', async () => {
      const sent = new FormData(button.form);
      sent.set('impact_days', panel.querySelector('[data-impact-days]').value);
      button.disabled = true;
      try {
        linked(place, await follow(place, await answer(panel.dataset.url, { method: 'POST', body: sent })));
      } catch (error) {
        say(place, error.message);
      } finally {
        button.disabled = false;
      }
    });
  };

  const letConfirm = (confirm) => {
    confirm.textContent = confirm.dataset.impactConfirm;
    confirm.form.querySelector('[data-impact-accepted]').disabled = false;
  };

  const watch = async (place) => {
    const confirm = document.querySelector('[data-impact-confirm]');
    if (confirm) confirm.disabled = true;
    try {
      await follow(place, await answer(place.dataset.impactFollow));
      if (confirm) letConfirm(confirm);
      else window.location.reload();
    } catch (error) {
      say(place, error.message);
    } finally {
      if (confirm) confirm.disabled = false;
    }
  };

  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('[data-impact-panel]').forEach(start);
    document.querySelectorAll('[data-impact-follow]').forEach(watch);
    document.querySelectorAll('[data-impact-back]').forEach((button) => {
      button.addEventListener('click', () => window.history.back());
    });
  });
})();
