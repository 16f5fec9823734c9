import { expect, test } from 'vitest'
import type { Preserve } from '../../../../core/edit/edit.ts'
import {
  checkPreserves,
  type PreserveInput,
} from '../../../../core/edit/preserve-check/check-preserves.ts'
import { createPicture, type Picture } from '../../../../core/image/picture.ts'
import { finish } from '../../../../core/steps.ts'
import { greyPicture, maskOf, noise } from '../measure/measure-support.ts'

/** Letters of a kind: dark strokes in cells of twelve pixels, each with a pattern of its own. */
function lettered(seed: number, shift = 0): Picture {
  return greyPicture((x, y) => {
    const [column, row] = [Math.floor((x + shift) / 12), Math.floor(y / 12)]
    const [u, v] = [Math.floor(((x + shift) % 12) / 3), Math.floor((y % 12) / 3)]
    const isStroke = noise(column * 4 + u, row * 4 + v, seed) > 0.2
    return (isStroke ? 40 : 200) + 4 * noise(x, y, 99)
  })
}

const parent = lettered(1)
const content = { look: false, content: true, background: false }
const look = { look: true, content: false, background: false }
const everywhere = maskOf(() => 255)
const area = { x: 20, y: 20, width: 72, height: 72 }
const label: Preserve = { text: 'the front label', kind: 'text', area }

function check(changes: Partial<PreserveInput>) {
  const input = {
    preserve: [label],
    parent,
    composed: parent,
    coverage: everywhere,
    wanted: content,
  }
  return finish(checkPreserves({ ...input, ...changes }))
}

/** Another picture in a rectangle, the parent around it. */
function replaced(by: Picture, { x, y, width, height } = area): Picture {
  return greyPicture((left, top) => {
    const isIn = left >= x && left < x + width && top >= y && top < y + height
    return (isIn ? by : parent).data[(top * 128 + left) * 4] as number
  })
}

test('without an area it is said that nothing was measured', () => {
  expect(check({ preserve: [{ text: 'the mood', kind: 'other' }] })).toEqual([
    { text: 'the mood', result: 'not measured' },
  ])
})

test('an area that nothing covers is untouched, also one that lies beyond the crop', () => {
  const besides = maskOf((x) => (x < 20 ? 255 : 0))
  const composed = replaced(lettered(2), { x: 0, y: 0, width: 20, height: 128 })
  const far = { ...label, area: { x: 500, y: 500, width: 9, height: 9 } }
  expect(check({ coverage: besides, composed, preserve: [label, far] })).toEqual([
    { text: label.text, result: 'untouched' },
    { text: label.text, result: 'untouched' },
  ])
})

test('the same letters in another light are kept', () => {
  const darker = greyPicture((x, y) => 20 + 0.6 * (parent.data[(y * 128 + x) * 4] as number))
  const [found] = check({ composed: darker, wanted: look })
  expect(found).toMatchObject({ result: 'kept', against: 'parent' })
  expect(found?.structure).toBeGreaterThan(0.9)
  expect(found?.edges).toBeGreaterThan(0.95)
})

test('other letters in their place are changed', () => {
  expect(check({ composed: replaced(lettered(2)) })[0]).toMatchObject({ result: 'changed' })
})

test('a few letters that were wiped out are not lost in a large label', () => {
  const blank = greyPicture(() => 200)
  const wiped = replaced(blank, { x: 40, y: 40, width: 24, height: 24 })
  expect(check({ composed: wiped })[0]?.result).not.toBe('kept')
})

test('only what the change could reach is looked at', () => {
  const corner = maskOf((x, y) => (x < 44 && y < 44 ? 255 : 0))
  const composed = replaced(lettered(2), { x: 20, y: 20, width: 24, height: 24 })
  expect(check({ composed, coverage: corner })[0]?.result).toBe('changed')
})

test('a palette is judged by its colours, letters are not', () => {
  const red = createPicture(
    parent,
    8,
    Uint8Array.from(parent.data, (word, i) => (i % 4 === 1 ? word * 0.5 : word)),
  )
  const palette: Preserve = { text: 'the palette', kind: 'palette', area }
  const [text, colors] = check({ composed: red, preserve: [label, palette] })
  expect(text?.result).toBe('kept')
  expect(colors).toMatchObject({ result: 'changed' })
  expect(colors?.color).toBeGreaterThan(11)
})

test('where another light is asked for, the colours of things are not held against it', () => {
  const dim = greyPicture((x, y) => 0.6 * (parent.data[(y * 128 + x) * 4] as number))
  const thing: Preserve = { text: 'the poster', kind: 'other', area }
  expect(check({ composed: dim, preserve: [thing], wanted: look })[0]?.result).toBe('kept')
  expect(check({ composed: dim, preserve: [thing], wanted: content })[0]?.result).toBe('changed')
})

test('a product is compared with the source, so that small steps add up', () => {
  const product: Preserve = { text: 'the bottle', kind: 'product shape', area }
  const versionBefore = replaced(lettered(2))
  const step = { parent: versionBefore, composed: versionBefore, preserve: [product] }
  expect(check(step)[0]).toMatchObject({ result: 'kept', against: 'parent' })
  expect(check({ ...step, root: parent })[0]).toMatchObject({ result: 'changed', against: 'root' })
  const nothing = maskOf(() => 0)
  expect(check({ ...step, root: parent, coverage: nothing })[0]?.result).toBe('changed')
})

test('a place without any structure is judged by its colours, which alone do not tell that it changed', () => {
  const flat = greyPicture(() => 120)
  const input = { parent: flat, composed: flat }
  expect(check(input)[0]).toMatchObject({ result: 'kept', color: 0 })
  expect(check({ ...input, composed: greyPicture(() => 190) })[0]?.result).toBe('unclear')
})

test('areas of a pixel and areas over the whole picture are checked too', () => {
  const dot = { ...label, area: { x: 5, y: 5, width: 1, height: 1 } }
  const whole = { ...label, area: { x: -4, y: -4, width: 400, height: 400 } }
  const results = check({ composed: lettered(2), preserve: [dot, whole] })
  expect(results.map(({ result }) => result)).toEqual([expect.any(String), 'changed'])
})
