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
    'Add a sign saying “open late” on the door',
  ])
  expect(rewritesOf('make red')).toEqual(['Make the … red'])
})

test('judgements of a thing name the thing in what is proposed', () => {
  expect(rewritesOf('make the vase more appealing')[0]).toBe('Make the light on the vase softer')
  expect(rewritesOf('make the cake look tastier')[0]).toBe('Make the light on the cake warmer')
  expect(rewritesOf('the hand looks wrong')[0]).toBe('Show five separate fingers on each hand')
  expect(rewritesOf('it looks fake').join()).not.toMatch(/saturated|contrast/)
  expect(rewritesOf('make the logo better')[0]).toMatch(/lettering/)
})

test.each([
  'I don’t like it',
  'make it sexier',
  'nah this looks off',
  'masterpiece, best quality, 8k',
])('what names no thing is put into no sentence: “%s”', (text) => {
  expect(rewritesOf(text)).toContain('Make the light softer and warmer')
  expect(rewritesOf(text).join()).not.toMatch(/nah|sexier|masterpiece|the I/)
})

test.each([
  ['make the logo bigger', 'Make the logo slightly bigger'],
  ['Crop tighter', 'Crop slightly tighter'],
  ['zoom in please', 'Zoom in slightly'],
  ['could you rotate the bottle?', 'Rotate the bottle by about 15 degrees'],
  ['Give the dragon smaller wings', 'Give the dragon slightly smaller wings'],
  ['put a dog in the picture', 'Put a dog to the left of the …'],
  ['place a plant somewhere', 'Place a plant to the left of the …'],
  ['Swap the shoes', 'Swap the shoes for …'],
  ['recolour the car', 'Recolour the car in …'],
  ['give her a new hairstyle', 'Give her a … hairstyle'],
  ['change the text on the mug', 'Change the text on the mug to …'],
  ['better lighting please', 'Make the light softer'],
  ['delete this one', 'Delete the …'],
])('what is proposed for “%s” is a whole sentence', (text, wanted) => {
  expect(rewritesOf(text)[0]).toBe(wanted)
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

test('what is proposed about a product is about what was asked', () => {
  expect(rewritesOf('change the label on the bottle to green')).toEqual([
    'Make the background green',
  ])
  const [finding] = found('make the cup taller', { role: 'product' }).filter(
    ({ kind }) => kind === 'product_altered',
  )
  expect(finding?.suggestions.map(({ kind }) => kind)).toEqual(['rewrite', 'preserve'])
})

test('of very many steps only the first is offered, and equal ones count once', () => {
  const [one] = found('add a plant near the cup, then add a plant near the cup')
  expect(one?.kind).not.toBe('several_changes')
  const many = ['red', 'blue', 'green', 'white', 'black', 'pink', 'grey', 'brown', 'beige']
  const [finding] = found(many.map((color, i) => `make chair ${i} ${color}`).join(', then '))
  expect(finding?.suggestions[0]).toMatchObject({ kind: 'rewrite' })
})
