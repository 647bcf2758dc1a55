// The page's own manners: theme, shortcuts, floating panels, dialogs, pane resizing, clipboard, connection.
export * from './shell/floating';
export * from './shell/hotkeys';
export * from './shell/panes';
export * from './shell/tips';

const root = document.documentElement;

export function setTheme(theme: string) {
  if (theme === 'system') {
    delete root.dataset.theme;
    localStorage.removeItem('tertulia.theme');
  } else {
    root.dataset.theme = theme;
    localStorage.setItem('tertulia.theme', theme);
  }
}

export const getTheme = () => root.dataset.theme ?? 'system';

export function setLanguage(language: string) {
  if (root.lang === language) return false;
  localStorage.setItem('tertulia.language', language);
  return true;
}

export const getLanguage = () => root.lang;
export const reload = () => location.reload();

export async function copy(text: string) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

// navigator.clipboard exists only in secure contexts; a server on a local network without TLS has none.
function copyBySelection(text: string) {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}

/** Tells .NET when the browser goes off line and returns, when the page is hidden or shown, and when a new version waits. */
export function watch(dotnet: DotNet) {
  const online = () => void dotnet.invokeMethodAsync('OnlineChanged', navigator.onLine);
  const visible = () => void dotnet.invokeMethodAsync('VisibleChanged', document.visibilityState === 'visible');
  addEventListener('online', online);
  addEventListener('offline', online);
  document.addEventListener('visibilitychange', visible);
  void watchUpdates(dotnet);
  if (!navigator.onLine) online();
}

async function watchUpdates(dotnet: DotNet) {
  const registration = await navigator.serviceWorker?.getRegistration();
  registration?.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) void dotnet.invokeMethodAsync('UpdateFound');
    });
  });
}

export async function applyUpdate() {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!registration?.waiting) return reload();
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
  registration.waiting.postMessage('activate');
}

const queries = new Map<string, () => void>();

/** Watches a media query; answers whether it matches now. */
export function matchMedia(id: string, query: string, dotnet: DotNet) {
  const list = window.matchMedia(query);
  const changed = () => void dotnet.invokeMethodAsync('MediaChanged', id, list.matches);
  list.addEventListener('change', changed);
  queries.set(id, () => list.removeEventListener('change', changed));
  return list.matches;
}

export function unmatchMedia(id: string) {
  queries.get(id)?.();
  queries.delete(id);
}

export function focus(target: HTMLElement | string, select = false) {
  const element = typeof target === 'string' ? document.querySelector<HTMLElement>(target) : target;
  element?.focus({ preventScroll: false });
  if (select && (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) element.select();
}

export const reveal = (id: string) => document.getElementById(id)?.scrollIntoView({ block: 'nearest' });

export const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform);
export const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
