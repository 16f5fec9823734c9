import { expect, test } from 'vitest'
import { parsePreserve } from '../../../standalone/cli/parse-preserve.ts'

test.each([
  ['the front label', { text: 'the front label', kind: 'other' }],
  ['Text: the front label', { text: 'the front label', kind: 'text' }],
  ['the time: 12:30', { text: 'the time: 12:30', kind: 'other' }],
  [
    'text: the label @ 120, 80,300,90 ',
    { text: 'the label', kind: 'text', area: { x: 120, y: 80, width: 300, height: 90 } },
  ],
  [
    'the logo@-4,0,10,10',
    { text: 'the logo', kind: 'other', area: { x: -4, y: 0, width: 10, height: 10 } },
  ],
  ['the words “me @ home”', { text: 'the words “me @ home”', kind: 'other' }],
  ['the address a@b.com, 12', { text: 'the address a@b.com, 12', kind: 'other' }],
])('%s', (given, preserve) => {
  expect(parsePreserve(given)).toEqual(preserve)
})

test.each(['x @ 1,2,3', 'x @ 1,2,3,4,5', 'x @ 1,2,0,4', 'x @ 1.5,2,3,4', 'x @ 1,2,-3,4', 'x @ 12'])(
  'what looks like an area and is none is refused: %s',
  (given) => {
    expect(() => parsePreserve(given)).toThrow(/is no area: it takes x,y,width,height/)
  },
)

test('an area alone is no preserve', () => {
  expect(() => parsePreserve('text: @ 1,2,3,4')).toThrow(/without words/)
})
