// Colours code blocks. Loaded when the first one shows; each language is its own file.
import core from 'highlight.js/lib/core';
import type { LanguageFn } from 'highlight.js';

const loaders: Record<string, () => Promise<{ default: LanguageFn }>> = {
  bash: () => import('highlight.js/lib/languages/bash'),
  c: () => import('highlight.js/lib/languages/c'),
  cpp: () => import('highlight.js/lib/languages/cpp'),
  csharp: () => import('highlight.js/lib/languages/csharp'),
  css: () => import('highlight.js/lib/languages/css'),
  diff: () => import('highlight.js/lib/languages/diff'),
  go: () => import('highlight.js/lib/languages/go'),
  java: () => import('highlight.js/lib/languages/java'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  json: () => import('highlight.js/lib/languages/json'),
  kotlin: () => import('highlight.js/lib/languages/kotlin'),
  php: () => import('highlight.js/lib/languages/php'),
  python: () => import('highlight.js/lib/languages/python'),
  ruby: () => import('highlight.js/lib/languages/ruby'),
  rust: () => import('highlight.js/lib/languages/rust'),
  sql: () => import('highlight.js/lib/languages/sql'),
  swift: () => import('highlight.js/lib/languages/swift'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  xml: () => import('highlight.js/lib/languages/xml'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
};

const aliases: Record<string, string> = {
  sh: 'bash', shell: 'bash', zsh: 'bash', console: 'bash', 'c++': 'cpp', h: 'c', hpp: 'cpp', cs: 'csharp', 'c#': 'csharp', patch: 'diff', golang: 'go',
  js: 'javascript', jsx: 'javascript', mjs: 'javascript', jsonc: 'json', kt: 'kotlin', py: 'python', rb: 'ruby', rs: 'rust', ts: 'typescript', tsx: 'typescript',
  html: 'xml', svg: 'xml', xaml: 'xml', razor: 'xml', csproj: 'xml', yml: 'yaml',
};

/** Colours every code block inside that was not coloured yet and names its language (class "language-…"). */
export async function highlightIn(root: HTMLElement | null) {
  const blocks = root?.querySelectorAll<HTMLElement>('pre > code[class*="language-"]:not([data-coloured])') ?? [];
  await Promise.all([...blocks].map(highlight));
}

async function highlight(code: HTMLElement) {
  code.dataset.coloured = '';
  const named = /language-([\w+#-]+)/.exec(code.className)?.[1].toLowerCase() ?? '';
  const language = aliases[named] ?? named;
  const load = loaders[language];
  const text = code.textContent ?? '';
  if (!load || text.length > 50_000) return;
  if (!core.getLanguage(language)) core.registerLanguage(language, (await load()).default);
  // The library escapes what it is given; only its own spans are markup.
  if (code.isConnected && code.textContent === text) code.innerHTML = core.highlight(text, { language, ignoreIllegals: true }).value;
}
