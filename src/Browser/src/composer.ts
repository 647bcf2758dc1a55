// The text box people write messages in: grows with its text, sends on Enter, completes what begins with a sign, takes files.
import { filesOf, register } from './files/registry';

interface Options { enterSends: boolean; signs: string; maxLines: number; files: boolean }
interface Composer { area: HTMLTextAreaElement; options: Options; suggesting: boolean; dispose(): void }

const composers = new Map<string, Composer>();

export function attach(id: string, area: HTMLTextAreaElement | null, options: Options, dotnet: DotNet) {
  if (!area) return; // gone from the page while this engine was still loading.
  composers.get(id)?.dispose();
  const abort = new AbortController();
  const listen = { signal: abort.signal };
  const composer: Composer = { area, options, suggesting: false, dispose: () => abort.abort() };
  let token = '';

  const tellToken = () => {
    const found = tokenAt(area, options.signs);
    const now = found ? `${found.start}${found.sign}${found.query}` : '';
    if (now === token) return;
    token = now;
    void dotnet.invokeMethodAsync('TokenChanged', found ? { ...found, ...caretPoint(area, found.start) } : null);
  };

  area.addEventListener('input', () => { grow(area, options.maxLines); tellToken(); }, listen);
  area.addEventListener('click', tellToken, listen);
  area.addEventListener('keyup', e => { if (e.key.startsWith('Arrow') || e.key === 'Home' || e.key === 'End') tellToken(); }, listen);
  area.addEventListener('blur', () => setTimeout(() => { if (composers.get(id) === composer && document.activeElement !== area) { token = ''; void dotnet.invokeMethodAsync('TokenChanged', null); } }, 150), listen);
  area.addEventListener('keydown', e => {
    if (e.isComposing) return;
    const plain = !e.ctrlKey && !e.metaKey && !e.altKey && !e.shiftKey;
    const mod = e.ctrlKey || e.metaKey;
    if (composer.suggesting && plain && ['ArrowUp', 'ArrowDown', 'Enter', 'Tab', 'Escape'].includes(e.key)) {
      e.preventDefault();
      e.stopPropagation();
      void dotnet.invokeMethodAsync('SuggestionKey', e.key);
    } else if (e.key === 'Enter' && (mod || plain && options.enterSends && !insideFence(area))) {
      e.preventDefault();
      void dotnet.invokeMethodAsync('Submitted', area.value);
    } else if (e.key === 'ArrowUp' && plain && area.value === '') {
      e.preventDefault();
      void dotnet.invokeMethodAsync('EditLastRequested');
    } else if (e.key === 'Escape' && plain) {
      e.stopPropagation();
      void dotnet.invokeMethodAsync('Escaped');
    } else if (mod && !e.altKey) {
      const mark = e.shiftKey ? { x: '~~', c: '`' }[e.key.toLowerCase()] : { b: '**', i: '_' }[e.key.toLowerCase()];
      if (mark) { e.preventDefault(); wrap(id, mark, mark); }
    }
  }, listen);
  area.addEventListener('paste', e => {
    const files = options.files ? filesOf(e.clipboardData) : [];
    const text = e.clipboardData?.getData('text/plain') ?? '';
    if (files.length > 0 && text === '') { // a spreadsheet's cells come as text and as a picture: text wins
      e.preventDefault();
      void dotnet.invokeMethodAsync('FilesGiven', files.map(register));
    } else if (/^https?:\/\/\S+$/.test(text) && area.selectionStart !== area.selectionEnd) {
      e.preventDefault();
      insert(area, `[${area.value.slice(area.selectionStart, area.selectionEnd)}](${text})`);
    }
  }, listen);
  composers.set(id, composer);
  grow(area, options.maxLines);
}

export function detach(id: string) {
  composers.get(id)?.dispose();
  composers.delete(id);
}

/** While suggestions show, arrows, Enter, Tab and Escape are theirs. */
export function setSuggesting(id: string, on: boolean) {
  const composer = composers.get(id);
  if (composer) composer.suggesting = on;
}

export const setEnterSends = (id: string, on: boolean) => {
  const composer = composers.get(id);
  if (composer) composer.options.enterSends = on;
};

export function setText(id: string, text: string, focus: boolean) {
  const composer = composers.get(id);
  if (!composer) return;
  composer.area.value = text;
  grow(composer.area, composer.options.maxLines);
  composer.area.setSelectionRange(text.length, text.length);
  if (focus) composer.area.focus();
}

/** Replaces a part of the text, in a way the browser's undo knows of. */
export function replace(id: string, start: number, end: number, text: string) {
  const area = composers.get(id)?.area;
  if (!area) return;
  area.focus();
  area.setSelectionRange(start, end);
  insert(area, text);
}

