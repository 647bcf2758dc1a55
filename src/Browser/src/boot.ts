// Runs before the first paint: theme, language and remembered widths, so that nothing flashes.
const root = document.documentElement;
const remembered = (key: string) => {
  try { return localStorage.getItem(key); } catch { return null; }
};

const theme = remembered('tertulia.theme');
if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;

const languages = ['en', 'es'];
const wanted = [remembered('tertulia.language'), ...navigator.languages].map(l => l?.slice(0, 2).toLowerCase());
root.lang = wanted.find(l => l !== undefined && languages.includes(l)) ?? 'en';

const list = Number(remembered('tertulia.list'));
if (list >= 200 && list <= 480) root.style.setProperty('--list', `${list}px`);

// The content security policy forbids style attributes, so markup hands sizes over as data-vars="--name: value; …"
// and only custom properties are taken from there.
const applyVars = (element: HTMLElement) => {
  for (const pair of (element.dataset.vars ?? '').split(';')) {
    const colon = pair.indexOf(':');
    const name = pair.slice(0, colon).trim();
    if (colon > 0 && name.startsWith('--')) element.style.setProperty(name, pair.slice(colon + 1).trim());
  }
};
new MutationObserver(changes => {
  for (const change of changes) {
    if (change.type === 'attributes') applyVars(change.target as HTMLElement);
    else for (const added of change.addedNodes) {
      if (!(added instanceof HTMLElement)) continue;
      if (added.dataset.vars !== undefined) applyVars(added);
      for (const inner of added.querySelectorAll<HTMLElement>('[data-vars]')) applyVars(inner);
    }
  }
}).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-vars'] });

export {};
