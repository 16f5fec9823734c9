/**
 * Finds what makes Figma's sandbox reject a whole plugin: it scans the text of main.js, strings and comments included.
 *
 * The patterns are those of the realms shim that the sandbox grew from ("possible import expression rejected").
 */
export function rejectedSource(text: string): string[] {
  return findAll(text, [/\bimport\s*(?:\(|\/[/*])/g, /<!--|-->/g, /\beval\s*(?:\(|\/[/*])/g])
}

/** Finds what would end or swallow the script that ui.js becomes a part of: Figma gets the panel as one page. */
export function brokenPageSource(text: string): string[] {
  return findAll(text, [/<\/script/gi, /<!--/g])
}

/**
 * Finds what UXP refuses to run or runs only sometimes: code made from text, modules loaded later, WebAssembly, workers.
 *
 * Names in strings and comments count as well: a bundle that is free of them needs no second look.
 */
export function uncertainInUxp(text: string): string[] {
  return findAll(text, [
    /\beval\s*\(/g,
    /\bnew\s+Function\b/g,
    /\bimport\s*\(/g,
    /\bWebAssembly\b/g,
    /\bnew\s+(?:Shared)?Worker\b/g,
  ])
}

function findAll(text: string, patterns: readonly RegExp[]): string[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([found]) => found))
}
