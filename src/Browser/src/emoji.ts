// Emoji by group, by search and by shortcode. The tables are fetched when first asked for.
type Row = [emoji: string, name: string, group: number, shortcodes: string, words: string, tones?: 1];
interface Emoji { emoji: string; name: string; group: number; shortcode: string; tones: boolean }

let loading: Promise<Indexed[]> | null = null;
interface Indexed { row: Row; folded: string[]; codes: string[] }

const fold = (text: string) => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase();
const view = ({ row }: Indexed): Emoji => ({ emoji: row[0], name: row[1], group: row[2], shortcode: row[3].split(' ')[0], tones: row[5] === 1 });

const table = (language: string) => fetch(new URL(`./emoji/${language}.json`, import.meta.url))
  .then(r => { if (!r.ok) throw new Error(`emoji: ${r.status}`); return r.json() as Promise<Row[]>; });

// Shown in the page's language, found in either: who writes Spanish still types "fire" now and then.
function load() {
  const [own, other] = document.documentElement.lang === 'es' ? ['es', 'en'] : ['en', 'es'];
  return loading ??= Promise.all([table(own), table(other)])
    .then(([rows, others]) => {
      const foreign = new Map(others.map(row => [row[0], `${row[1]} ${row[4]}`]));
      return rows.map(row => ({
        row, codes: row[3].split(' '),
        folded: fold(`${row[1]} ${row[4]} ${row[3].replaceAll('_', ' ')} ${foreign.get(row[0]) ?? ''}`).split(/\s+/),
      }));
    })
    .catch((error: unknown) => { loading = null; throw error; });
}

/** All of them in the usual order, for the picker. */
export const all = async () => (await load()).map(view);

/** Best matches: a shortcode or word that begins so, names before keywords. */
export async function search(text: string, limit: number) {
  const terms = fold(text).replaceAll('_', ' ').split(/\s+/).filter(Boolean);
  if (terms.length === 0) return [];
  const code = text.toLowerCase();
  const hits: { at: number; entry: Indexed }[] = [];
  for (const entry of await load()) {
    if (!terms.every(t => entry.folded.some(w => w.startsWith(t)))) continue;
    const exact = entry.codes.includes(code) ? 0 : entry.codes.some(c => c.startsWith(code)) ? 1 : fold(entry.row[1]).startsWith(terms[0]) ? 2 : 3;
    hits.push({ at: exact, entry });
  }
  return hits.sort((a, b) => a.at - b.at).slice(0, limit).map(h => view(h.entry));
}

/** The emoji of ":tada:", or null. */
export async function byShortcode(code: string) {
  const hit = (await load()).find(e => e.codes.includes(code));
  return hit ? hit.row[0] : null;
}

/** Name and shortcode of an emoji as it was sent, whatever its skin tone. */
export async function describe(emoji: string) {
  const plain = emoji.replace(/[\u{1f3fb}-\u{1f3ff}]/gu, '');
  const bare = plain.replaceAll('\ufe0f', '');
  const hit = (await load()).find(e => e.row[0] === plain || e.row[0].replaceAll('\ufe0f', '') === bare);
  return hit ? view(hit) : null;
}
