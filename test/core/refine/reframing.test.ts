import { expect, test } from 'vitest'
import { padPicture } from '../../../core/edit/reframe/pad-picture.ts'
import {
  createPicture,
  cropPicture,
  type Picture,
  pastePicture,
} from '../../../core/image/picture.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { resample } from '../../../core/image/resample.ts'
import { coverageAt } from '../../../core/mask/mask.ts'
import type { ProviderRequest } from '../../../core/provider.ts'
import { planIntent, prepare, proposalFromLedger, refine, request } from '../../../core/refine.ts'
import { photograph, pickedIn } from '../../hosts/contract/scene.ts'
import { exactly } from '../../support/exactly.ts'
import { box, intentOn, openDesk, propose } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, flat, repaintEverything } from './scripted-provider.ts'

const picture = photograph({ width: 120, height: 90 }, 8)
const sides = { left: 20, top: 0, right: 0, bottom: 10 }
const expand = { kind: 'expand', sides } as const
/** The sent picture as it is, with everything that is new in one colour. */
function paintedBeside(sent: Picture): Picture {
  const old = cropPicture(sent, { x: 20, y: 0, width: 120, height: 90 })
  return pastePicture(flat(sent, 8, [90, 120, 60, 255]), old, { x: 20, y: 0 })
}
const painter = (costUsd = 0.04) =>
  createScriptedProvider(({ picture: sent }) => [paintedBeside(sent)], {
    ...{ faithful: false, alpha: false, costUsd },
  })

test('an expansion sends the old picture with its border filled, opaque, and what is new as mask', async () => {
  const provider = painter()
  const desk = await openDesk(provider, { picture })
  await propose(desk, { reframe: expand })
  const [sent] = provider.requests
  const frame = { x: -20, y: 0, width: 140, height: 100 }
  expect(sent!.picture).toEqual(padPicture(picture, rectOf(picture), frame))
  expect(sent!.size).toEqual({ width: 140, height: 100 })
  expect(coverageAt(sent!.mask!, 19, 50)).toBe(255)
  expect(coverageAt(sent!.mask!, 20, 50)).toBe(0)
  expect(coverageAt(sent!.mask!, 70, 89)).toBe(0)
  expect(coverageAt(sent!.mask!, 70, 90)).toBe(255)
  expect(sent!.prompt).toContain('only inside the marked area')
})

test('an expansion becomes a picture of its own, in which the old one lies bit for bit', async () => {
  const desk = await openDesk(painter(), { picture })
  const { placed } = await refine(desk.deps, intentOn(desk, { reframe: expand }))
  const { layer } = placed.versions[0]!
  const picked = await pickedIn(desk.harness)
  expect(picked).toMatchObject({ source: layer, width: 140, height: 100 })
  const now = await desk.host.readPixels(layer, { kind: 'source' }, rectOf(picked))
  expect(cropPicture(now, { x: 20, y: 0, width: 120, height: 90 })).toEqual(picture)
  expect(await desk.ledger.entries()).toEqual([])
})

test('promise 2: the answer to an expansion waits like any other, and gives the same again', async () => {
  const desk = await openDesk(painter(), { picture })
  const proposal = await propose(desk, { reframe: expand })
  const again = await proposalFromLedger(desk.deps, proposal.call)
  expect(again.candidates).toEqual(proposal.candidates)
  expect(again.prepared.sent).toEqual(proposal.prepared.sent)
})

test('an exact crop is the source’s own words, free, and asks no one', async () => {
  const provider = painter()
  const desk = await openDesk(provider, { picture })
  const rect = { x: 10, y: 5, width: 60, height: 70 }
  const prepared = await prepare(desk.deps, intentOn(desk, { reframe: { kind: 'crop', rect } }))
  expect(prepared.estimate).toEqual(exactly(0))
  const proposal = await request(desk.deps, prepared, { budgetUsd: 0 })
  const { content } = proposal.candidates[0]!
  expect(content).toEqual({
    ...{ kind: 'reframe', transform: { rect } },
    picture: cropPicture(picture, rect),
  })
  expect(provider.requests).toEqual([])
  expect(await desk.ledger.entries()).toEqual([])
})

