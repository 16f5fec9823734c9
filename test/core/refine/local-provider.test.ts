import { expect, test } from 'vitest'
import { cropPicture } from '../../../core/image/picture.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { coverageAt } from '../../../core/mask/mask.ts'
import { createLocalProvider } from '../../../core/providers/local/create-local-provider.ts'
import { paintLocally } from '../../../core/providers/local/paint-locally.ts'
import { refine } from '../../../core/refine.ts'
import { photograph, pickedIn, translucent } from '../../hosts/contract/scene.ts'
import { box, type Desk, intentOn, openDesk, shownOn } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, repaintEverything } from './scripted-provider.ts'

for (const depth of [8, 16] as const) {
  test(`promise 1: the embedded provider changes the region only, at ${depth} bits, translucent or not`, async () => {
    const opaque = photograph({ width: 60, height: 40 }, depth)
    for (const picture of [opaque, translucent(opaque)]) {
      const desk = await openLocal({ picture, color: { space: 'other', name: 'Display P3' } })
      const region = box(20, 10, 16, 12)
      const { proposal } = await refine(desk.deps, intentOn(desk, { region }))
      const shown = await shownOn(desk)
      let changed = 0
      for (let i = 0; i < picture.width * picture.height; i++) {
        const words = shown.data.subarray(i * 4, i * 4 + 4)
        const inside = coverageAt(region, i % picture.width, Math.floor(i / picture.width)) > 0
        if (!inside) expect(words).toEqual(picture.data.subarray(i * 4, i * 4 + 4))
        else if (words.some((word, channel) => word !== picture.data[i * 4 + channel])) changed++
      }
      expect(changed).toBe(proposal.candidates[0]!.report.inside.changedPixels)
      expect(changed).toBeGreaterThan(100)
      expect(proposal.usage.costUsd).toBe(0)
    }
  })
}

test('promise 7: what the embedded provider can’t perform is said, and nothing is left behind', async () => {
  const desk = await openLocal()
  const intent = intentOn(desk, { instruction: 'add a sleeping cat on the sofa' })
  await expectError(refine(desk.deps, intent), 'needs_generative', /./)
  expect(desk.store.kept.size).toBe(0)
  expect(await desk.harness.layers()).toHaveLength(1)
})

test('its crop is a picture of its own with the source’s own words', async () => {
  const desk = await openLocal({ picture: photograph({ width: 60, height: 40 }, 16) })
  const { placed } = await refine(desk.deps, intentOn(desk, { instruction: 'crop to square' }))
  const { layer } = placed.versions[0]!
  const picked = await pickedIn(desk.harness)
  expect(picked).toMatchObject({ source: layer, width: 40, height: 40 })
  expect(await desk.host.readPixels(layer, { kind: 'source' }, rectOf(picked))).toEqual(
    cropPicture(desk.picture, { x: 10, y: 0, width: 40, height: 40 }),
  )
})

async function openLocal(options: Parameters<typeof openDesk>[1] = {}): Promise<Desk> {
  const desk = await openDesk(createScriptedProvider(repaintEverything), options)
  return { ...desk, deps: { ...desk.deps, provider: createLocalProvider(paintLocally) } }
}
