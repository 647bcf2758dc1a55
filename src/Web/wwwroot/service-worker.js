// Keeps files whose name carries a fingerprint, and one page for when there is no network. Never the API, never a page of
// the app: what people read always comes from the server.
// The list of files is imported so that a new version of the app is a new version of this worker.
self.importScripts('./service-worker-assets.js');

const files = 'tertulia-files';
const fingerprinted = /\.[0-9a-z]{10}\.(?:js|wasm|css|dat|woff2)$/;
const offline = ['offline.html', 'css/offline.css', '_content/platform/css/tokens.css', '_content/platform/js/boot.js', '_content/platform/js/offline.js', 'icons/mark.svg'].map(path => new URL(path, self.registration.scope).href);

self.addEventListener('install', event => event.waitUntil(
  caches.open(files).then(cache => cache.addAll(offline.map(url => new Request(url, { cache: 'reload' }))))));

self.addEventListener('activate', event => event.waitUntil((async () => {
  const current = new Set(self.assetsManifest.assets.map(asset => new URL(asset.url, self.registration.scope).href));
  const cache = await caches.open(files);
  for (const request of await cache.keys())
    if (!current.has(request.url) && !offline.includes(request.url)) await cache.delete(request);
  await self.clients.claim();
})()));

self.addEventListener('message', event => {
  if (event.data === 'activate') self.skipWaiting();
});

self.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(async () => await caches.match(offline[0]) ?? Response.error()));
  else if (fingerprinted.test(url.pathname)) event.respondWith(keep(request));
  else if (offline.includes(url.href)) event.respondWith(fetch(request).catch(async () => await caches.match(url.href) ?? Response.error()));
});

async function keep(request) {
  const cache = await caches.open(files);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && response.status === 200) await cache.put(request.url, response.clone());
  return response;
}

self.addEventListener('notificationclick', event => {
  event.notification.close();
  const url = new URL(event.notification.data?.url ?? '/', self.registration.scope).href;
  event.waitUntil((async () => {
    const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const open = windows[0];
    if (!open) return self.clients.openWindow(url);
    await open.focus();
    await open.navigate(url);
  })());
});
