/** Fills `{name}` in a sentence. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole)
}

/** Gives some words as an instruction: with a capital letter, and without a full stop. */
export function asSentence(text: string): string {
  return startUpper(bare(text))
}

/** Gives a text without the full stop at its end. */
export function bare(text: string): string {
  return text.trim().replace(/[.\s]+$/u, '')
}

/** Gives a text with its first letter as a capital. */
export function startUpper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Gives a text with its first letter small, unless the word is a name or an abbreviation. */
export function startLower(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
}
