/* References to the shop's terms in Draftail: a dialog that lists them with their values, and chips in the text. */
(() => {
  'use strict';

  const { React, DraftJS, draftail } = window;
  const element = React.createElement;
  const TYPE = 'TERM';
  let pending = null;

  /** The page being edited, or the one under which a page is being added. */
  const pageNumber = () => {
    const found = window.location.pathname.match(/\/pages\/(?:add\/[^/]+\/[^/]+\/)?(\d+)\//);
    return found ? found[1] : '';
  };

  /** The view lies beside the admin's pages, wherever the admin is mounted. */
  const termsUrl = () => window.wagtailConfig.ADMIN_URLS.PAGES.replace(/pages\/$/, 'references/');

  /** The terms of this page's shop; asked for once, and again after a failure. */
  const fetchTerms = () => {
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

  const matches = (item, words) => {
    const text = `${item.ref} ${item.label} ${item.value}`.toLowerCase();
    return words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
  };

  class TermSource extends React.Component {
    constructor(props) {
      super(props);
      const { entity } = props;
      const data = entity ? entity.getData() : {};
      this.state = { items: null, problem: '', words: '', ref: data.ref || '', fmt: data.fmt || '' };
      this.dialog = React.createRef();
      this.insert = this.insert.bind(this);
      this.close = this.close.bind(this);
    }

    componentDidMount() {
      this.dialog.current.showModal();
      fetchTerms().then(
        (items) => this.setState({ items }),
        (error) => this.setState({ items: [], problem: `${error.message} Close this and try again.` }),
      );
    }

    close() {
      this.props.onClose();
    }

    insert(event) {
      event.preventDefault();
      // The form lies within the page's own form in React's tree.
      event.stopPropagation();
      const { editorState, entityType, entityKey, onComplete } = this.props;
      const item = (this.state.items || []).find((candidate) => candidate.ref === this.state.ref);
      if (!item) return;
      const fmt = this.state.fmt in item.formats ? this.state.fmt : '';
      const content = editorState
        .getCurrentContent()
        .createEntity(entityType.type, 'IMMUTABLE', { ref: item.ref, fmt });
      const key = content.getLastCreatedEntityKey();
      const selection = entityKey ? this.wholeEntity(entityKey) : editorState.getSelection();
      const changed = DraftJS.Modifier.replaceText(content, selection, item.formats[fmt], null, key);
      onComplete(DraftJS.EditorState.push(editorState, changed, 'insert-characters'));
    }

    /** Choose the first term that has these words, unless the one chosen has them: then Enter inserts it. */
    find(words) {
      const shown = (this.state.items || []).filter((item) => matches(item, words));
      if (!words || !shown.length || shown.some((item) => item.ref === this.state.ref)) this.setState({ words });
      else this.setState({ words, ref: shown[0].ref, fmt: '' });
    }

    /** The selection that covers the chip being edited. */
    wholeEntity(entityKey) {
      const { editorState } = this.props;
      const selection = editorState.getSelection();
      const block = editorState.getCurrentContent().getBlockForKey(selection.getStartKey());
      let covered = selection;
      block.findEntityRanges(
        (character) => character.getEntity() === entityKey,
        (start, end) => {
          covered = selection.merge({ anchorOffset: start, focusOffset: end, isBackward: false });
        },
      );
      return covered;
    }

    renderTerms(shown) {
      const groups = [...new Set(shown.map((item) => item.group))];
      return element(
        'select',
        {
          id: 'term-chooser-term',
          size: 9,
          required: true,
          value: this.state.ref,
          onChange: (event) => this.setState({ ref: event.target.value, fmt: '' }),
        },
        groups.map((group) =>
          element(
            'optgroup',
            { key: group, label: group },
            shown
              .filter((item) => item.group === group)
              .map((item) => element('option', { key: item.ref, value: item.ref }, `${item.label}: ${item.value}`)),
          ),
        ),
      );
    }

    renderFormats(item) {
      return element(
        'select',
        {
          id: 'term-chooser-format',
          value: this.state.fmt,
          onChange: (event) => this.setState({ fmt: event.target.value }),
        },
        Object.entries(item.formats).map(([name, text]) =>
          element('option', { key: name, value: name }, name ? `${text} (${name})` : text),
        ),
      );
    }

    renderMessage(shown) {
      const { items, problem } = this.state;
      if (problem) return element('p', { role: 'alert' }, problem);
      if (items === null) return element('p', { className: 'term-chooser__message' }, 'Reading the terms…');
      if (!items.length) return element('p', null, 'No terms are in force yet. Publish the shop’s terms first.');
      return shown.length ? null : element('p', null, 'No term has these words. Try another one.');
    }

    render() {
      const { items, words, ref } = this.state;
      const shown = (items || []).filter((item) => matches(item, words));
      const chosen = shown.find((item) => item.ref === ref);
      return element(
        'dialog',
        { ref: this.dialog, className: 'term-chooser', onClose: this.close, 'aria-labelledby': 'term-chooser-title' },
        element(
          'form',
          { onSubmit: this.insert },
          element('h2', { id: 'term-chooser-title' }, this.props.entityKey ? 'Change the term' : 'Insert a term'),
          element('label', { htmlFor: 'term-chooser-words' }, 'Find'),
          element('input', {
            id: 'term-chooser-words',
            type: 'search',
            autoFocus: true,
            value: words,
            onChange: (event) => this.find(event.target.value),
          }),
          element('label', { htmlFor: 'term-chooser-term' }, 'Term, with its present value'),
          shown.length ? this.renderTerms(shown) : null,
          this.renderMessage(shown),
          chosen ? element('label', { htmlFor: 'term-chooser-format' }, 'Written as') : null,
          chosen ? this.renderFormats(chosen) : null,
          element(
            'div',
            { className: 'term-chooser__actions' },
            element('button', { type: 'submit', className: 'button', disabled: !chosen }, this.props.entityKey ? 'Change' : 'Insert'),
            element('button', { type: 'button', className: 'button button-secondary', onClick: this.close }, 'Cancel'),
          ),
        ),
      );
    }
  }

  /** A chip: the name of the term, its present value when known, and a warning where the shop has no such term. */
  class TermChip extends React.Component {
    constructor(props) {
      super(props);
      this.state = { title: '', gone: false };
    }

    componentDidMount() {
      const { contentState, entityKey } = this.props;
      const { ref, fmt } = contentState.getEntity(entityKey).getData();
      fetchTerms().then(
        (items) => {
          const item = items.find((candidate) => candidate.ref === ref);
          const title = item ? `${item.label} (${ref}): ${item.formats[fmt] || item.value}` : `There is no term ${ref}.`;
          this.setState({ title, gone: !item });
        },
        () => {},
      );
    }

    render() {
      const { title, gone } = this.state;
      const { entityKey, onEdit, children } = this.props;
      const className = gone ? 'term-chip term-chip--gone' : 'term-chip';
      return element('span', { className, title, onClick: () => onEdit(entityKey) }, children);
    }
  }

  draftail.registerPlugin({ type: TYPE, source: TermSource, decorator: TermChip }, 'entityTypes');
})();
