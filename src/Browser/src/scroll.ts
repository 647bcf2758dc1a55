// Long lists that grow at both ends without moving under the reader's eyes.
//
// Rows carry data-key. On every scroll the places of the rows in sight are noted. When rows come, go or change height
// (MutationObserver and ResizeObserver run before paint), the first noted row that still exists is put back where it
// was, or the list stays at its end if the reader was there. The browser's own anchoring is switched off, as Safari
// has none and two would add up.
interface Options { nearDistance: number; stickToEnd: boolean }
interface Noted { key: string; top: number }
interface List { element: HTMLElement; dispose(): void; noted: Noted[]; atEnd: boolean; settle(): void; hold(): void }

const lists = new Map<string, List>();
const endSlack = 4;

export function attach(id: string, element: HTMLElement, options: Options, dotnet: DotNet) {
  lists.get(id)?.dispose();
  let reported = { top: false, bottom: false, range: '' };
  let frame = 0;
  let idle = 0;
  element.style.setProperty('overflow-anchor', 'none');

  const rows = () => element.querySelectorAll<HTMLElement>('[data-key]');
  const distance = () => element.scrollHeight - element.clientHeight - element.scrollTop;

  const note = () => {
    const box = element.getBoundingClientRect();
    const seen: Noted[] = [];
    for (const row of inSight(rows(), box)) seen.push({ key: row.dataset.key!, top: row.getBoundingClientRect().top - box.top });
    list.noted = seen;
  };

  const report = () => {
    frame = 0;
    const atEnd = distance() <= endSlack;
    if (atEnd !== list.atEnd) {
      list.atEnd = atEnd;
      void dotnet.invokeMethodAsync('AtEndChanged', atEnd);
    }
    const top = element.scrollTop < options.nearDistance;
    const bottom = distance() < options.nearDistance;
    if (top && !reported.top) void dotnet.invokeMethodAsync('NearStart');
    if (bottom && !reported.bottom) void dotnet.invokeMethodAsync('NearEnd');
    reported = { ...reported, top, bottom };
  };

  const tellRange = () => {
    const range = `${list.noted[0]?.key}…${list.noted.at(-1)?.key}`;
    if (range === reported.range || list.noted.length === 0) return;
    reported.range = range;
    void dotnet.invokeMethodAsync('RangeChanged', list.noted[0].key, list.noted.at(-1)!.key);
  };

  const scrolled = () => {
    note();
    frame ||= requestAnimationFrame(report);
    clearTimeout(idle);
    idle = window.setTimeout(tellRange, 120);
  };

  const settle = () => {
    if (list.atEnd && options.stickToEnd) element.scrollTop = element.scrollHeight;
    else list.hold();
    note();
    frame ||= requestAnimationFrame(report);
    clearTimeout(idle);
    idle = window.setTimeout(tellRange, 120);
  };

  const hold = () => {
    const box = element.getBoundingClientRect();
    for (const { key, top } of list.noted) {
      const row = find(element, key);
      if (!row) continue;
      const moved = row.getBoundingClientRect().top - box.top - top;
      if (Math.abs(moved) >= 1) element.scrollTop += moved;
      return;
    }
  };

  const mutations = new MutationObserver(changes => {
    // New rows may be asked for again once the old answer is in.
    if (changes.some(c => c.addedNodes.length > 0 || c.removedNodes.length > 0)) reported = { ...reported, top: false, bottom: false };
    observeRows();
    settle();
  });
  const sizes = new ResizeObserver(settle);
  const observed = new WeakSet<Element>();
  const observeRows = () => {
    for (const row of rows()) if (!observed.has(row)) { observed.add(row); sizes.observe(row); }
  };

  element.addEventListener('scroll', scrolled, { passive: true });
  mutations.observe(element, { childList: true, subtree: true });
  sizes.observe(element);
  const list: List = {
    element, noted: [], atEnd: options.stickToEnd, settle, hold,
    dispose() {
      mutations.disconnect();
      sizes.disconnect();
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
  list.noted = [{ key, top: row.getBoundingClientRect().top - box.top }];
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
  return { atEnd: list.atEnd, key: list.noted[0]?.key ?? null, top: list.noted[0]?.top ?? 0 };
}

export function restore(id: string, key: string | null, top: number, atEnd: boolean) {
  const list = lists.get(id);
  if (!list) return false;
  if (atEnd || !key) { toEnd(id, false); return atEnd; }
  const row = find(list.element, key);
  if (!row) return false;
  list.atEnd = false;
  list.noted = [{ key, top }];
  list.hold();
  return true;
}

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
