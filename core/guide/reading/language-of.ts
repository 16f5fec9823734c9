import type { Language } from '../words/language.ts'
import { languages } from '../words/languages.ts'
import { lexiconOf } from './lexicon.ts'

/** Tells which language a text is in: the first of all (English), unless its words are clearly of another. */
export function languageOf(text: string): Language {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const hits = languages.map((language) => {
    const { has } = lexiconOf(language.reading)
    return { language, count: words.filter(has).length }
  })
  const [first, ...others] = hits
  if (first === undefined) throw new RangeError('Expected at least one language but received none')
  return others.reduce((best, one) => (one.count > best.count ? one : best), first).language
}
