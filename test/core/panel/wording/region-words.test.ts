import { expect, test } from 'vitest'
import type { RegionLayer } from '../../../../core/host.ts'
import {
  besideText,
  listWords,
  marksText,
  readingText,
} from '../../../../core/panel/wording/region-words.ts'

const of = (kind: RegionLayer['kind'], name: string = kind): RegionLayer => {
  return { id: name, name, kind, preselected: true }
}

test('what marks the region is called what it is', () => {
  expect(marksText([of('selection')])).toBe('Selection')
  expect(marksText([of('shape')])).toBe('1 shape')
  expect(marksText([of('mask'), of('mask')])).toBe('2 masks')
  expect(marksText([of('mask'), of('selection')])).toBe('2 areas')
})

test('reading is said of what is read', () => {
  expect(readingText([of('selection')])).toBe('Reading the selection…')
  expect(readingText([of('shape')])).toBe('Reading the shapes…')
  expect(readingText([of('shape'), of('mask')])).toBe('Reading the areas…')
})

test('what lies beside the picture is named, with what to do', () => {
  expect(besideText([of('selection')])).toMatch(
    /^The selection does not lie over the picture: select/,
  )
  expect(besideText([of('shape', 'Ellipse 3')])).toBe(
    '“Ellipse 3” does not lie over the picture: move it there, or switch it off.',
  )
  expect(besideText([of('mask'), of('shape')])).toMatch(/^The layers marked as region do not lie/)
})

test('a list without shapes is one of selection, masks and channels', () => {
  expect(listWords([of('selection'), of('mask')]).more).toBe('Masks and channels')
  expect(listWords([of('shape'), of('mask')]).more).toBe('More shapes')
})
