import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PaintFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import {
  alignedOverlays,
  type LaidPaints,
  withMergedOverlays,
  withOverlay,
  withPicture,
} from '../../../figma-plugin/ui/host/write/lay-paints.ts'

const crop = {
  scaleMode: 'CROP' as const,
  imageTransform: [
    [0.5, 0, 0.2],
    [0, 0.5, 0.1],
  ],
}
const base: PaintFacts = {
  type: 'IMAGE',
  imageHash: 'base',
  ...crop,
  filters: { exposure: 0.3 },
  opacity: 1,
  blendMode: 'NORMAL',
  visible: true,
}
const below: PaintFacts = { type: 'SOLID', color: { r: 1, g: 1, b: 1 } }
const scrim: PaintFacts = { type: 'GRADIENT_LINEAR', gradientStops: [] }
const laid: LaidPaints = {
  fills: [below, base, scrim],
  paints: { base: 'base', overlays: [] },
  template: base,
}

const hashes = ({ fills }: LaidPaints) => fills.map(({ type, imageHash }) => imageHash ?? type)

describe('an overlay', () => {
  test('lies directly above the picture, below scrims, and like the picture but for its image', () => {
    const { fills, paints } = withOverlay(laid, 'one')
    expect(fills).toEqual([below, base, { ...base, imageHash: 'one' }, scrim])
    expect(paints).toEqual({ base: 'base', overlays: ['one'] })
  })

  test('lies above the earlier ones', () => {
    expect(hashes(withOverlay(withOverlay(laid, 'one'), 'two'))).toEqual([
      'SOLID',
      'base',
      'one',
      'two',
      'GRADIENT_LINEAR',
    ])
  })

  test('lies above one that the user moved over a scrim, so that the newest is seen', () => {
    const [a, b, one, c] = withOverlay(laid, 'one').fills
    const moved = {
      ...laid,
      fills: [a!, b!, c!, one!],
      paints: { base: 'base', overlays: ['one'] },
    }
    expect(hashes(withOverlay(moved, 'two'))).toEqual([
      'SOLID',
      'base',
      'GRADIENT_LINEAR',
      'one',
      'two',
    ])
  })

  test('is seen though the user hid the picture itself', () => {
    const hidden = { ...base, visible: false }
    const { fills } = withOverlay({ ...laid, fills: [hidden], template: hidden }, 'one')
    expect(fills).toEqual([hidden, { ...base, imageHash: 'one' }])
  })

  test('lies at the bottom where its picture is drawn by another node', () => {
    const alone = { fills: [], paints: { base: null, overlays: [] }, template: base }
    const one = withOverlay(alone, 'one')
    expect(one.fills).toEqual([{ ...base, imageHash: 'one' }])
    expect(hashes(withOverlay({ ...one, fills: [...one.fills, scrim] }, 'two'))).toEqual([
      'one',
      'two',
      'GRADIENT_LINEAR',
    ])
  })

  test('leaves what it is laid on as it is', () => {
    const before = structuredClone(laid)
    withOverlay(laid, 'one')
    expect(laid).toEqual(before)
  })
})

describe('merging', () => {
  test('puts one overlay in place of all, hidden ones included', () => {
    const two = withOverlay(withOverlay(laid, 'one'), 'two')
    const toggled = {
      ...two,
      fills: two.fills.map((fill) =>
        fill.imageHash === 'one' ? { ...fill, visible: false } : fill,
      ),
    }
    const merged = withMergedOverlays(toggled, 'both')
    expect(hashes(merged)).toEqual(['SOLID', 'base', 'both', 'GRADIENT_LINEAR'])
    expect(merged.paints).toEqual({ base: 'base', overlays: ['both'] })
  })
})

describe('a whole picture', () => {
  test('takes the place of the picture and its overlays, and lies as it does', () => {
    const whole = withPicture(withOverlay(withOverlay(laid, 'one'), 'two'), 'whole')
    expect(whole.fills).toEqual([below, { ...base, imageHash: 'whole' }, scrim])
    expect(whole.paints).toEqual({ base: 'whole', overlays: [] })
  })

  test('can be laid over again', () => {
    const next = withOverlay(withPicture(laid, 'whole'), 'one')
    expect(hashes(next)).toEqual(['SOLID', 'whole', 'one', 'GRADIENT_LINEAR'])
  })

  test('takes the place of overlays that were alone', () => {
    const alone = { fills: [], paints: { base: null, overlays: [] }, template: base }
    const whole = withPicture(withOverlay(alone, 'one'), 'whole')
    expect(whole.fills).toEqual([{ ...base, imageHash: 'whole' }])
  })
})

test('overlays over another node’s picture follow how that lies now; what is no overlay stays', () => {
  const alone = withOverlay(
    { fills: [scrim], paints: { base: null, overlays: [] }, template: base },
    'one',
  )
  const hidden = alone.fills.map((fill) =>
    fill.imageHash === 'one' ? { ...fill, visible: false } : fill,
  )
  const now = { ...base, scaleMode: 'FIT' as const, filters: {} }
  expect(alignedOverlays({ ...alone, fills: hidden, template: now }).fills).toEqual([
    { ...now, imageHash: 'one', visible: false },
    scrim,
  ])
})

test('the source’s own paints are never changed, moved or lost, whatever is laid on them', () => {
  const steps = fc.array(fc.constantFrom('overlay', 'merge', 'whole'), { maxLength: 12 })
  fc.assert(
    fc.property(steps, (all) => {
      const end = all.reduce((now, step, i) => {
        if (step === 'overlay') return withOverlay(now, `h${i}`)
        return step === 'merge' ? withMergedOverlays(now, `h${i}`) : withPicture(now, `h${i}`)
      }, laid)
      const ours = new Set([end.paints.base, ...end.paints.overlays])
      expect(end.fills.filter(({ imageHash }) => !ours.has(imageHash ?? ''))).toEqual([
        below,
        scrim,
      ])
      expect(hashes(end)).toEqual([
        'SOLID',
        end.paints.base,
        ...end.paints.overlays,
        'GRADIENT_LINEAR',
      ])
    }),
  )
})
