/**
 * Puts what is known of pixels into one text of this host's own form, which `core/history/pixel-texts.ts` compares with
 * no other host's.
 *
 * @param parts on one line each.
 */
export function pixelText(...parts: readonly string[]): string {
  return `photoshop:${parts.join('·')}`
}
