/* Terms in fields of plain text, and fields that hold the name of a term. Without this script they are text inputs. */
(() => {
  'use strict';

  const { plainterms, StimulusModule } = window;
  const { make } = plainterms;
  const BRACES = /\{\{\s*([^{}|]*?)\s*(?:\|\s*([^{}]*?)\s*)?\}\}/g;
  const PAUSE = 400;

  const labelOf = (field) => {
    const label = field.id && document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
    // A block of one field has no label of its own: its panel's heading names it.
    const heading = field.closest('.w-panel')?.querySelector('.c-sf-block__type, [data-panel-heading-text]');
    return (label || heading)?.textContent.replace('*', '').trim() || 'this field';
  };

  const changed = (field) => {
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };

  /** A button that inserts a term at the caret, and below the field how the text reads with its values. */
  class TermTextController extends StimulusModule.Controller {
    connect() {
      const field = this.element;
      this.button = make(
        'button',
        { type: 'button', class: 'term-text__insert', 'aria-label': `Insert a term into ${labelOf(field)}` },
        'Insert a term',
      );
      this.reading = make('p', { class: 'term-text__reading', id: `${field.id}-reading`, role: 'status' });
      this.tools = make('div', { class: 'term-text', 'data-term-tools': true }, [this.button, this.reading]);
      this.button.addEventListener('click', () => this.choose());
      this.typed = () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.read(), PAUSE);
      };
      field.addEventListener('input', this.typed);
      field.after(this.tools);
      this.read();
    }

    disconnect() {
      clearTimeout(this.timer);
      this.element.removeEventListener('input', this.typed);
      this.tools.remove();
    }

    choose() {
      const field = this.element;
      plainterms.choose({ title: 'Insert a term', submit: 'Insert' }).then((chosen) => {
        field.focus();
        if (!chosen) return;
        const { item, fmt } = chosen;
        const written = fmt ? `{{ ${item.ref}|${fmt} }}` : `{{ ${item.ref} }}`;
        field.setRangeText(written, field.selectionStart, field.selectionEnd, 'end');
        changed(field);
        this.read();
      });
    }

    /** Say how the text reads; nothing where it names no term. */
    read() {
      const text = this.element.value;
      if (!text.includes('{{')) {
        this.reading.replaceChildren();
        return;
      }
      plainterms.terms().then(
        (items) => this.reading.replaceChildren(make('span', { class: 'term-text__reads' }, 'Reads: '), ...this.pieces(text, items)),
        () => this.reading.replaceChildren(),
      );
    }

    pieces(text, items) {
      const found = [];
      let from = 0;
      for (const match of text.matchAll(BRACES)) {
        found.push(text.slice(from, match.index), TermTextController.shown(match, items));
        from = match.index + match[0].length;
      }
      return [...found, text.slice(from)];
    }

    static shown([, ref, fmt = ''], items) {
      const item = items.find((each) => each.ref === ref);
      if (!item) return make('mark', { class: 'term-text__gone' }, `[there is no term “${ref}”]`);
      if (!(fmt in item.formats)) return make('mark', { class: 'term-text__gone' }, `[not written as “${fmt}”]`);
      const value = make('strong', {}, item.formats[fmt]);
      if (!item.starts) return value;
      return make('span', {}, [value, make('em', {}, ` (from ${item.starts.split(',')[0]})`)]);
    }
  }

  /** In place of a text input: the chosen term with its present value, and a button to choose another. */
  class TermChoiceController extends StimulusModule.Controller {
    connect() {
      const field = this.element;
      this.shown = make('span', { class: 'term-choice__shown' });
      this.button = make('button', { type: 'button', class: 'button button-small button-secondary', id: `${field.id}-choose` });
      this.card = make('div', { class: 'term-choice' }, [this.shown, this.button]);
      this.name = labelOf(field);
      this.button.addEventListener('click', () => this.choose());
      field.hidden = true;
      field.after(this.card);
      this.show();
    }

    disconnect() {
      this.card.remove();
      this.element.hidden = false;
    }

    choose() {
      const field = this.element;
      plainterms.choose({ title: 'Choose a term', submit: 'Choose', ref: field.value, formats: false }).then((chosen) => {
        if (chosen) {
          field.value = chosen.item.ref;
          changed(field);
          this.show();
        }
        this.button.focus();
      });
    }

    show() {
      const ref = this.element.value;
      this.button.textContent = ref ? 'Choose another term' : 'Choose a term';
      this.tell(ref || 'none chosen');
      if (!ref) {
        this.shown.replaceChildren('No term is chosen yet.');
        return;
      }
      this.shown.replaceChildren(make('code', {}, ref));
      plainterms.terms().then((items) => this.describe(items.find((item) => item.ref === ref), ref), () => {});
    }

    describe(item, ref) {
      if (!item) {
        this.shown.replaceChildren(make('span', { class: 'term-text__gone' }, `There is no term “${ref}”. `));
        this.tell(`there is no term ${ref}`);
        return;
      }
      const more = plainterms.caution(item);
      this.shown.replaceChildren(
        make('strong', {}, item.label),
        ' ',
        make('span', { class: 'term-choice__value' }, item.value),
        ' ',
        make('code', {}, ref),
        ...(more ? [make('span', { class: 'term-choice__note' }, more)] : []),
      );
      this.tell(`${item.label}, ${item.value}`);
    }

    tell(what) {
      this.button.setAttribute('aria-label', `${this.button.textContent}: ${this.name}, ${what}`);
    }
  }

  window.wagtail.app.register('term-text', TermTextController);
  window.wagtail.app.register('term-choice', TermChoiceController);
})();
