/**
 * The editor of translations, for pages that refer to terms: shows how far the page is, and what a reader of the
 * language will see where a text says {{ returns.window }}; offers the references of a text while it is translated.
 *
 * The editor itself is wagtail-localize's, and belongs to React. Only leaves that hold nothing but text are written to.
 */
document.addEventListener('DOMContentLoaded', () => {
    const REFERENCE = /\{\{\s*([^{}|\s]+)\s*(?:\|\s*([^{}\s]+)\s*)?\}\}/g;
    const STATES = ['complete', 'incomplete', 'errored'];
    const desk = document.querySelector('[data-translation-desk]');
    const editor = document.querySelector('.js-translation-editor');
    if (!desk || !editor) return;

    let values = {};
    let counted = '';

    const nameOf = (match) => (match[2] ? `${match[1]}|${match[2]}` : match[1]);

    function chip(name, element) {
        const made = document.createElement(element);
        const value = values[name];
        made.className = value ? 'translation-term' : 'translation-term translation-term--unknown';
        made.textContent = value || name;
        made.title = value ? name : `No such term: ${name}`;
        made.dataset.reference = `{{ ${name} }}`;
        return made;
    }

    function show(leaf) {
        const text = leaf.textContent;
        const pieces = [];
        let end = 0;
        for (const match of text.matchAll(REFERENCE)) {
            pieces.push(text.slice(end, match.index), chip(nameOf(match), 'span'));
            end = match.index + match[0].length;
        }
        if (pieces.length) leaf.replaceChildren(...pieces, text.slice(end));
    }

    /** What a text of the source says, its references in braces again. */
    function sourceOf(segment) {
        const read = (node) => node.dataset?.reference || (node.childNodes.length ? [...node.childNodes].map(read).join('') : node.textContent);
        const fields = segment.querySelectorAll('textarea');
        return [...segment.children].filter((part) => ![...fields].some((field) => part.contains(field)) && !part.matches('.translation-terms')).map(read).join(' ');
    }

    function write(field, text) {
        const [from, to] = [field.selectionStart, field.selectionEnd];
        const whole = field.value.slice(0, from) + text + field.value.slice(to);
        // React listens to the field's own setter; only the prototype's is seen as a change by the user.
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, whole);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.focus();
        field.setSelectionRange(from + text.length, from + text.length);
    }

    function offer(field) {
        const segment = field.closest('li');
        if (!segment || segment.querySelector('.translation-terms')) return;
        const names = new Set([...sourceOf(segment).matchAll(REFERENCE)].map(nameOf));
        if (!names.size) return;
        const row = document.createElement('div');
        row.className = 'translation-terms';
        row.append('Insert');
        for (const name of names) {
            const button = chip(name, 'button');
            button.type = 'button';
            button.setAttribute('aria-label', `Insert ${values[name] || name}`);
            button.addEventListener('click', () => write(field, button.dataset.reference));
            row.append(button);
        }
        segment.append(row);
    }

    function tidy() {
        for (const row of editor.querySelectorAll('.translation-terms')) {
            if (!row.closest('li').querySelector('textarea')) row.remove();
        }
    }

    function isText(element) {
        const nodes = [...element.childNodes];
        return nodes.length > 0 && nodes.every((node) => node.nodeType === Node.TEXT_NODE);
    }

    function refresh() {
        const segments = [...editor.querySelectorAll(STATES.map((state) => `li.${state}`).join(','))];
        for (const segment of segments) {
            for (const part of segment.querySelectorAll('p, div')) {
                if (isText(part) && part.textContent.includes('{{')) show(part);
            }
        }
        tidy();
        editor.querySelectorAll('li textarea').forEach(offer);
        // A text counts once it is saved, which its own line says; its class changes before that.
        const now = segments.map((segment) => segment.className + segment.querySelector('ul')?.textContent).join();
        if (now !== counted) {
            counted = now;
            load();
        }
    }

    async function load() {
        const response = await fetch(desk.dataset.url, { headers: { Accept: 'application/json' } });
        if (!response.ok) return;
        const found = await response.json();
        const first = !Object.keys(values).length;
        values = found.values;
        desk.querySelector('meter').value = found.percent;
        desk.querySelector('.translation-desk__words').textContent = found.words;
        desk.hidden = false;
        if (first) refresh();
    }

    let waiting;
    function soon() {
        clearTimeout(waiting);
        waiting = setTimeout(refresh, 60);
    }

    load().then(() => {
        refresh();
        new MutationObserver(soon).observe(editor, {
            childList: true,
            subtree: true,
            characterData: true,
            attributes: true,
            attributeFilter: ['class'],
        });
    });
});
