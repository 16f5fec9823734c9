import { toPlainLine } from '../../history/short-text.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Gives a text as HTML that shows it and does nothing else, in an element as in a quoted attribute: on one line, without
 * characters that hide or reorder what is around them.
 */
export function escapeHtml(text: string): string {
  return toPlainLine(text).replace(/[&<>"']/g, (one) => entities[one] ?? '')
}

/** Gives an image of a data URL; nothing for any other address, which would reach outside the page. */
export function imageHtml(url: string | undefined, alt: string): string {
  if (!url || !/^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=]+$/.test(url)) return ''
  return `<img src="${url}" alt="${escapeHtml(alt)}">`
}
