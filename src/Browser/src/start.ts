// Starts .NET in the page's language, brings the icons, and registers the service worker.
declare const Blazor: { start(options: { applicationCulture: string }): Promise<void> };

const root = document.documentElement;
const folder = new URL('../', (document.currentScript as HTMLScriptElement).src);

// The icons stand in the page itself: what is first drawn when the network is gone has its own already.
async function addIcons(): Promise<void> {
  const answer = await fetch(new URL('icons.svg', folder)).catch(() => null);
  if (!answer?.ok) return void addEventListener('online', () => void addIcons(), { once: true });
  const sprite = new DOMParser().parseFromString(await answer.text(), 'image/svg+xml').documentElement;
  sprite.setAttribute('hidden', '');
  sprite.setAttribute('aria-hidden', 'true');
  document.body.append(sprite);
}

// Whichever engine is needed first without a network has been fetched while there was one.
function fetchEngines() {
  for (const name of ['shell', 'storage', 'scroll', 'composer', 'uploads', 'notify', 'highlight', 'emoji'])
    import(new URL(`js/${name}.js`, folder).href).catch(() => { /* asked for again when it is used */ });
}

void addIcons();
Blazor.start({ applicationCulture: root.lang }).then(() => setTimeout(keepFiles, 3000), (error: unknown) => {
  console.error(error);
  root.classList.add('boot-failed');
});
document.getElementById('boot-retry')?.addEventListener('click', () => location.reload());
document.getElementById('error-reload')?.addEventListener('click', () => location.reload());

// Not before the app has started: they would take the processor from it, and the worker's own start too.
function keepFiles() {
  fetchEngines();
  if (!('serviceWorker' in navigator) || location.protocol === 'file:') return;
  navigator.serviceWorker.register('service-worker.js', { updateViaCache: 'none' }).catch(() => { /* the app works without it */ });
}

export {};
