/* Countries chosen by name: a search over a list of several choices, which keeps what is stored. */
(() => {
  'use strict';

  const NAMES = 'countries-names';

  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

  class Countries extends window.StimulusModule.Controller {
    connect() {
      const select = this.element;
      this.search = make('input', { type: 'text', placeholder: 'Add a country by its name' });
      this.search.setAttribute('list', this.names());
      this.search.setAttribute('autocomplete', 'off');
      this.search.setAttribute('aria-describedby', select.getAttribute('aria-describedby') || '');
      this.chosen = make('ul', { className: 'countries__chosen' });
      this.message = make('p', { className: 'countries__message' });
      this.message.setAttribute('role', 'status');
      this.box = make('div', { className: 'countries' });
      this.box.append(this.chosen, this.search, this.message);
      select.hidden = true;
      select.after(this.box);
      // The label belongs to what can be seen.
      this.search.id = select.id;
      select.removeAttribute('id');
      this.search.addEventListener('keydown', (event) => this.typed(event));
      this.search.addEventListener('input', (event) => this.picked(event));
      this.search.addEventListener('change', (event) => {
        // What is in the search is not yet chosen: the form must not take it for a change.
        event.stopPropagation();
        this.add();
      });
      this.list();
    }

    disconnect() {
      this.element.id = this.search.id;
      this.element.hidden = false;
      this.box.remove();
    }

    /** One list of names serves every search on the page. */
    names() {
      if (!document.getElementById(NAMES)) {
        const list = make('datalist', { id: NAMES });
        list.append(...[...this.element.options].map((option) => make('option', { value: option.text })));
        document.body.append(list);
      }
      return NAMES;
    }

    typed(event) {
      if (event.key === 'Enter') {
        // Not the form's Enter.
        event.preventDefault();
        this.add();
      } else if (event.key === 'Backspace' && !this.search.value && this.element.selectedOptions.length) {
        const chosen = this.element.selectedOptions;
        this.drop(chosen[chosen.length - 1]);
      }
    }

    /** A name taken from the list comes whole; one that is typed comes letter by letter, and Niger may become Nigeria. */
    picked(event) {
      if (!event.inputType || event.inputType === 'insertReplacementText') this.add();
    }

    /** Choose what was typed: names or codes, several with commas between. */
    add() {
      const words = this.search.value.split(',').map((word) => word.trim()).filter(Boolean);
      if (!words.length) return;
      const found = words.map((word) => this.find(word));
      found.filter(Boolean).forEach((option) => {
        option.selected = true;
      });
      const unknown = words.filter((word, index) => !found[index]);
      this.search.value = unknown.join(', ');
      this.message.textContent = unknown.length
        ? `${unknown.join(', ')}: no such country. Choose a name from the list.`
        : '';
      this.changed();
    }

    find(word) {
      const options = [...this.element.options];
      const text = word.toLowerCase();
      const exact = options.find((option) => option.text.toLowerCase() === text || option.value.toLowerCase() === text);
      if (exact) return exact;
      const begins = options.filter((option) => option.text.toLowerCase().startsWith(text));
      return begins.length === 1 ? begins[0] : null;
    }

    drop(option) {
      option.selected = false;
      this.message.textContent = '';
      this.search.focus();
      this.changed();
    }

    changed() {
      this.list();
      this.element.dispatchEvent(new Event('change', { bubbles: true }));
    }

    list() {
      this.chosen.replaceChildren(
        ...[...this.element.selectedOptions].map((option) => {
          const item = make('li', { textContent: option.text });
          const remove = make('button', { type: 'button', textContent: '×' });
          remove.setAttribute('aria-label', `Remove ${option.text}`);
          remove.addEventListener('click', () => this.drop(option));
          item.append(remove);
          return item;
        }),
      );
    }
  }

  window.wagtail.app.register('countries', Countries);
})();
