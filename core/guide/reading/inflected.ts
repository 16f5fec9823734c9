import type { EndingRule, ReadingWords } from '../words/reading-words.ts'
import type { Entry, Known, Table } from './lexicon.ts'

/**
 * Finds a word of the tables behind another spelling, a plural, "adding", "removed" or a pronoun that is written onto
 * its verb; null where there is none. `find` tells which word of the tables a stem stands for.
 */
export function inflected(
  low: string,
  table: Table,
  words: ReadingWords,
  find: (stem: string) => string | null = (stem) =>
    table.has(stem) ? stem : (respelled(stem, table, words.spellings)?.base ?? null),
): Entry | null {
  return (
    respelled(low, table, words.spellings) ??
    under(low, words.gerunds, table, find, (known) => ofVerb(known, 'gerund')) ??
    under(low, words.participles, table, find, (known) => ofVerb(known, 'participle')) ??
    under(low, words.plurals, table, find, ofNoun) ??
    under(low, words.adjectives, table, find, ofAdjective) ??
    enclitic(low, table, words)
  )
}

/** Any number of spellings may differ in one word, one rule at a time. */
function respelled(low: string, table: Table, rules: readonly EndingRule[]): Entry | null {
  let word = low
  for (const [found, instead] of rules) {
    if (!word.includes(found)) continue
    word = word.replace(found, instead)
    const known = table.get(word)
    if (known !== undefined) return { base: word, known }
  }
  return null
}

function under(
  low: string,
  rules: readonly EndingRule[],
  table: Table,
  find: (stem: string) => string | null,
  keep: (known: ReadonlySet<Known>) => ReadonlySet<Known>,
): Entry | null {
  for (const [ending, instead] of rules) {
    if (!low.endsWith(ending) || low.length - ending.length < 2) continue
    const stem = low.slice(0, low.length - ending.length) + instead
    const found = find(stem)
    const known = found === null ? none : keep(table.get(found) ?? none)
    if (found !== null && known.size > 0) return { base: found, known }
  }
  return null
}

const none: ReadonlySet<Known> = new Set()

function ofVerb(known: ReadonlySet<Known>, form: Known): ReadonlySet<Known> {
  const kept = [...known].filter(
    (name) =>
      name.startsWith('do ') || /[+-]$/.test(name) || ['keep', 'spare', 'ensure'].includes(name),
  )
  const isVerb = kept.some((name) => name.startsWith('do ') || name === 'keep' || name === 'spare')
  return isVerb ? new Set([...kept, form]) : none
}

function ofNoun(known: ReadonlySet<Known>): ReadonlySet<Known> {
  return new Set([...known].filter((name) => name.startsWith('noun ') || name.endsWith(' =')))
}

function ofAdjective(known: ReadonlySet<Known>): ReadonlySet<Known> {
  const kept = [...known].filter(
    (name) => !name.startsWith('do ') && !/^(?:verb|doubtful)$/.test(name),
  )
  const isOne = kept.some((name) => name.startsWith('adjective ') || name === 'quality')
  return isOne ? new Set(kept) : none
}

function enclitic(low: string, table: Table, words: ReadingWords): Entry | null {
  for (const ending of words.enclitics) {
    if (!low.endsWith(ending)) continue
    const base = low.slice(0, low.length - ending.length)
    const known = table.get(base)
    if (known?.has('verb')) return { base, known }
  }
  return null
}
