import { describe, expect, test } from 'vitest'
import { fingerprintOf } from '../../../figma-plugin/ui/host/fingerprint.ts'
import { sameFills } from '../../../figma-plugin/ui/host/paint-look.ts'
import { imagePaint } from './node-facts.ts'

const paints = { base: 'base', overlays: ['one', 'two'] }
const fills = [imagePaint('base'), imagePaint('one'), imagePaint('two'), { type: 'SOLID' }]

describe('the fingerprint of a version’s fills', () => {
  const written = fingerprintOf(fills, paints)

  test('is the same for the same paints, whatever defaults are left out', () => {
    const spelledOut = fills.map((paint) => ({ ...paint, visible: true, opacity: 1 }))
    expect(fingerprintOf(spelledOut, paints)).toBe(written)
  })

  test('leaves the source’s other paints out of account', () => {
    expect(fingerprintOf(fills.slice(0, 3), paints)).toBe(written)
    expect(fingerprintOf([imagePaint('texture'), ...fills], paints)).toBe(written)
  })

  test.each([
    ['toggled off', [fills[0], { ...fills[1], visible: false }, fills[2]]],
    ['removed', [fills[0], fills[1]]],
    ['replaced', [fills[0], fills[1], imagePaint('painted')]],
    ['reordered', [fills[0], fills[2], fills[1]]],
    ['made translucent', [fills[0], fills[1], { ...fills[2], opacity: 0.5 }]],
    ['moved', [fills[0], fills[1], { ...fills[2], scaleMode: 'FIT' as const }]],
  ])('differs when a refinement was %s', (_, changed) => {
    expect(fingerprintOf(changed as typeof fills, paints)).not.toBe(written)
  })

  test('counts overlays alone when their base lies in another node', () => {
    const alone = { base: null, overlays: ['one'] }
    expect(fingerprintOf([imagePaint('one')], alone)).toBe(
      fingerprintOf([imagePaint('base'), imagePaint('one')], alone),
    )
  })
})

describe('two lists of fills', () => {
  const gradient = { type: 'GRADIENT_LINEAR', gradientStops: [{ position: 0, color: { r: 0.1 } }] }

  test('are the same when they show the same', () => {
    expect(sameFills([...fills, gradient], [...fills, { ...gradient, visible: true }])).toBe(true)
    const rounded = {
      ...gradient,
      gradientStops: [{ color: { r: Math.fround(0.1) }, position: 0 }],
    }
    expect(sameFills([gradient], [rounded])).toBe(true)
  })

  test('differ in any paint, its order or its visibility', () => {
    expect(sameFills(fills, fills.slice(1))).toBe(false)
    expect(sameFills([imagePaint('a'), imagePaint('b')], [imagePaint('b'), imagePaint('a')])).toBe(
      false,
    )
    expect(sameFills([gradient], [{ ...gradient, visible: false }])).toBe(false)
    expect(sameFills([gradient], [{ ...gradient, gradientStops: [] }])).toBe(false)
  })
})
