// The windows of one browser take turns (Web Locks). A lock is given back when it is released, and by the browser itself
// when its window is closed or crashes. Without a secure context there are none: then nobody waits, and each window acts
// as if it were the only one.
const held = new Map<number, () => void>();
let last = 0;

/** Waits for the lock; answers a number to give it back with. */
export function lock(name: string): Promise<number> {
  const id = ++last;
  if (!navigator.locks) return Promise.resolve(id);
  return new Promise(resolve => {
    navigator.locks.request(name, () => new Promise<void>(release => {
      held.set(id, release);
      resolve(id);
    })).catch(() => resolve(id));
  });
}

export function unlock(id: number) {
  held.get(id)?.();
  held.delete(id);
}

/** The names of the locks that any window holds, of those that begin so. */
export async function locks(prefix: string) {
  const { held: taken = [] } = await navigator.locks?.query().catch(() => ({ held: [] })) ?? {};
  return taken.map(one => one.name ?? '').filter(name => name.startsWith(prefix));
}
