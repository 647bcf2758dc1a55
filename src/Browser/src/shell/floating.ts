// Dialogs (native, modal) and popovers (top layer, placed beside their anchor). Both give focus back where it was.
// They are named by element id: when .NET closes one, its element may already have left the page.
interface Floating { element: HTMLElement; close(): void }

const open = new Map<string, Floating>();
const margin = 8;
const fields = 'input:not([type=hidden], [type=checkbox], [type=radio], [type=file]), textarea';

export function openDialog(id: string, dismissible: boolean, dotnet: DotNet) {
  const dialog = document.getElementById(id) as HTMLDialogElement | null;
  if (!dialog) return;
  const before = document.activeElement as HTMLElement | null;
  let pressedOutside = false;
  const outside = (e: MouseEvent) => {
    const box = dialog.getBoundingClientRect();
    return e.target === dialog && (e.clientX < box.left || e.clientX > box.right || e.clientY < box.top || e.clientY > box.bottom);
  };
  const abort = new AbortController();
  const listen = { signal: abort.signal };
  dialog.addEventListener('cancel', e => {
    if (e.target !== dialog) return;
    e.preventDefault(); // .NET owns the open state and may ask before closing
    if (dismissible) void dotnet.invokeMethodAsync('CloseRequested');
  }, listen);
  dialog.addEventListener('pointerdown', e => { pressedOutside = outside(e); }, listen);
  dialog.addEventListener('click', e => {
    if (dismissible && pressedOutside && outside(e)) void dotnet.invokeMethodAsync('CloseRequested');
  }, listen);
  if (!dialog.open) dialog.showModal();
  // By itself the browser would focus the first button, which is the one that closes.
  dialog.tabIndex = -1;
  (dialog.querySelector<HTMLElement>('[autofocus], [data-autofocus]') ?? dialog.querySelector<HTMLElement>(fields) ?? dialog).focus();
  open.set(id, {
    element: dialog,
    close() {
      abort.abort();
      dialog.close();
      if (before?.isConnected) before.focus({ preventScroll: true });
    },
  });
}

export interface Placement { side: 'top' | 'bottom' | 'left' | 'right'; align: 'start' | 'center' | 'end'; menu: boolean; x?: number | null; y?: number | null }

export function openPopover(id: string, anchorId: string | null, placement: Placement, dotnet: DotNet) {
  const panel = document.getElementById(id);
  const anchor = anchorId ? document.getElementById(anchorId) : null;
  if (!panel) return;
  const before = document.activeElement as HTMLElement | null;
  const trigger = anchor?.querySelector<HTMLElement>('button, a, input, [tabindex]') ?? anchor;
  panel.popover = 'manual';
  panel.showPopover();
  const place = () => position(panel, anchor, placement);
  place();
  const abort = new AbortController();
  const listen = { signal: abort.signal, capture: true };
  const ask = () => void dotnet.invokeMethodAsync('CloseRequested');
  addEventListener('resize', place, listen);
  addEventListener('scroll', e => { if (!panel.contains(e.target as Node)) place(); }, listen);
  addEventListener('pointerdown', e => {
    const hit = e.target as Node;
    if (!panel.contains(hit) && !anchor?.contains(hit) && !inNested(panel, hit)) ask();
  }, listen);
  panel.addEventListener('keydown', e => {
    if (e.key === 'Escape') { e.preventDefault(); e.stopPropagation(); ask(); }
    else if (placement.menu) roam(panel, e, ask);
  }, { signal: abort.signal });
  anchor?.addEventListener('keydown', e => {
    if (e.key === 'Escape') { e.preventDefault(); e.stopPropagation(); ask(); }
  }, { signal: abort.signal });
  const sizes = new ResizeObserver(place);
  sizes.observe(panel);
  open.set(id, {
    element: panel,
    close() {
      abort.abort();
      sizes.disconnect();
      const inside = panel.contains(document.activeElement) || document.activeElement === document.body;
      if (panel.isConnected) panel.hidePopover();
      if (inside) (trigger?.isConnected ? trigger : before)?.focus({ preventScroll: true });
    },
  });
  const first = placement.menu ? menuItems(panel)[0] : panel.querySelector<HTMLElement>('[data-autofocus]');
  first?.focus({ preventScroll: true });
}

