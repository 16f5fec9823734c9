import { expect, test } from 'vitest'
import { findOn } from '../../../../core/guide/findings/find-on.ts'
import type { Suggestion } from '../../../../core/guide/findings/finding.ts'
import type { GuideContext } from '../../../../core/guide/findings/guide-context.ts'
import { readInstruction } from '../../../../core/guide/reading/read-instruction.ts'
import { cleanPhrases, goldenPhrases } from '../../../support/phrases.ts'

const things = [
  'logo',
  'sky',
  'cat',
  'cup on the table',
  'background',
  'text on the mug',
  'hands',
  'colours',
  'person on the left',
  'room',
]
const sayings = [
  'make the T better',
  'could you make the T bigger please?',
  'make the T more professional looking',
  'fix the T!',
  'move the T to the left',
  'move the T',
  'put a T in the picture',
  'change the T',
  'replace the T',
  'swap the T',
  'recolor the T',
  'enlarge the T',
  'rotate the T',
  'make the T brighter and darker',
  'I don’t like the T',
  'the T looks wrong (really)',
  'T but nicer',
  'another T please',
  'make the T a different colour',
  'place the T somewhere',
  'crop the T',
  'give the T more impact',
  'remove the T but keep the T',
  'thanks, now improve the T',
]
const own = [
  'thanks, perfect!',
  'it looks fake',
  'masterpiece, best quality, 8k, trending on artstation',
  'put 50% off on the banner',
  'give the dragon smaller wings',
  'black and white with vivid colours',
  'more space on top',
  'delete this one',
]

const phrases = [
  ...[...goldenPhrases(), ...cleanPhrases()].map(({ text }) => text),
  ...sayings.flatMap((saying) => things.map((thing) => saying.replaceAll('T', thing))),
  ...own,
]
const contexts: readonly GuideContext[] = [{}, { role: 'product' }, { region: null, path: [] }]

/** A rewrite with its gap filled in, as a user would. */
const filled = (text: string): string => text.replace('…', 'blue')

const proposed = phrases.flatMap((text) =>
  contexts.flatMap((context) => {
    const reading = readInstruction(text)
    return findOn(reading, context).flatMap(({ kind, suggestions }) =>
      suggestions.flatMap((one: Suggestion) =>
        one.kind === 'rewrite' ? [{ reading, kind, said: one.text }] : [],
      ),
    )
  }),
)

test('what a rewrite proposes is not found again for the same reason', () => {
  expect(proposed.length).toBeGreaterThan(500)
  const again = proposed.filter(
    ({ kind, said }) =>
      !said.includes('…') && findOn(readInstruction(said), {}).some((one) => one.kind === kind),
  )
  expect(again.map(({ kind, said }) => `${kind}: ${said}`)).toEqual([])
})

test('a rewrite of one change is one change, and of several no more than they were', () => {
  const split = proposed.filter(
    ({ reading, said }) =>
      readInstruction(filled(said)).changes.length > Math.max(1, reading.changes.length),
  )
  expect(split.map(({ said }) => said)).toEqual([])
})

test('a rewrite is a sentence: a capital first, nothing left over at its end', () => {
  const untidy = proposed.filter(({ said }) =>
    /^[\p{Ll}\s]|\s\s|[,;:?]$|\bplease\b|thanks|(?<!\(.*)\)$/u.test(said.replace(/^\p{Lu}/u, 'A')),
  )
  expect(untidy.map(({ said }) => said)).toEqual([])
})
