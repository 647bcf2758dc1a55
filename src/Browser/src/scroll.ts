// Long lists that grow at both ends without moving under the reader's eyes.
//
// Rows carry data-key. On every scroll the rows in sight are noted, with how far down the content each stands. When rows
// come, go or change height (MutationObserver and ResizeObserver run before paint), the list scrolls by as much as the
// first noted row that still exists has moved in the content, or stays at its end if the reader was there; the end of what
// is loaded is none while data-more says that more follows.
// The reader's own scrolling is on screen before its event comes, and a row under the pointer may change in between: so
// places are kept in the content and not in the window, and who has scrolled up since is not at the end any more.
// The browser's own anchoring is switched off, as Safari has none and two would add up.
interface Options { nearDistance: number; stickToEnd: boolean }
interface Noted { key: string; place: number }
interface List { element: HTMLElement; dispose(): void; noted: Noted[]; atEnd: boolean }

const lists = new Map<string, List>();
const endSlack = 4;

export function attach(id: string, element: HTMLElement | null, options: Options, dotnet: DotNet) {
  if (!element) return; // gone from the page while this engine was still loading.
  lists.get(id)?.dispose();
  let reported = { top: false, bottom: false, atEnd: options.stickToEnd, range: '' };
  let frame = 0;
  let idle = 0;
  let last = 0;
  let more = false;
  element.style.setProperty('overflow-anchor', 'none');

  const rows = () => element.querySelectorAll<HTMLElement>('[data-key]');
  const distance = () => element.scrollHeight - element.clientHeight - element.scrollTop;

  const note = () => {
    last = element.scrollTop;
    more = element.dataset.more === 'true';
    list.noted = inSight(rows(), element.getBoundingClientRect()).map(row => ({ key: row.dataset.key!, place: placeOf(element, row) }));
  };

  const report = () => {
    frame = 0;
    if (list.atEnd !== reported.atEnd) void dotnet.invokeMethodAsync('AtEndChanged', list.atEnd);
    const top = element.scrollTop < options.nearDistance;
    const bottom = distance() < options.nearDistance;
    if (top && !reported.top) void dotnet.invokeMethodAsync('NearStart');
    if (bottom && !reported.bottom) void dotnet.invokeMethodAsync('NearEnd');
    reported = { ...reported, top, bottom, atEnd: list.atEnd };
  };

  // What grows takes nobody from the end, and what shrinks is clamped to it by the browser: only a reader goes up and
  // leaves something below.
  const look = () => {
    if (distance() <= endSlack) list.atEnd = true;
    else if (element.scrollTop < last - 1) list.atEnd = false;
  };

  const tellRange = () => {
    const range = `${list.noted[0]?.key}…${list.noted.at(-1)?.key}`;
    if (range === reported.range || list.noted.length === 0) return;
    reported.range = range;
    void dotnet.invokeMethodAsync('RangeChanged', list.noted[0].key, list.noted.at(-1)!.key);
  };

  const scrolled = () => {
    look();
    note();
    frame ||= requestAnimationFrame(report);
    clearTimeout(idle);
    idle = window.setTimeout(tellRange, 120);
  };

  const settle = () => {
    look();
    if (list.atEnd && options.stickToEnd && !more) {
      element.scrollTop = element.scrollHeight;
    } else {
      hold();
      list.atEnd = distance() <= endSlack;
    }
    note();
    frame ||= requestAnimationFrame(report);
    clearTimeout(idle);
    idle = window.setTimeout(tellRange, 120);
  };

  const hold = () => {
    for (const { key, place } of list.noted) {
      const row = find(element, key);
      if (!row) continue;
      const moved = placeOf(element, row) - place;
      if (Math.abs(moved) >= 1) element.scrollTop += moved;
      return;
    }
  };

  const mutations = new MutationObserver(changes => {
    // More may be asked for once the answer is in; what merely shows its tools under the pointer is no answer.
    if (changes.some(c => [...c.addedNodes, ...c.removedNodes].some(holdsRow))) reported = { ...reported, top: false, bottom: false };
    observeRows();
    settle();
  });
  const sizes = new ResizeObserver(settle);
  const observed = new WeakSet<Element>();
  const observeRows = () => {
    for (const row of rows()) if (!observed.has(row)) { observed.add(row); sizes.observe(row); }
  };

  // Arrow keys go from row to row; from the list itself to the nearest row in sight.
  const pressed = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !(event.target instanceof HTMLElement)) return;
    const all = [...element.querySelectorAll<HTMLElement>('[data-key][tabindex]')];
    const seen = inSight(rows(), element.getBoundingClientRect()).filter(row => row.tabIndex === -1);
    const next = event.target === element ? seen.at(step < 0 ? -1 : 0) : all.includes(event.target) ? all[all.indexOf(event.target) + step] : undefined;
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  element.addEventListener('keydown', pressed);
  element.addEventListener('scroll', scrolled, { passive: true });
  mutations.observe(element, { childList: true, subtree: true });
  sizes.observe(element);
  const list: List = {
    element, noted: [], atEnd: options.stickToEnd,
    dispose() {
      mutations.disconnect();
      sizes.disconnect();
      element.removeEventListener('keydown', pressed);
      element.removeEventListener('scroll', scrolled);
      cancelAnimationFrame(frame);
      clearTimeout(idle);
    },
  };
  lists.set(id, list);
  observeRows();
  settle();
}

