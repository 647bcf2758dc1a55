// Files a person chose stay in the page under a handle; .NET only moves the handle around.
export interface Source { handle: string; name: string; size: number; contentType: string; previewUrl: string | null }

const files = new Map<string, { file: File; source: Source }>();
let last = 0;

export function register(file: File): Source {
  const handle = `file-${++last}`;
  // An SVG may hold script; as an <img> it is inert, and nothing else shows a preview.
  const previewUrl = /^image\//.test(file.type) ? URL.createObjectURL(file) : null;
  const source = { handle, name: file.name || nameOf(file.type), size: file.size, contentType: file.type || 'application/octet-stream', previewUrl };
  files.set(handle, { file, source });
  return source;
}

export const fileOf = (handle: string) => files.get(handle)?.file;

export function release(handle: string) {
  const entry = files.get(handle);
  if (entry?.source.previewUrl) URL.revokeObjectURL(entry.source.previewUrl);
  files.delete(handle);
}

/** Files of a paste or drop. A folder has no bytes to send and is left out. */
export function filesOf(transfer: DataTransfer | null) {
  if (!transfer) return [];
  const items = [...transfer.items].filter(i => i.kind === 'file' && !i.webkitGetAsEntry?.()?.isDirectory);
  return items.map(i => i.getAsFile()).filter(f => f !== null);
}

// A pasted picture comes without a name.
function nameOf(type: string) {
  const stamp = new Date().toISOString().slice(0, 19).replace(/[:T]/g, '-');
  return `${stamp}.${type.split('/')[1]?.replace('jpeg', 'jpg').replace(/\W.*/, '') || 'bin'}`;
}
