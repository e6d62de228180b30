/* References to the shop's terms in Draftail: the dialog inserts one, and it stands in the text as a chip. */
(() => {
  'use strict';

  const { React, DraftJS, draftail, plainterms } = window;
  const element = React.createElement;
  const TYPE = 'TERM';

  class TermSource extends React.Component {
    componentDidMount() {
      const { entity, entityKey, onClose } = this.props;
      const data = entity ? entity.getData() : {};
      plainterms
        .choose({
          title: entityKey ? 'Change the term' : 'Insert a term',
          submit: entityKey ? 'Change' : 'Insert',
          ref: data.ref || '',
          fmt: data.fmt || '',
        })
        .then((chosen) => (chosen ? this.insert(chosen) : onClose()));
    }

    insert({ item, fmt }) {
      const { editorState, entityType, entityKey, onComplete } = this.props;
      const content = editorState
        .getCurrentContent()
        .createEntity(entityType.type, 'IMMUTABLE', { ref: item.ref, fmt });
      const key = content.getLastCreatedEntityKey();
      const selection = entityKey ? this.wholeEntity(entityKey) : editorState.getSelection();
      const changed = DraftJS.Modifier.replaceText(content, selection, item.formats[fmt], null, key);
      onComplete(DraftJS.EditorState.push(editorState, changed, 'insert-characters'));
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

    render() {
      return null;
    }
  }

  /** A chip: its text is the value; its name says of which term, and warns where the shop has none, or not yet. */
  class TermChip extends React.Component {
    constructor(props) {
      super(props);
      this.state = { title: '', standing: '' };
    }

    componentDidMount() {
      const { contentState, entityKey } = this.props;
      const { ref, fmt } = contentState.getEntity(entityKey).getData();
      plainterms.terms().then(
        (items) => this.setState(TermChip.told(items.find((item) => item.ref === ref), ref, fmt)),
        () => {},
      );
    }

    static told(item, ref, fmt) {
      if (!item) return { title: `There is no term ${ref}.`, standing: 'gone' };
      const value = item.formats[fmt] || item.value;
      const more = plainterms.caution(item);
      return {
        title: `${item.label} (${ref}): ${value}${more ? `. ${more}` : ''}`,
        standing: item.starts ? 'coming' : '',
      };
    }

    render() {
      const { title, standing } = this.state;
      const { entityKey, onEdit, children } = this.props;
      const className = standing ? `term-chip term-chip--${standing}` : 'term-chip';
      const name = title ? { 'aria-label': `Term: ${title}` } : {};
      return element('span', { className, title, role: 'button', ...name, onClick: () => onEdit(entityKey) }, children);
    }
  }

  draftail.registerPlugin({ type: TYPE, source: TermSource, decorator: TermChip }, 'entityTypes');
})();
