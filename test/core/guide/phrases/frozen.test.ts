import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  cleanPhrases,
  goldenPhrases,
  independentPhrases,
  phraseFile,
} from '../../../support/phrases.ts'

test('the independent phrases are those that were committed before the first run', () => {
  const hash = createHash('sha256').update(phraseFile('independent.tsv')).digest('hex')
  expect(phraseFile('independent.tsv.sha256')).toBe(`${hash}  independent.tsv\n`)
  expect(hash).toBe('0dcccda73579b9a395ecbde406515229e960627ffebef10c6dc1a788ac4fd447')
})

test('there are as many phrases as the results say', () => {
  expect(independentPhrases().length).toBeGreaterThanOrEqual(150)
  expect(cleanPhrases().length).toBeGreaterThanOrEqual(200)
  expect(goldenPhrases().filter(({ source }) => source !== 'own').length).toBeGreaterThanOrEqual(80)
})

test('no phrase stands in two sets', () => {
  const texts = [...independentPhrases(), ...cleanPhrases(), ...goldenPhrases()].map(({ text }) =>
    text.toLowerCase(),
  )
  expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([])
})

test('every quoted phrase has the address where it stands', () => {
  const notice = phraseFile('NOTICE.md')
  const sources = new Set([...cleanPhrases(), ...goldenPhrases()].map(({ source }) => source))
  sources.delete('own')
  expect([...sources].filter((source) => !notice.includes(`| \`${source}\` | https://`))).toEqual(
    [],
  )
})
