import type { Language } from '../words/language.ts'
import { english, languages } from '../words/languages.ts'
import { lexiconOf } from './lexicon.ts'

/**
 * Tells which language a text is in: English, unless its words are clearly of another.
 *
 * Clearly: another language knows more of its words.
 */
export function languageOf(text: string): Language {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const known = (language: Language): number => words.filter(lexiconOf(language.reading).has).length
  const counted = languages.map((language) => ({ language, count: known(language) }))
  const most = counted.reduce((best, one) => (one.count > best.count ? one : best))
  return most.count > 0 ? most.language : english
}