export function closeFloating(id: string) {
  const entry = open.get(id);
  open.delete(id);
  entry?.close();
}

// A popover opened from inside another one must not close its parent: what opened later lies above.
function inNested(panel: HTMLElement, hit: Node) {
  const elements = [...open.values()].map(f => f.element);
  return elements.slice(elements.indexOf(panel) + 1).some(later => later.contains(hit));
}

function position(panel: HTMLElement, anchor: HTMLElement | null, { side, align, x, y }: Placement) {
  const narrow = matchMedia('(max-width: 640px)').matches && panel.classList.contains('sheet-on-phone');
  if (narrow) { panel.style.left = ''; panel.style.top = ''; return; }
  const box = anchor?.firstElementChild?.getBoundingClientRect() ?? anchor?.getBoundingClientRect();
  const at = typeof x === 'number' && typeof y === 'number' ? new DOMRect(x, y, 0, 0) : box ?? new DOMRect(0, 0, 0, 0);
  const { offsetWidth: width, offsetHeight: height } = panel;
  const gap = 6;
  const fits = { bottom: at.bottom + gap + height <= innerHeight - margin, top: at.top - gap - height >= margin,
    right: at.right + gap + width <= innerWidth - margin, left: at.left - gap - width >= margin };
  const opposite = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const;
  const where = fits[side] || !fits[opposite[side]] ? side : opposite[side];
  const vertical = where === 'top' || where === 'bottom';
  const along = (start: number, end: number, size: number) =>
    align === 'start' ? start : align === 'end' ? end - size : (start + end - size) / 2;
  let left = vertical ? along(at.left, at.right, width) : where === 'right' ? at.right + gap : at.left - gap - width;
  let top = vertical ? (where === 'bottom' ? at.bottom + gap : at.top - gap - height) : along(at.top, at.bottom, height);
  left = Math.max(margin, Math.min(left, innerWidth - width - margin));
  top = Math.max(margin, Math.min(top, innerHeight - height - margin));
  panel.style.left = `${Math.round(left)}px`;
  panel.style.top = `${Math.round(top)}px`;
}

const menuItems = (menu: HTMLElement) =>
  [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]:not([aria-disabled=true], :disabled)')];

let typed = '';
let typedAt = 0;

function roam(menu: HTMLElement, event: KeyboardEvent, close: () => void) {
  const items = menuItems(menu);
  const current = items.indexOf(document.activeElement as HTMLElement);
  const go = (index: number) => { event.preventDefault(); event.stopPropagation(); items[(index + items.length) % items.length]?.focus(); };
  if (event.key === 'ArrowDown') go(current + 1);
  else if (event.key === 'ArrowUp') go(current < 0 ? items.length - 1 : current - 1);
  else if (event.key === 'Home') go(0);
  else if (event.key === 'End') go(items.length - 1);
  else if (event.key === 'Tab') { event.preventDefault(); close(); }
  else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) {
    typed = event.timeStamp - typedAt > 700 ? event.key : typed + event.key;
    typedAt = event.timeStamp;
    const hit = items.findIndex(i => i.textContent?.trim().toLowerCase().startsWith(typed.toLowerCase()));
    if (hit >= 0) go(hit);
  }
}

/** Arrow keys move through a tab list, radio group or toolbar; focus alone moves, Enter or Space chooses. */
export function rove(group: HTMLElement | null) {
  if (!group) return; // gone from the page while this engine was still loading.
  group.addEventListener('keydown', e => {
    const items = [...group.querySelectorAll<HTMLElement>('[role=tab], [role=radio], [data-rove]')].filter(i => !i.matches(':disabled'));
    const current = items.indexOf(document.activeElement as HTMLElement);
    if (current < 0) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
    const next = e.key === 'Home' ? 0 : e.key === 'End' ? items.length - 1 : step === undefined ? -1 : (current + step + items.length) % items.length;
    if (next < 0) return;
    e.preventDefault();
    items[next].focus();
    if (items[next].getAttribute('role') === 'radio') items[next].click();
  });
}
