import { converter, differenceCiede2000 } from 'culori'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyKit } from '../../../../core/guide/brand-kit/apply-kit.ts'
import { kitLines } from '../../../../core/guide/brand-kit/kit-lines.ts'
import { paletteDistance } from '../../../../core/guide/brand-kit/palette-distance.ts'
import { parseBrandKit } from '../../../../core/guide/brand-kit/parse-brand-kit.ts'
import { createPicture } from '../../../../core/image/picture.ts'
import { fullMask } from '../../../../core/mask/mask.ts'
import { finish } from '../../../../core/steps.ts'

const kit = parseBrandKit({
  ...{ schema: 1, kind: 'brand-kit', id: 'k', name: 'North' },
  palette: [
    { name: 'navy', hex: '#1F3A5F' },
    { name: 'cream', hex: '#f5efe0', tolerance: 10 },
  ],
  light: ['soft daylight from the left'],
  mood: ['calm', 'honest'],
  preserve: [{ text: 'the logo', kind: 'text' }],
  props: ['a linen napkin'],
  forbidden: ['neon', 'no plastic'],
  proven: ['Soften the light slightly.'],
})

test('all that a kit adds is a handful of lines, and props only where something is added', () => {
  expect(kitLines(kit, 'Add a few beans near the cup.')).toEqual([
    'Colours of anything new: navy (#1f3a5f), cream (#f5efe0).',
    'Light: soft daylight from the left.',
    'Mood: calm, honest.',
    'Things that suit it, where something is added: a linen napkin.',
    'no neon, no plastic.',
  ])
  expect(kitLines(kit, 'Make the light warmer.').join()).not.toContain('napkin')
})

test('lines never grow longer than an edit takes', () => {
  const forbidden = Array.from({ length: 40 }, (_, i) => `${'very '.repeat(50)}bad thing ${i}`)
  for (const line of kitLines({ ...kit, forbidden })) expect(line.length).toBeLessThanOrEqual(600)
})

test('applying a kit adds its lines and what stays, once; none changes nothing', () => {
  const asked = {
    instruction: 'Make the light warmer.',
    preserve: [{ text: 'the cup', kind: 'other' as const }],
    more: 1,
  }
  const applied = applyKit(asked, kit)
  expect(applied).toMatchObject({ more: 1, brand: { kit: 'North' } })
  expect(applied.preserve.map(({ text }) => text)).toEqual(['the cup', 'the logo'])
  expect(applyKit(applied, kit)).toEqual(applied)
  expect(applyKit(asked, null)).toBe(asked)
})

test('the distance from a palette is what an independent library gives', () => {
  const lab = converter('lab65')
  const deltaE = differenceCiede2000()
  const word = fc.integer({ min: 0, max: 255 })
  fc.assert(
    fc.property(word, word, word, (r, g, b) => {
      const picture = createPicture({ width: 3, height: 2 }, 8)
      for (let i = 0; i < 6; i++) picture.data.set([r, g, b, 255], i * 4)
      const measured = finish(paletteDistance(picture, kit))!
      const color = lab({ mode: 'rgb', r: r / 255, g: g / 255, b: b / 255 })
      const distances = kit.palette.map(({ hex }) => deltaE(color!, lab(hex)!))
      const least = Math.min(...distances)
      expect(measured.meanDeltaE).toBeCloseTo(least, 1)
      if (distances.every((one, i) => Math.abs(one - kit.palette[i]!.tolerance) > 0.1)) {
        expect(measured.share).toBe(
          distances.some((one, i) => one < kit.palette[i]!.tolerance) ? 1 : 0,
        )
      }
    }),
    { numRuns: 60 },
  )
})

test('only what the mask covers counts, and nothing to measure is said', () => {
  const picture = createPicture({ width: 10, height: 10 }, 8)
  for (let i = 0; i < 100; i++) {
    picture.data.set(i % 10 < 5 ? [0x1f, 0x3a, 0x5f, 255] : [255, 0, 0, 255], i * 4)
  }
  const left = fullMask({ x: 0, y: 0, width: 5, height: 10 })
  expect(finish(paletteDistance(picture, kit, left))).toMatchObject({ share: 1, nearest: [1, 0] })
  expect(finish(paletteDistance(picture, kit))?.share).toBeCloseTo(0.5)
  expect(finish(paletteDistance(picture, { palette: [] }))).toBe(null)
  const beside = fullMask({ x: 20, y: 0, width: 5, height: 5 })
  expect(finish(paletteDistance(picture, kit, beside))).toBe(null)
})
