// The handle between list pane and content: drag, arrow keys, double click for the default. The width is remembered.
const root = document.documentElement;
const [least, most, normal] = [200, 480, 264];

export function resizable(handle: HTMLElement | null) {
  if (!handle) return; // gone from the page while this engine was still loading.
  const width = () => parseFloat(getComputedStyle(root).getPropertyValue('--list')) || normal;
  const set = (value: number) => {
    const clamped = Math.round(Math.max(least, Math.min(most, value)));
    root.style.setProperty('--list', `${clamped}px`);
    handle.setAttribute('aria-valuenow', String(clamped));
    localStorage.setItem('tertulia.list', String(clamped));
  };
  handle.setAttribute('aria-valuenow', String(width()));
  handle.addEventListener('pointerdown', down => {
    const [from, started] = [down.clientX, width()];
    handle.setPointerCapture(down.pointerId);
    root.classList.add('resizing');
    const move = (e: PointerEvent) => set(started + e.clientX - from);
    const stop = () => {
      handle.removeEventListener('pointermove', move);
      root.classList.remove('resizing');
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', stop, { once: true });
  });
  handle.addEventListener('dblclick', () => set(normal));
  handle.addEventListener('keydown', e => {
    const step = { ArrowLeft: -16, ArrowRight: 16 }[e.key];
    if (step) { e.preventDefault(); set(width() + step); }
  });
}
