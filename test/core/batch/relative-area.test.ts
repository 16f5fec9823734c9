import { expect, test } from 'vitest'
import { maskOfPlaces, parseRelativeRect } from '../../../core/batch/relative-area.ts'
import { coverageAt, fullMask } from '../../../core/mask/mask.ts'

const noMask = () => Promise.reject(new TypeError('Expected no mask file'))

test.each([
  ['25%,10%,50%,60%', { x: 0.25, y: 0.1, width: 0.5, height: 0.6 }],
  ['0%, 0%, 100%, 100%', { x: 0, y: 0, width: 1, height: 1 }],
  ['33.4%,0%,66.6%,100%', { x: 0.334, y: 0, width: 0.666, height: 1 }],
])('“%s” is a place in a picture', (text, rect) => {
  const parsed = parseRelativeRect(text)
  for (const [key, value] of Object.entries(rect)) {
    expect(parsed?.[key as keyof typeof rect]).toBeCloseTo(value, 9)
  }
})

test.each(['', '25,10,50,60', '60%,0%,50%,100%', '0%,0%,0%,10%', '-1%,0%,5%,5%', '1%,2%,3%'])(
  '“%s” is none',
  (text) => {
    expect(parseRelativeRect(text)).toBe(null)
  },
)

test('several places are one area, mask files among them', async () => {
  const readMask = async (pattern: string) => {
    expect(pattern).toBe('masks/{name}.png')
    return fullMask({ x: 90, y: 0, width: 10, height: 10 })
  }
  const places = ['0%,0%,10%,10%', { mask: 'masks/{name}.png' }]
  const mask = await maskOfPlaces(places, { width: 100, height: 100 }, readMask)
  if (!mask) throw new TypeError('Expected a mask')
  expect([coverageAt(mask, 5, 5), coverageAt(mask, 95, 5), coverageAt(mask, 50, 5)]).toEqual([
    255, 255, 0,
  ])
  expect(await maskOfPlaces([], { width: 100, height: 100 }, noMask)).toBe(null)
})
