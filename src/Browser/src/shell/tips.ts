// One tooltip for the whole page: whatever has data-tip shows it on hover after a moment, at once on keyboard focus.
const delay = 450;
let tip: HTMLElement | null = null;
let timer = 0;
let shownFor: HTMLElement | null = null;

function show(owner: HTMLElement) {
  const text = owner.dataset.tip;
  if (!text || !owner.isConnected || owner.getAttribute('aria-expanded') === 'true') return;
  tip ??= document.body.appendChild(Object.assign(document.createElement('div'), { className: 'tip', popover: 'manual' }));
  tip.setAttribute('role', 'tooltip');
  const keys = owner.dataset.tipKeys;
  tip.replaceChildren(text, ...(keys ? keys.split(' ').map(k => Object.assign(document.createElement('kbd'), { textContent: k })) : []));
  if (tip.matches(':popover-open')) tip.hidePopover();
  tip.showPopover(); // again, to be above a dialog opened since
  const box = owner.getBoundingClientRect();
  const beside = owner.closest('.rail') !== null;
  const { offsetWidth: width, offsetHeight: height } = tip;
  const above = box.top - height - 6;
  const left = beside ? box.right + 8 : Math.max(6, Math.min(box.left + (box.width - width) / 2, innerWidth - width - 6));
  const top = beside ? box.top + (box.height - height) / 2 : above >= 6 ? above : box.bottom + 6;
  tip.style.left = `${Math.round(left)}px`;
  tip.style.top = `${Math.round(top)}px`;
  shownFor = owner;
}

function hide() {
  clearTimeout(timer);
  shownFor = null;
  if (tip?.matches(':popover-open')) tip.hidePopover();
}

const ownerOf = (e: Event) => e.target instanceof Element ? e.target.closest<HTMLElement>('[data-tip]') : null;

export function startTips() {
  document.addEventListener('pointerover', e => {
    const owner = ownerOf(e);
    if (owner === shownFor) return;
    hide();
    if (owner && e.pointerType === 'mouse') timer = window.setTimeout(show, delay, owner);
  });
  document.addEventListener('focusin', e => {
    const owner = ownerOf(e);
    if (owner?.matches(':focus-visible')) show(owner);
  });
  document.addEventListener('focusout', hide);
  document.addEventListener('pointerdown', hide);
  document.addEventListener('keydown', e => { if (e.key === 'Escape' && shownFor) hide(); });
  addEventListener('scroll', hide, { capture: true, passive: true });
}