export function insertAtCaret(id: string, text: string) {
  const area = composers.get(id)?.area;
  if (!area) return;
  area.focus();
  insert(area, text);
}

/** Puts marks around the selection, or takes them away when they are there; without a selection the caret lands between. */
export function wrap(id: string, before: string, after: string) {
  const area = composers.get(id)?.area;
  if (!area) return;
  area.focus();
  const { selectionStart: start, selectionEnd: end, value } = area;
  const picked = value.slice(start, end);
  if (value.slice(start - before.length, start) === before && value.slice(end, end + after.length) === after) {
    area.setSelectionRange(start - before.length, end + after.length);
    insert(area, picked);
    area.setSelectionRange(start - before.length, end - before.length);
  } else {
    insert(area, before + picked + after);
    area.setSelectionRange(start + before.length, end + before.length);
  }
}

/** Begins every selected line with a prefix: lists, quotes. */
export function prefixLines(id: string, prefix: string) {
  const area = composers.get(id)?.area;
  if (!area) return;
  area.focus();
  const start = area.value.lastIndexOf('\n', area.selectionStart - 1) + 1;
  const end = area.selectionEnd;
  const lines = area.value.slice(start, end).split('\n');
  const all = lines.every(l => l.startsWith(prefix));
  area.setSelectionRange(start, end);
  insert(area, lines.map(l => all ? l.slice(prefix.length) : prefix + l).join('\n'));
}

export const selection = (id: string) => {
  const area = composers.get(id)?.area;
  return area ? { start: area.selectionStart, end: area.selectionEnd, text: area.value.slice(area.selectionStart, area.selectionEnd) } : null;
};

export const caret = (id: string) => {
  const area = composers.get(id)?.area;
  return area ? caretPoint(area, area.selectionStart) : null;
};

function insert(area: HTMLTextAreaElement, text: string) {
  const done = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
  if (done) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

function grow(area: HTMLTextAreaElement, maxLines: number) {
  const line = parseFloat(getComputedStyle(area).lineHeight) || 20;
  area.style.height = 'auto';
  const height = Math.min(area.scrollHeight, Math.ceil(line * maxLines));
  area.style.height = `${height}px`;
  area.style.overflowY = area.scrollHeight > height ? 'auto' : 'hidden';
}

// Between ``` and ``` Enter makes a line.
const insideFence = (area: HTMLTextAreaElement) => (area.value.slice(0, area.selectionStart).match(/^```/gm)?.length ?? 0) % 2 === 1;

/** The word being typed after one of the signs (@ # : /), if the caret is in one. */
function tokenAt(area: HTMLTextAreaElement, signs: string) {
  if (area.selectionStart !== area.selectionEnd) return null;
  const before = area.value.slice(0, area.selectionStart);
  const match = /(?:^|[\s([{«"'])(\S)([^\s@#:/]*(?: [^\s@#:/]+)?)$/u.exec(before);
  const at = match && signs.includes(match[1]) ? match : null;
  if (!at || insideFence(area)) return null;
  const [, sign, query] = at;
  if (sign === ':' && query.length < 2 || sign !== '@' && query.includes(' ')) return null;
  if (sign === '/' && before.length !== query.length + 1) return null;
  return { sign, query, start: area.selectionStart - query.length - 1, end: area.selectionStart };
}

const mirrored = ['boxSizing', 'width', 'paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft', 'borderTopWidth', 'borderLeftWidth', 'borderRightWidth',
  'fontFamily', 'fontSize', 'fontWeight', 'fontFeatureSettings', 'letterSpacing', 'lineHeight', 'tabSize', 'textIndent'] as const;

/** Where a character stands in the window; a text area does not tell, so a copy of it is measured. */
function caretPoint(area: HTMLTextAreaElement, index: number) {
  const mirror = document.createElement('div');
  const style = getComputedStyle(area);
  for (const name of mirrored) mirror.style[name] = style[name];
  Object.assign(mirror.style, { position: 'fixed', visibility: 'hidden', whiteSpace: 'pre-wrap', overflowWrap: 'break-word', top: '0', left: '0' });
  const mark = document.createElement('span');
  mark.textContent = '\u200b';
  mirror.append(area.value.slice(0, index), mark);
  document.body.append(mirror);
  const [at, box, origin] = [mark.getBoundingClientRect(), area.getBoundingClientRect(), mirror.getBoundingClientRect()];
  mirror.remove();
  const top = box.top + at.top - origin.top - area.scrollTop;
  return { x: box.left + at.left - origin.left, y: top, height: at.height };
}
