// Browser notifications, and how many wait: on the tab's icon and on that of the installed app. The title is the page's to say.
const shown = new Map<string, Notification>();
let unread = 0;
let attention = false;

export const permission = () => 'Notification' in window ? Notification.permission : 'unsupported';
export const ask = async () => 'Notification' in window ? await Notification.requestPermission() : 'unsupported';

interface Note { tag: string; title: string; body: string; icon: string | null; url: string; silent: boolean }

/** Shows a notification; one with the same tag replaces the older. A click brings the window here and tells .NET where to go. */
export async function show(note: Note, dotnet: DotNet) {
  if (permission() !== 'granted') return false;
  const options = { tag: note.tag, body: note.body, icon: note.icon ?? 'icons/icon-192.png', badge: 'icons/icon-192.png', silent: note.silent, data: { url: note.url } };
  try {
    const notification = new Notification(note.title, options);
    notification.onclick = () => {
      window.focus();
      notification.close();
      void dotnet.invokeMethodAsync('Clicked', note.url);
    };
    notification.onclose = () => shown.delete(note.tag);
    shown.set(note.tag, notification);
  } catch {
    // Android allows them only through the service worker, which opens the address on click.
    const registration = await navigator.serviceWorker?.ready;
    await registration?.showNotification(note.title, options);
  }
  return true;
}

/** Read on another device or here: takes the notification away. */
export async function close(tag: string) {
  shown.get(tag)?.close();
  shown.delete(tag);
  const registration = await navigator.serviceWorker?.getRegistration();
  for (const note of await registration?.getNotifications({ tag }) ?? []) note.close();
}

/** How many wait for the reader; "dot" shows that something is new without asking for anything. */
export function badge(count: number, dot: boolean) {
  [unread, attention] = [count, dot];
  drawIcon();
  if (count > 0) void navigator.setAppBadge?.(count).catch(() => undefined);
  else void navigator.clearAppBadge?.().catch(() => undefined);
}

let original = '';

function drawIcon() {
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (!link) return;
  original ||= link.href;
  if (unread === 0 && !attention) { link.href = original; return; }
  const image = new Image();
  image.onload = () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 });
    const pen = canvas.getContext('2d');
    if (!pen || unread === 0 && !attention) return;
    pen.drawImage(image, 0, 0, 64, 64);
    pen.beginPath();
    pen.arc(48, 16, 15, 0, Math.PI * 2);
    pen.fillStyle = '#c4532f';
    pen.fill();
    if (unread > 0) {
      pen.fillStyle = '#ffffff';
      pen.font = '700 22px system-ui, sans-serif';
      pen.textAlign = 'center';
      pen.fillText(unread > 9 ? '9+' : String(unread), 48, 24, 26);
    }
    link.href = canvas.toDataURL('image/png');
  };
  image.src = original;
}
