import { expect, test } from 'vitest'
import type { Suggestion } from '../../../../core/guide/findings/finding.ts'
import { languages } from '../../../../core/guide/words/languages.ts'
import { found, kindsFound } from '../../../support/found.ts'

const rewritesOf = (text: string): string[] =>
  found(text).flatMap(({ suggestions }) =>
    suggestions.flatMap((one: Suggestion) => (one.kind === 'rewrite' ? [one.text] : [])),
  )

test.each(languages.map(({ id, advice }) => [id, advice] as const))(
  'what is proposed instead of a judgement is clean itself (%s)',
  (_, advice) => {
    const texts = Object.values(advice.judging.alternatives).flat()
    for (const text of texts) {
      expect(kindsFound(text.replace('{target}', 'cup')), text).toBe('')
    }
  },
)

test('a rewrite changes the change that was found and nothing else', () => {
  expect(rewritesOf('Blur the hills, make the light better and keep the logo')).toContain(
    'Blur the hills, make the light softer and keep the logo',
  )
  expect(rewritesOf('change the background')).toContain(
    'Change the background to a plain light-grey backdrop',
  )
  expect(rewritesOf('add a sign saying open late on the door')).toEqual([
    'add a sign saying “open late” on the door',
  ])
  expect(rewritesOf('make red')).toEqual(['Make the … red'])
})

test('judgements of a thing name the thing in what is proposed', () => {
  expect(rewritesOf('make the cake more appealing')[0]).toBe('Make the light on the cake softer')
})

test('every finding has a sentence of what, a sentence of why, and something to click', () => {
  for (const text of [
    'make it better',
    'remove',
    'change the background',
    'zoom',
    'brighter but darker',
  ]) {
    expect(found(text), text).not.toEqual([])
    for (const { message, reason, suggestions, span } of found(text)) {
      expect(message).toMatch(/^\S.*\.$/)
      expect(reason).toMatch(/^[A-Z][^.!]*\.$/)
      expect(suggestions.length).toBeGreaterThan(0)
      if (span !== null) expect(text.slice(span.start, span.end).trim()).not.toBe('')
    }
  }
})
