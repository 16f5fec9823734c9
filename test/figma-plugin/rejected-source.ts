/**
 * Finds what makes Figma's sandbox reject a whole plugin: it scans the text, strings and comments included.
 *
 * Source: docs/real-host-checklist.md F1; the sandbox's "possible import expression rejected" family of errors.
 */
export function rejectedSource(text: string): string[] {
  const patterns = [/\bimport\s*\(/g, /\bimport\s*\/\*/g, /<!--/g, /-->/g, /(^|[^.\w$])eval\s*\(/g]
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[0]))
}