test('an enlargement is painted in tiles, registered on the source, and is the source when it is reduced again', async () => {
  const sizes = { kind: 'list', sizes: [{ width: 200, height: 200 }] } as const
  const textured = (sent: Picture) => {
    const data = sent.data.map((word, pos) => {
      const dots = (Math.floor(pos / 4) + Math.floor(pos / 4 / sent.width)) % 2 === 0
      return pos % 4 === 3 ? 255 : Math.max(0, Math.min(255, word + (dots ? 14 : -2)))
    })
    return createPicture(sent, 8, data as Uint8Array)
  }
  const provider = createScriptedProvider(({ picture: sent }) => [textured(sent)], {
    ...{ faithful: false, alpha: false, sizes },
  })
  const source = smooth({ width: 120, height: 90 })
  const desk = await openDesk(provider, { picture: source })
  const { placed, proposal } = await refine(
    desk.deps,
    intentOn(desk, { reframe: { kind: 'upscale', factor: 2 } }),
  )
  expect(provider.requests).toHaveLength(2)
  expect(provider.requests[0]!.whole).toEqual({ width: 240, height: 180 })
  expect(proposal.prepared.estimate?.highUsd).toBeCloseTo(0.08)
  const { layer } = placed.versions[0]!
  const whole = { x: 0, y: 0, width: 240, height: 180 }
  const now = await desk.host.readPixels(layer, { kind: 'source' }, whole)
  const reduced = resample(now, source)
  const off = Array.from(reduced.data).reduce(
    (most, word, pos) => Math.max(most, Math.abs(word - source.data[pos]!)),
    0,
  )
  expect(off).toBeLessThanOrEqual(3)
  expect(now).not.toEqual(resample(source, whole))
})

test('a model’s own upscaler is given the picture’s own pixels and asked for the enlarged size', async () => {
  const source = smooth({ width: 120, height: 90 })
  const enlarged = ({ picture: sent, size }: ProviderRequest) => [resample(sent, size)]
  const provider = createScriptedProvider(enlarged, {
    ...{ faithful: false, alpha: false, upscales: true },
  })
  const desk = await openDesk(provider, { picture: source })
  await refine(desk.deps, intentOn(desk, { reframe: { kind: 'upscale', factor: 2 } }))
  const [sent] = provider.requests
  expect(sent).toMatchObject({ task: 'upscale', size: { width: 240, height: 180 } })
  expect(sent!.picture).toEqual(source)
})

test('a model without an upscaler is given enlarged pixels, as an edit', async () => {
  const repeat = ({ picture: sent }: ProviderRequest) => [sent]
  const provider = createScriptedProvider(repeat, { faithful: false, alpha: false })
  const desk = await openDesk(provider, { picture: smooth({ width: 120, height: 90 }) })
  await refine(desk.deps, intentOn(desk, { reframe: { kind: 'upscale', factor: 2 } }))
  const [sent] = provider.requests
  expect(sent).not.toHaveProperty('task')
  expect(sent!.picture).toMatchObject({ width: 240, height: 180 })
})

/** Soft shapes, which can be reduced and enlarged without loss. */
function smooth(size: { width: number; height: number }): Picture {
  const picture = createPicture(size, 8)
  for (let i = 0; i < size.width * size.height; i++) {
    const [x, y] = [i % size.width, Math.floor(i / size.width)]
    const wave = 40 * Math.sin(x / 6) * Math.cos(y / 5) + 25 * Math.sin((x + 2 * y) / 17)
    picture.data.set([128 + wave, 120 - wave, 110 + wave / 2, 255], i * 4)
  }
  return picture
}

test('the change of the frame is part of the edit', async () => {
  const desk = await openDesk(painter(), { picture })
  const plain = await planIntent(desk.deps, intentOn(desk))
  const framed = await planIntent(desk.deps, intentOn(desk, { reframe: expand }))
  expect(framed.edit.reframe).toEqual(expand)
  expect(framed.editHash).not.toBe(plain.editHash)
  expect(Object.hasOwn(plain.edit, 'reframe')).toBe(false)
})

test('promise 7: what can’t become another frame is refused before anything is read or sent', async () => {
  const painting = await openDesk(painter(), { picture })
  const local = await openDesk(createScriptedProvider(repaintEverything), { picture })
  const fixed = await openDesk(painter(), { picture, host: { reframe: false } })
  const small = await openDesk(painter(), { picture })
  const { capabilities } = small.host
  Object.assign(capabilities, { maxEdge: 200 })
  const far = { kind: 'crop', rect: { x: 100, y: 0, width: 60, height: 60 } } as const
  const nothing = { kind: 'expand', sides: { left: 0, top: 0, right: 0, bottom: 0 } } as const
  const huge = { kind: 'expand', sides: { ...sides, left: 40_000 } } as const
  const cases = [
    [fixed, { reframe: expand }, 'not_supported', /memory can’t add a picture with another frame/],
    [local, { reframe: expand }, 'needs_generative', /paints nothing new/],
    [painting, { reframe: expand, region: box(1, 1, 5, 5) }, 'bad_region', /takes no region/],
    [painting, { reframe: far }, 'bad_setting', /reaches outside/],
    [painting, { reframe: nothing }, 'bad_setting', /by nothing/],
    [painting, { reframe: huge }, 'too_large', /expanded picture/],
    [small, { reframe: { kind: 'upscale', factor: 2 } }, 'too_large', /240×180.*at most 200/],
  ] as const
  for (const [desk, changes, code, message] of cases) {
    await expectError(planIntent(desk.deps, intentOn(desk, changes)), code, message)
    expect(desk.provider.requests).toEqual([])
  }
})