export function detach(id: string) {
  lists.get(id)?.dispose();
  lists.delete(id);
}

/** Puts a row in sight; answers false when it is not in the list. "flash" lights it up for a moment. */
export function toKey(id: string, key: string, block: 'start' | 'center' | 'end', flash: boolean) {
  const list = lists.get(id);
  const row = list && find(list.element, key);
  if (!list || !row) return false;
  list.atEnd = false;
  const [box, at] = [list.element.getBoundingClientRect(), row.getBoundingClientRect()];
  const room = box.height - at.height;
  const wanted = block === 'start' ? 12 : block === 'end' ? room - 12 : Math.max(12, room / 2);
  list.element.scrollTop += at.top - box.top - wanted;
  list.noted = [{ key, place: placeOf(list.element, row) }];
  if (flash) {
    row.classList.remove('flash');
    void row.offsetWidth; // restarts the animation
    row.classList.add('flash');
    setTimeout(() => row.classList.remove('flash'), 1800);
  }
  return true;
}

export function toEnd(id: string, smooth: boolean) {
  const list = lists.get(id);
  if (!list) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  list.atEnd = true;
  list.element.scrollTo({ top: list.element.scrollHeight, behavior: smooth && !calm ? 'smooth' : 'instant' });
}

/** Where the reader is, to be restored later: the first row in sight and its distance from the top, or the end. */
export function position(id: string) {
  const list = lists.get(id);
  if (!list) return null;
  const [first] = list.noted;
  return { atEnd: list.atEnd, key: first?.key ?? null, top: first ? first.place - list.element.scrollTop : 0 };
}

export function restore(id: string, key: string | null, top: number, atEnd: boolean) {
  const list = lists.get(id);
  if (!list) return false;
  if (atEnd || !key) { toEnd(id, false); return atEnd; }
  const row = find(list.element, key);
  if (!row) return false;
  list.atEnd = false;
  list.element.scrollTop = placeOf(list.element, row) - top;
  list.noted = [{ key, place: placeOf(list.element, row) }];
  return true;
}

/** How far down the content a row stands, wherever the content is scrolled to. */
const placeOf = (element: HTMLElement, row: HTMLElement) => row.getBoundingClientRect().top - element.getBoundingClientRect().top + element.scrollTop;

const holdsRow = (node: Node) => node instanceof HTMLElement && (node.dataset.key !== undefined || node.querySelector('[data-key]') !== null);

const find = (element: HTMLElement, key: string) => element.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);

/** The rows that overlap the box, found by halving: lists hold hundreds of rows and scrolling must stay cheap. */
function inSight(rows: NodeListOf<HTMLElement>, box: DOMRect) {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle].getBoundingClientRect().bottom <= box.top) low = middle + 1;
    else high = middle;
  }
  const seen: HTMLElement[] = [];
  for (let i = low; i < rows.length && rows[i].getBoundingClientRect().top < box.bottom; i++) seen.push(rows[i]);
  return seen;
}
