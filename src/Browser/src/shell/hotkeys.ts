// One listener for every shortcut. .NET registers combinations such as "mod+k", "alt+arrowdown" or "?";
// only those are taken from the browser, everything else is left alone.
interface Hotkey { id: string; combo: string; typing: boolean }

let hotkeys: Hotkey[] = [];
let target: DotNet | null = null;
const apple = /Mac|iPhone|iPad/.test(navigator.platform);

function comboOf(event: KeyboardEvent) {
  const key = event.key.toLowerCase();
  const named = key.length > 1 || /[a-z0-9]/.test(key);
  const parts: string[] = [];
  if (apple ? event.metaKey : event.ctrlKey) parts.push('mod');
  if (apple && event.ctrlKey) parts.push('ctrl');
  if (event.altKey) parts.push('alt');
  if (event.shiftKey && named) parts.push('shift'); // "?" already is a shifted key
  parts.push(key === ' ' ? 'space' : key);
  return parts.join('+');
}

const isTyping = (element: EventTarget | null) => element instanceof HTMLElement
  && (element.isContentEditable || element.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])'));

document.addEventListener('keydown', event => {
  if (!target || event.isComposing || event.defaultPrevented) return;
  const combo = comboOf(event);
  const typing = isTyping(event.target);
  // The newest registration wins, as what was opened last is on top.
  const hit = hotkeys.findLast(h => h.combo === combo && (h.typing || !typing));
  if (!hit) return;
  // Under a dialog the page is out of reach, and Esc is the dialog's own; the palette alone opens above.
  if (document.querySelector('dialog[open]') && combo !== 'mod+k') return;
  event.preventDefault();
  void target.invokeMethodAsync('Pressed', hit.id);
});

export function setHotkeys(list: Hotkey[], dotnet: DotNet) {
  hotkeys = list;
  target = dotnet;
}
