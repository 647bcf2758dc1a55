// What this browser remembers: small values by key, and the outbox of what was done but not yet acknowledged.
// Values are JSON text that .NET reads and writes; IndexedDB keeps them through reloads and crashes.
export * from './storage/locks';

interface Waiting { id?: number; scope: string; data: string }

let opening: Promise<IDBDatabase> | null = null;

function database() {
  return opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('tertulia', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('values');
      request.result.createObjectStore('outbox', { keyPath: 'id', autoIncrement: true }).createIndex('scope', 'scope');
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => { request.result.close(); opening = null; };
      resolve(request.result);
    };
    request.onerror = () => { opening = null; reject(request.error ?? new Error('IndexedDB cannot be opened')); };
  });
}

/** Runs one request and answers when its transaction is complete, so that a write is on disk when .NET hears of it. */
async function run<T>(store: string, mode: IDBTransactionMode, act: (s: IDBObjectStore) => IDBRequest<T>) {
  const transaction = (await database()).transaction(store, mode, { durability: 'strict' });
  return new Promise<T>((resolve, reject) => {
    const request = act(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('The write was aborted'));
    transaction.onerror = () => reject(transaction.error ?? request.error ?? new Error('The write failed'));
  });
}

export const get = async (key: string) => await run<string | undefined>('values', 'readonly', s => s.get(key)) ?? null;
export const put = async (key: string, value: string) => void await run('values', 'readwrite', s => s.put(value, key));
export const remove = async (key: string) => void await run('values', 'readwrite', s => s.delete(key));

/** Keys that start with the prefix, in order. */
export const list = async (prefix: string) =>
  await run('values', 'readonly', s => s.getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`))) as string[];

export const removeAll = async (prefix: string) =>
  void await run('values', 'readwrite', s => s.delete(IDBKeyRange.bound(prefix, `${prefix}\uffff`)));

/** Appends to the outbox; answers the number that orders it. */
export const enqueue = async (scope: string, data: string) =>
  await run('outbox', 'readwrite', s => s.add({ scope, data } satisfies Waiting)) as number;

export const update = async (id: number, scope: string, data: string) =>
  void await run('outbox', 'readwrite', s => s.put({ id, scope, data } satisfies Waiting));

export const dequeue = async (id: number) => void await run('outbox', 'readwrite', s => s.delete(id));

/** What waits in a scope, oldest first. */
export const waiting = async (scope: string) =>
  await run('outbox', 'readonly', s => s.index('scope').getAll(scope)) as Waiting[];

/** Forgets everything: on sign-out, the next person on this machine must find nothing. */
export async function clear() {
  await run('values', 'readwrite', s => s.clear());
  await run('outbox', 'readwrite', s => s.clear());
}

/** Asks the browser not to drop the data when space runs short. */
export const persist = async () => await navigator.storage?.persist?.() ?? false;

/** Keys and values that start with the prefix, by key. */
export async function entries(prefix: string) {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  const [keys, values] = [await run('values', 'readonly', s => s.getAllKeys(range)), await run('values', 'readonly', s => s.getAll(range))];
  return keys.map((key, i) => [key as string, values[i] as string]);
}
