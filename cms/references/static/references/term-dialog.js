/* The shop's terms and the dialog in which one is chosen, for rich text, plain text and fields that name a term. */
(() => {
  'use strict';

  let pending = null;

  /** The page being edited, or the one under which a page is being added. */
  const pageNumber = () => {
    const found = window.location.pathname.match(/\/pages\/(?:add\/[^/]+\/[^/]+\/)?(\d+)\//);
    return found ? found[1] : '';
  };

  /** The view lies beside the admin's pages, wherever the admin is mounted. */
  const termsUrl = () => window.wagtailConfig.ADMIN_URLS.PAGES.replace(/pages\/$/, 'references/');

  /** The terms of this page's shop; asked for once, and again after a failure. */
  const terms = () => {
    if (!pending) {
      pending = window
        .fetch(`${termsUrl()}?page=${pageNumber()}`, { headers: { Accept: 'application/json' } })
        .then((response) => {
          if (!response.ok) throw new Error(`The terms cannot be listed (${response.status}).`);
          return response.json();
        })
        .then((answer) => answer.items);
      pending.catch(() => {
        pending = null;
      });
    }
    return pending;
  };

  const make = (tag, attributes = {}, children = []) => {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => {
      if (value === true) made.setAttribute(name, '');
      else if (value !== false && value !== null) made.setAttribute(name, value);
    });
    made.append(...[].concat(children));
    return made;
  };

  const day = (moment) => moment.split(',')[0];

  /** What will change, in a few words. */
  const outlook = (item) => {
    if (item.starts) return `from ${day(item.starts)}`;
    if (!item.next) return '';
    return `from ${day(item.next.starts)}: ${item.next.value || 'not stated any more'}`;
  };

  const matches = (item, words) => {
    const text = [item.ref, item.label, item.group, item.value, outlook(item)].join(' ').toLowerCase();
    return words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
  };

  /** What someone who chooses a term that is not simply in force should know. */
  const caution = (item) => {
    if (item.starts) {
      return `This term is not in force yet. It starts on ${item.starts}; a page that names it can be published from then on, or scheduled for then.`;
    }
    if (item.next && !item.next.value) {
      return `This term is in force only until ${item.next.starts}. A page that names it must expire by then.`;
    }
    return item.next ? `On ${item.next.starts} the value becomes ${item.next.value}, here too.` : '';
  };

  class TermDialog {
    constructor({ title, submit, ref = '', fmt = '', formats = true, done }) {
      this.items = null;
      this.chosen = ref;
      this.fmt = fmt;
      this.formats = formats;
      this.done = done;
      this.build(title, submit);
    }

    build(title, submit) {
      this.words = make('input', {
        id: 'term-chooser-words',
        type: 'text',
        role: 'combobox',
        autocomplete: 'off',
        'aria-autocomplete': 'list',
        'aria-expanded': 'true',
        'aria-controls': 'term-chooser-list',
        'aria-describedby': 'term-chooser-hint',
      });
      this.list = make('div', { id: 'term-chooser-list', role: 'listbox', 'aria-label': 'Terms, with their present values' });
      this.count = make('p', { class: 'term-chooser__message', role: 'status' }, 'Reading the terms…');
      this.note = make('p', { class: 'term-chooser__note', role: 'status' });
      this.written = make('select', { id: 'term-chooser-format' });
      this.format = make('div', { hidden: true }, [
        make('label', { for: 'term-chooser-format' }, 'Written as'),
        this.written,
      ]);
      this.submit = make('button', { type: 'submit', class: 'button' }, submit);
      const cancel = make('button', { type: 'button', class: 'button button-secondary' }, 'Cancel');
      this.form = make('form', { method: 'dialog' }, [
        make('h2', { id: 'term-chooser-title' }, title),
        make('label', { for: 'term-chooser-words' }, 'Find'),
        this.words,
        make('p', { id: 'term-chooser-hint', class: 'term-chooser__message' }, 'A few words of its name or value. Arrow keys choose, Enter takes the term.'),
        this.count,
        this.list,
        this.note,
        this.format,
        make('div', { class: 'term-chooser__actions' }, [this.submit, cancel]),
      ]);
      this.element = make('dialog', { class: 'term-chooser', 'aria-labelledby': 'term-chooser-title' }, this.form);
      cancel.addEventListener('click', () => this.element.close());
      this.listen();
    }

    listen() {
      this.words.addEventListener('input', () => this.find());
      this.words.addEventListener('keydown', (event) => this.move(event));
      this.written.addEventListener('change', () => {
        this.fmt = this.written.value;
      });
      this.list.addEventListener('mousedown', (event) => event.preventDefault());
      this.list.addEventListener('click', (event) => this.pick(event));
      this.list.addEventListener('dblclick', () => this.form.requestSubmit());
      this.form.addEventListener('submit', (event) => this.take(event));
      this.element.addEventListener('close', () => this.finish());
    }

    open() {
      document.body.append(this.element);
      this.element.showModal();
      this.words.focus();
      terms().then(
        (items) => this.show(items),
        (error) => {
          this.count.setAttribute('role', 'alert');
          this.count.textContent = `${error.message} Close this and try again.`;
          this.submit.disabled = true;
        },
      );
    }

    show(items) {
      this.items = items;
      this.find();
    }

    shown() {
      return (this.items || []).filter((item) => matches(item, this.words.value.trim()));
    }

    /** Choose the first term that has these words, unless the one chosen has them: then Enter takes it. */
    find() {
      if (this.items === null) return;
      const shown = this.shown();
      if (this.words.value && shown.length && !shown.some((item) => item.ref === this.chosen)) {
        this.chosen = shown[0].ref;
        this.fmt = '';
      }
      this.draw(shown);
      this.tell(shown);
      this.settle();
    }

    draw(shown) {
      const groups = [...new Set(shown.map((item) => item.group))];
      this.list.replaceChildren(
        ...groups.map((group, number) => {
          const id = `term-chooser-group-${number}`;
          const own = shown.filter((item) => item.group === group).map((item) => this.option(item));
          const heading = make('div', { id, role: 'presentation', class: 'term-chooser__group' }, group);
          return make('div', { role: 'group', 'aria-labelledby': id }, [heading, ...own]);
        }),
      );
    }

    option(item) {
      const coming = outlook(item);
      return make(
        'div',
        { id: `term-option-${item.ref}`, role: 'option', 'data-ref': item.ref, class: 'term-chooser__option', 'aria-selected': 'false' },
        [
          make('span', { class: 'term-chooser__label' }, item.label),
          ' ',
          make('span', { class: 'term-chooser__value' }, item.value),
          ' ',
          make('span', { class: 'term-chooser__ref' }, item.ref),
          ...(coming ? [' ', make('span', { class: 'w-status term-chooser__coming' }, coming)] : []),
        ],
      );
    }

    tell(shown) {
      if (!this.items.length) this.count.textContent = 'No terms are in force yet. Publish the shop’s terms first.';
      else if (!shown.length) this.count.textContent = 'No term has these words. Try another one.';
      else this.count.textContent = shown.length === 1 ? '1 term' : `${shown.length} terms`;
    }

    /** Mark the chosen term, and offer the ways to write it. */
    settle() {
      const item = this.shown().find((each) => each.ref === this.chosen);
      this.list.querySelectorAll('[role=option]').forEach((option) => {
        option.setAttribute('aria-selected', String(option.dataset.ref === this.chosen));
      });
      this.submit.disabled = !item;
      this.note.textContent = item ? caution(item) : '';
      this.format.hidden = !item || !this.formats;
      if (!item) {
        this.words.removeAttribute('aria-activedescendant');
        return;
      }
      this.words.setAttribute('aria-activedescendant', `term-option-${item.ref}`);
      document.getElementById(`term-option-${item.ref}`).scrollIntoView({ block: 'nearest' });
      if (!(this.fmt in item.formats)) this.fmt = '';
      this.written.replaceChildren(
        ...Object.entries(item.formats).map(([name, text]) =>
          make('option', { value: name, selected: name === this.fmt }, name ? `${text} (${name})` : text),
        ),
      );
    }

    choose(ref) {
      if (ref !== this.chosen) this.fmt = '';
      this.chosen = ref;
      this.settle();
    }

    move(event) {
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
      const refs = [...this.list.querySelectorAll('[role=option]')].map((option) => option.dataset.ref);
      if (!step || !refs.length) return;
      event.preventDefault();
      const at = refs.indexOf(this.chosen);
      const next = at < 0 ? (step > 0 ? 0 : refs.length - 1) : at + step;
      this.choose(refs[Math.max(0, Math.min(refs.length - 1, next))]);
    }

    pick(event) {
      const option = event.target.closest('[role=option]');
      if (option) this.choose(option.dataset.ref);
    }

    take(event) {
      event.preventDefault();
      const item = this.shown().find((each) => each.ref === this.chosen);
      if (!item) return;
      this.taken = { item, fmt: this.formats ? this.fmt : '' };
      this.element.close();
    }

    finish() {
      this.element.remove();
      this.done(this.taken || null);
    }
  }

  /** Open the dialog; the promise has ``{item, fmt}``, or null where nothing was chosen. */
  const choose = (options) => new Promise((done) => {
    new TermDialog({ ...options, done }).open();
  });

  window.plainterms = { terms, choose, caution, make };
})();
