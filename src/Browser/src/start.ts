// Starts .NET in the page's language and registers the service worker.
declare const Blazor: { start(options: { applicationCulture: string }): Promise<void> };

const root = document.documentElement;
Blazor.start({ applicationCulture: root.lang }).then(() => setTimeout(keepFiles, 3000), (error: unknown) => {
  console.error(error);
  root.classList.add('boot-failed');
});
document.getElementById('boot-retry')?.addEventListener('click', () => location.reload());
document.getElementById('error-reload')?.addEventListener('click', () => location.reload());

// Not before the app has started: the worker's own start would take the processor from it.
function keepFiles() {
  if (!('serviceWorker' in navigator) || location.protocol === 'file:') return;
  navigator.serviceWorker.register('service-worker.js', { updateViaCache: 'none' }).catch(() => { /* the app works without it */ });
}

export {};
