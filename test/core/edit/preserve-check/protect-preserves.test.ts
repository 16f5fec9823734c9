import { expect, test } from 'vitest'
import type { Preserve } from '../../../../core/edit/edit.ts'
import {
  areasToProtect,
  type ProtectInput,
} from '../../../../core/edit/preserve-check/protect-preserves.ts'
import { fullMask } from '../../../../core/mask/mask.ts'

const label: Preserve = {
  text: 'the front label',
  kind: 'text',
  area: { x: 10, y: 10, width: 20, height: 10 },
}
const size = { width: 100, height: 80 }

function areas(changes: Partial<ProtectInput>) {
  const input: ProtectInput = {
    instruction: 'add a lamp on the table',
    preserve: [label],
    region: null,
    protect: [],
    size,
  }
  return areasToProtect({ ...input, ...changes }).map(({ rect }) => rect)
}

test('the area of a thing that the change need not cross is protected', () => {
  expect(areas({})).toEqual([label.area])
})

test('what lies beyond the picture is cut off, and what lies outside is left out', () => {
  const over = { ...label, area: { x: 90, y: 70, width: 40, height: 40 } }
  const outside = { ...label, area: { x: 200, y: 0, width: 4, height: 4 } }
  expect(areas({ preserve: [over, outside] })).toEqual([{ x: 90, y: 70, width: 10, height: 10 }])
})

test('another light crosses everything, and so does another background', () => {
  expect(areas({ instruction: 'make the light warmer' })).toEqual([])
  expect(areas({ instruction: 'replace the background with a beach' })).toEqual([])
})

test('an instruction that names the thing itself crosses it', () => {
  expect(areas({ instruction: 'replace the labels with gold ones' })).toEqual([])
  expect(areas({ instruction: 'remove the cup, keep the label' })).toEqual([label.area])
})

test('palette, light and composition are no places to protect, nor is what has no place', () => {
  for (const kind of ['palette', 'lighting', 'composition', 'background'] as const) {
    expect(areas({ preserve: [{ ...label, kind }] })).toEqual([])
  }
  expect(areas({ preserve: [{ text: 'the label', kind: 'text' }] })).toEqual([])
})

test('an area that would leave nothing of the region is measured instead', () => {
  const within = fullMask({ x: 12, y: 12, width: 8, height: 8 })
  expect(areas({ region: within })).toEqual([])
  const twice = [
    { ...label, area: { x: 10, y: 10, width: 6, height: 20 } },
    { ...label, area: { x: 16, y: 10, width: 6, height: 20 } },
  ]
  expect(areas({ region: within, preserve: twice })).toEqual([twice[0]?.area])
  expect(areas({ preserve: [{ ...label, area: { x: 0, y: 0, ...size } }] })).toEqual([])
})

test('what is protected already is not protected again', () => {
  expect(areas({ protect: [fullMask(label.area as NonNullable<Preserve['area']>)] })).toEqual([])
  expect(areas({ protect: [fullMask({ x: 10, y: 10, width: 19, height: 10 })] })).toHaveLength(1)
  expect(areas({ preserve: [label, { ...label, text: 'the small print' }] })).toHaveLength(1)
})
