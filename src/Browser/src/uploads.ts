// Resumable uploads (tus 1.0). A cut network or a reload costs nothing: the upload goes on from what the server has.
import { Upload, type DetailedError } from 'tus-js-client';
import { fileOf, filesOf, register, release as forget, type Source } from './files/registry';

const running = new Map<string, Upload>();

/** Opens the file picker; answers when something was chosen or the picker was left. */
export function pick(multiple: boolean, accept: string | null): Promise<Source[]> {
  return new Promise(resolve => {
    const input = Object.assign(document.createElement('input'), { type: 'file', multiple, accept: accept ?? '', hidden: true });
    const done = () => { input.remove(); resolve([...input.files ?? []].map(register)); };
    input.addEventListener('change', done, { once: true });
    input.addEventListener('cancel', done, { once: true });
    document.body.append(input);
    input.click();
  });
}

export async function start(handle: string, endpoint: string, dotnet: DotNet) {
  const file = fileOf(handle);
  if (!file) return void dotnet.invokeMethodAsync('Failed', handle, 0, '');
  let told = 0;
  const upload = new Upload(file, {
    endpoint: new URL(endpoint, document.baseURI).href,
    metadata: { filename: file.name || handle, filetype: file.type },
    chunkSize: 16 * 1024 * 1024,
    retryDelays: [0, 1000, 3000, 5000, 10000, 20000],
    removeFingerprintOnSuccess: true,
    onShouldRetry: error => {
      const status = (error as DetailedError).originalResponse?.getStatus() ?? 0;
      return status === 0 || status === 409 || status === 423 || status === 429 || status >= 500 && status !== 507;
    },
    onProgress(sent, total) {
      const now = performance.now();
      if (now - told < 100 && sent < total) return;
      told = now;
      void dotnet.invokeMethodAsync('Progressed', handle, sent);
    },
    onSuccess() {
      running.delete(handle);
      void dotnet.invokeMethodAsync('Finished', handle, upload.url?.split('/').at(-1)?.split('?')[0] ?? '');
    },
    onError(error) {
      running.delete(handle);
      const response = (error as DetailedError).originalResponse;
      void dotnet.invokeMethodAsync('Failed', handle, response?.getStatus() ?? 0, response?.getBody() ?? '');
    },
  });
  running.set(handle, upload);
  const earlier = await upload.findPreviousUploads();
  const same = earlier.find(e => (e as { urlStorageKey: string; uploadUrl?: string }).uploadUrl?.includes(endpoint));
  if (same) upload.resumeFromPreviousUpload(same);
  upload.start();
}

export const pause = (handle: string) => void running.get(handle)?.abort(false);
export const resume = (handle: string) => running.get(handle)?.start();

/** Stops and lets the server forget what it has. */
export function cancel(handle: string) {
  const upload = running.get(handle);
  running.delete(handle);
  upload?.abort(true).catch(() => { /* the server sweeps what was given up */ });
}

export const release = (handle: string) => forget(handle);

const zones = new Map<string, AbortController>();

/** Files dropped anywhere on the element. While some hover over it, it has the class "dropping". */
export function dropZone(id: string, element: HTMLElement | null, dotnet: DotNet) {
  if (!element) return; // gone from the page while this engine was still loading.
  zones.get(id)?.abort();
  const abort = new AbortController();
  const listen = { signal: abort.signal };
  zones.set(id, abort);
  let depth = 0;
  const holdsFiles = (e: DragEvent) => e.dataTransfer?.types.includes('Files') ?? false;
  const leave = () => { depth = 0; element.classList.remove('dropping'); };
  element.addEventListener('dragenter', e => { if (holdsFiles(e)) { e.preventDefault(); depth++; element.classList.add('dropping'); } }, listen);
  element.addEventListener('dragover', e => { if (holdsFiles(e)) e.preventDefault(); }, listen);
  element.addEventListener('dragleave', () => { if (--depth <= 0) leave(); }, listen);
  element.addEventListener('drop', e => {
    if (!holdsFiles(e)) return;
    e.preventDefault();
    leave();
    const sources = filesOf(e.dataTransfer).map(register);
    if (sources.length > 0) void dotnet.invokeMethodAsync('FilesGiven', sources);
  }, listen);
}

export function removeDropZone(id: string) {
  zones.get(id)?.abort();
  zones.delete(id);
}
