// Starts .NET in the page's language and registers the service worker.
declare const Blazor: { start(options: { applicationCulture: string }): Promise<void> };

const root = document.documentElement;
Blazor.start({ applicationCulture: root.lang }).catch((error: unknown) => {
  console.error(error);
  root.classList.add('boot-failed');
});
document.getElementById('boot-retry')?.addEventListener('click', () => location.reload());
document.getElementById('error-reload')?.addEventListener('click', () => location.reload());

if ('serviceWorker' in navigator && location.protocol !== 'file:')
  navigator.serviceWorker.register('service-worker.js', { updateViaCache: 'none' }).catch(() => { /* the app works without it */ });

export {};
