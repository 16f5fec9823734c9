import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createPin, pickedFor } from '../../../figma-plugin/ui/host/pin.ts'

const over = { overlapsPinned: true }
const beside = { overlapsPinned: false }

describe('the picked picture', () => {
  test('is the selected one, with shapes selected beside it or not', () => {
    expect(pickedFor(null, { pictures: ['a'], others: [] })).toEqual(['a'])
    expect(pickedFor(null, { pictures: ['a'], others: [beside, over] })).toEqual(['a'])
  })

  test('is none when nothing or no picture is selected', () => {
    expect(pickedFor(null, { pictures: [], others: [] })).toEqual([])
    expect(pickedFor(null, { pictures: [], others: [over] })).toEqual([])
  })

  test('stays while nothing is selected, or something that overlaps it', () => {
    expect(pickedFor('a', { pictures: [], others: [] })).toEqual(['a'])
    expect(pickedFor('a', { pictures: [], others: [over] })).toEqual(['a'])
    expect(pickedFor('a', { pictures: [], others: [beside, over] })).toEqual(['a'])
  })

  test('lets go when a layer beside it or another picture is selected', () => {
    expect(pickedFor('a', { pictures: [], others: [beside] })).toEqual([])
    expect(pickedFor('a', { pictures: ['b'], others: [over] })).toEqual(['b'])
  })

  test('comes first among several selected pictures', () => {
    expect(pickedFor('b', { pictures: ['a', 'b', 'c'], others: [] })).toEqual(['b', 'a', 'c'])
    expect(pickedFor(null, { pictures: ['a', 'b', 'c'], others: [] })).toEqual(['a', 'b', 'c'])
  })

  test('is always selected or the pinned one, and every selected picture is picked', () => {
    const views = fc.record({
      pictures: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
      others: fc.array(fc.constantFrom(over, beside), { maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.constantFrom('a', 'b', null), views, (pinned, view) => {
        const picked = pickedFor(pinned, view)
        if (view.pictures.length > 0) expect([...picked].sort()).toEqual([...view.pictures].sort())
        else expect([[], [pinned]]).toContainEqual(picked)
      }),
    )
  })

  test('is remembered from selection to selection until it is released', () => {
    const pin = createPin()
    expect(pin.current).toBeNull()
    expect(pin.follow({ pictures: ['a'], others: [] })).toEqual(['a'])
    expect(pin.follow({ pictures: [], others: [over] })).toEqual(['a'])
    expect(pin.current).toBe('a')
    pin.release()
    expect(pin.follow({ pictures: [], others: [over] })).toEqual([])
    expect(pin.follow({ pictures: ['b'], others: [] })).toEqual(['b'])
    expect(pin.follow({ pictures: [], others: [beside] })).toEqual([])
    expect(pin.current).toBeNull()
  })
})
