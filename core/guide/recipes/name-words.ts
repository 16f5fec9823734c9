import type { RecipeParameter } from './recipe.ts'

/** A word or phrase of an instruction that is to become a parameter. */
export interface NamedWords {
  readonly name: string
  /** As it stands in the instruction ("the ring"). */
  readonly words: string
}

/**
 * Puts `{name}` wherever the named words stand in a text as whole words, the longest first.
 *
 * At the beginning of a sentence the words may be capitalised: the name then is, and so is what is filled in later.
 */
export function nameWords(text: string, named: readonly NamedWords[]): string {
  const longest = [...named].sort((a, b) => b.words.length - a.words.length)
  let result = ''
  let at = 0
  while (at < text.length) {
    const found = isWordBorder(text, at)
      ? longest.find((one) => standsAt(text, one.words, at))
      : undefined
    if (found) {
      const isCapital = !text.startsWith(found.words, at)
      result += `{${isCapital ? capitalised(found.name) : found.name}}`
      at += found.words.length
    } else {
      result += text[at]
      at++
    }
  }
  return result
}

/** Puts values where `{name}` stands for them; what is in other braces stays as it is. */
export function fillWords(
  text: string,
  parameters: readonly RecipeParameter[],
  values: Readonly<Record<string, string>>,
): string {
  return text.replace(/\{([^{}]+)\}/gu, (braces, given: string) => {
    const same = parameters.find(({ name }) => name === given)
    const parameter = same ?? parameters.find(({ name }) => capitalised(name) === given)
    const value = parameter && Object.hasOwn(values, parameter.name) && values[parameter.name]
    if (typeof value !== 'string') return braces
    return same ? value : capitalised(value)
  })
}

function standsAt(text: string, words: string, at: number): boolean {
  const isThere = text.startsWith(words, at) || text.startsWith(capitalised(words), at)
  return words !== '' && isThere && isWordBorder(text, at + words.length)
}

/** Whether no word goes on from the character before a place to the one after it. */
function isWordBorder(text: string, at: number): boolean {
  const isLetter = (one: string | undefined) => one !== undefined && /[\p{L}\p{N}]/u.test(one)
  return !(isLetter(text[at - 1]) && isLetter(text[at]))
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
