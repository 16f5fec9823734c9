import { expect, test } from 'vitest'
import { draftOfKit, emptyColor, kitOfDraft } from '../../../core/panel/kit-draft.ts'
import { acme } from './support/sample-shelf.ts'

const newId = () => 'new'

test('a kit that is opened and saved unchanged is the same kit', () => {
  expect(kitOfDraft(draftOfKit(acme), acme, newId)).toEqual({ kit: acme })
})

test('what no field shows stays: the kind and the place of what is kept', () => {
  const area = { x: 1, y: 2, width: 3, height: 4 }
  const placed = { ...acme, preserve: [{ text: 'the logo', kind: 'text' as const, area }] }
  const draft = { ...draftOfKit(placed), preserve: 'the logo\nthe cap' }
  expect(kitOfDraft(draft, placed, newId)).toMatchObject({
    kit: {
      preserve: [
        { text: 'the logo', kind: 'text', area },
        { text: 'the cap', kind: 'other' },
      ],
    },
  })
})

test('a new kit gets an id, lines become entries, and colours may be written short', () => {
  const draft = {
    ...draftOfKit(null),
    name: ' Acme ',
    colors: [{ name: '', hex: 'ABC', tolerance: '4,5' }, emptyColor],
    mood: 'calm, honest\n\n calm, honest \nwarm',
  }
  expect(kitOfDraft(draft, null, newId)).toMatchObject({
    kit: {
      id: 'new',
      name: 'Acme',
      palette: [{ name: '#aabbcc', hex: '#aabbcc', tolerance: 4.5 }],
      mood: ['calm, honest', 'warm'],
    },
  })
})

test('what can’t be a kit is said in words', () => {
  const wrong = (changes: Partial<ReturnType<typeof draftOfKit>>) => {
    const made = kitOfDraft({ ...draftOfKit(acme), ...changes }, acme, newId)
    return 'wrong' in made ? made.wrong : null
  }
  const color = { name: 'navy', hex: '#1f4e79', tolerance: '6' }
  expect(wrong({ name: ' ' })).toBe('Give the kit a name.')
  expect(wrong({ colors: [{ ...color, hex: 'navy' }] })).toBe(
    'Write “navy” as a colour, as in #1f4e79.',
  )
  expect(wrong({ colors: [{ ...color, tolerance: '0' }] })).toMatch(/^“0” is no tolerance/)
  expect(wrong({ light: 'x'.repeat(301) })).toMatch(/^Shorten “xxx/)
})
