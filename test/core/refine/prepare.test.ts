import { expect, test } from 'vitest'
import { hashEdit } from '../../../core/edit/edit-hash.ts'
import { loadMask } from '../../../core/edit/stored-mask.ts'
import { createPicture, cropPicture, isOpaque, toDepth } from '../../../core/image/picture.ts'
import { resample } from '../../../core/image/resample.ts'
import { prepare, refine } from '../../../core/refine.ts'
import { photograph, pickedIn, translucent } from '../../hosts/contract/scene.ts'
import { box, intentOn, openDesk } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, flat, repaintEverything } from './scripted-provider.ts'

const size = { width: 40, height: 30 }
const displayP3 = { space: 'other', name: 'Display P3' } as const

test('promise 5: only the crop leaves, and it is known before anything is sent', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything), {
    picture: photograph({ width: 400, height: 300 }, 8),
  })
  const prepared = await prepare(desk.deps, intentOn(desk, { region: box(20, 30, 40, 40) }))
  expect(prepared.plan).toEqual({
    crop: { x: 0, y: 0, width: 168, height: 168 },
    sent: { width: 168, height: 168 },
    density: 1,
  })
  expect(prepared.sent).toEqual(cropPicture(desk.picture, prepared.plan.crop))
  expect(desk.provider.requests).toEqual([])
  expect(await desk.ledger.entries()).toEqual([])
})

test('promise 5: the price is known before, and is the provider’s own estimate', async () => {
  const provider = createScriptedProvider(repaintEverything, { costUsd: 0.05 })
  const desk = await openDesk(provider)
  expect(
    (await prepare(desk.deps, intentOn(desk, { variations: 3 }))).estimate?.highUsd,
  ).toBeCloseTo(0.15)
  const unknown = await openDesk(createScriptedProvider(repaintEverything, { costUsd: null }))
  expect((await prepare(unknown.deps, intentOn(unknown))).estimate).toBeNull()
})

test('the edit holds everything that was asked for, and its hash identifies it', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const region = box(4, 4, 9, 9)
  const intent = intentOn(desk, {
    region,
    instruction: '  make the\nlight warmer ',
    protect: [box(5, 5, 2, 2)],
    preserve: [{ text: 'the label', kind: 'text' }],
    references: [{ name: 'Oak', picture: photograph({ width: 3, height: 3 }, 8) }],
    strength: 0.4,
    quality: 'high',
    seed: 7,
  })
  const { edit, editHash, prompt } = await prepare(desk.deps, intent)
  expect(edit).toMatchObject({
    source: { width: 40, height: 30, depth: 8, state: desk.picked.state },
    parent: null,
    instruction: 'make the light warmer',
    edge: { kind: 'strict' },
    preserve: [{ text: 'the label', kind: 'text' }],
    references: [{ name: 'Oak' }],
    strength: 0.4,
    provider: 'scripted',
    model: 'any',
    quality: 'high',
    variations: 1,
    seed: 7,
  })
  expect(loadMask(edit.region!)).toEqual(region)
  expect(editHash).toBe(hashEdit(edit))
  expect((await prepare(desk.deps, intent)).editHash).toBe(editHash)
  expect((await prepare(desk.deps, { ...intent, seed: 8 })).editHash).not.toBe(editHash)
  expect(prompt).toContain('make the light warmer')
  expect(prompt).toContain('the label')
})

test('another reference is another edit', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const hashes = await Promise.all(
    [1, 1, 2].map(async (seed) => {
      const picture = photograph({ width: 3, height: 3 }, 8, seed)
      const references = [{ name: 'Oak', picture }]
      return (await prepare(desk.deps, intentOn(desk, { references }))).editHash
    }),
  )
  expect(hashes[1]).toBe(hashes[0])
  expect(hashes[2]).not.toBe(hashes[0])
})

test('the crop holds what a soft edge reaches', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything), {
    picture: photograph({ width: 600, height: 600 }, 8),
  })
  const region = box(290, 290, 20, 20)
  const widths = await Promise.all(
    ([{ kind: 'strict' }, { kind: 'soft', px: 100 }] as const).map(
      async (edge) => (await prepare(desk.deps, intentOn(desk, { region, edge }))).plan.crop.width,
    ),
  )
  expect(widths).toEqual([20 + 2 * 64, 20 + 2 * 100 + 2 * 64])
})

test('a version is refined on its own pixels', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const { placed } = await refine(desk.deps, intentOn(desk, { region: box(4, 4, 9, 9) }))
  const parent = placed.versions[0]!.id
  const picked = await pickedIn(desk.harness)
  const prepared = await prepare(desk.deps, intentOn({ picked }, { parent }))
  expect(prepared.edit.parent).toBe(parent)
  expect(prepared.sent).not.toEqual(desk.picture)
  const shown = await prepare(desk.deps, intentOn({ picked }, { parent: 'shown' }))
  expect(shown.edit).toEqual(prepared.edit)
  expect(shown.sent).toEqual(prepared.sent)
  const source = await prepare(desk.deps, intentOn({ picked }, { parent: null }))
  expect(source.sent).toEqual(desk.picture)
})

test('a custom mix is refined as it is seen', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const first = await refine(desk.deps, intentOn(desk, { region: box(4, 4, 9, 9) }))
  const second = await refine(
    desk.deps,
    intentOn({ picked: await pickedIn(desk.harness) }, { region: box(20, 4, 9, 9) }),
  )
  await desk.harness.setVisible(first.placed.versions[0]!.layer, true)
  const picked = await pickedIn(desk.harness)
  const ids = [first.placed.versions[0]!.id, second.placed.versions[0]!.id]
  const { edit, sent } = await prepare(desk.deps, intentOn({ picked }, { parent: 'shown' }))
  expect(edit).toMatchObject({ parent: ids[1], mix: ids })
  const rect = { x: 0, y: 0, ...size }
  expect(sent).toEqual(await desk.host.readPixels(desk.layer, { kind: 'shown' }, rect))
  const third = await refine(
    desk.deps,
    intentOn({ picked }, { parent: 'shown', region: box(30, 20, 6, 6) }),
  )
  const { lineages } = await desk.host.lineages()
  expect(lineages[0]!.versions.at(-1)!.record).toMatchObject({ parent: ids[1], mix: ids })
  expect(lineages[0]!.head).toEqual({ kind: 'version', id: third.placed.versions[0]!.id })
})

test('the picture is brought to the size, depth and alpha that the model takes', async () => {
  const picture = translucent(photograph(size, 16))
  const provider = createScriptedProvider(repaintEverything, {
    depth: 8,
    alpha: false,
    sizes: { kind: 'list', sizes: [{ width: 80, height: 60 }] },
  })
  const desk = await openDesk(provider, { picture })
  const { sent, plan } = await prepare(desk.deps, intentOn(desk))
  expect(plan.sent).toEqual({ width: 80, height: 60 })
  expect({ width: sent.width, height: sent.height, depth: sent.depth }).toEqual({
    width: 80,
    height: 60,
    depth: 8,
  })
  expect(isOpaque(sent)).toBe(true)
})

test('a model that reads no alpha sees full colours, and white where nothing is', async () => {
  const provider = createScriptedProvider(repaintEverything, { alpha: false })
  const words = Uint8Array.of(10, 20, 30, 0, 40, 50, 60, 128, 70, 80, 90, 255)
  const picture = createPicture({ width: 3, height: 1 }, 8, words)
  const desk = await openDesk(provider, { picture })
  expect([...(await prepare(desk.deps, intentOn(desk))).sent.data]).toEqual([
    255, 255, 255, 255, 40, 50, 60, 255, 70, 80, 90, 255,
  ])
})

test('a model that takes everything gets the document’s own words', async () => {
  const picture = translucent(photograph(size, 16))
  const desk = await openDesk(createScriptedProvider(repaintEverything), {
    picture,
    color: displayP3,
  })
  expect((await prepare(desk.deps, intentOn(desk))).sent).toEqual(picture)
})

test('a picture in another colour space is converted there and back', async () => {
  // A "conversion" whose effect can be told: sRGB holds the words with their low bit flipped.
  const flip = (picture: typeof source) =>
    createPicture(
      picture,
      picture.depth,
      picture.data.map((word, pos) => (pos % 4 < 3 ? word ^ 1 : word)),
    )
  const source = photograph(size, 16)
  const converted: string[] = []
  const color = {
    toSrgb: async (picture: typeof source) => {
      converted.push('to')
      return flip(picture)
    },
    fromSrgb: async (picture: typeof source) => {
      converted.push('from')
      return flip(picture)
    },
  }
  const provider = createScriptedProvider(({ picture }) => [picture], {
    anyColorSpace: false,
    depth: 16,
  })
  const desk = await openDesk(provider, { picture: source, color: displayP3, host: { color } })
  const { sent } = await prepare(desk.deps, intentOn(desk))
  expect(sent).toEqual(flip(source))
  // What comes back unchanged is the source again, so nothing has changed.
  await expectError(refine(desk.deps, intentOn(desk)), 'nothing_changed', /no pixel/)
  expect(converted).toEqual(['to', 'to', 'from'])
})

test('promise 7: a picture that can’t be converted is refused before anything is sent', async () => {
  const provider = createScriptedProvider(repaintEverything, { anyColorSpace: false })
  const desk = await openDesk(provider, { color: displayP3 })
  await expectError(
    prepare(desk.deps, intentOn(desk)),
    'unsupported_source',
    /Display P3.*Any takes sRGB.*memory can’t convert/,
    /Convert the picture to sRGB/,
  )
})

test('promise 7: a region that leaves nothing to change is refused', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const cases = [
    [{ region: { rect: { x: 1, y: 1, width: 2, height: 2 }, data: new Uint8Array(4) } }, /empty/],
    [{ region: box(90, 90, 5, 5) }, /outside the picture/],
    [{ region: box(5, 5, 5, 5), protect: [box(0, 0, 20, 20)] }, /inside the region is protected/],
    [{ protect: [box(0, 0, 40, 30)] }, /whole picture is protected/],
  ] as const
  for (const [changes, message] of cases) {
    await expectError(prepare(desk.deps, intentOn(desk, changes)), 'bad_region', message)
  }
})

test('promise 7: an instruction that is empty or too long is refused', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  for (const [instruction, message] of [
    [' \n ', /is empty/],
    ['x'.repeat(10_000), /10000 characters/],
  ] as const) {
    await expectError(
      prepare(desk.deps, intentOn(desk, { instruction })),
      'bad_instruction',
      message,
    )
  }
})

test('promise 7: what the model does not take is refused, not dropped', async () => {
  const plain = createScriptedProvider(repaintEverything, {
    strength: null,
    seed: false,
    qualities: [],
    maxVariations: 1,
    maxReferences: 0,
  })
  const desk = await openDesk(plain)
  const reference = { name: 'Oak', picture: flat({ width: 2, height: 2 }, 8, [1, 2, 3, 255]) }
  const cases = [
    [{ model: 'other' }, /no model called “other”/, /Choose one of: any\./],
    [{ variations: 2 }, /at most 1 picture a call, but 2/, /fewer variations/],
    [{ strength: 0.5 }, /takes no strength/, /Leave the strength out/],
    [{ seed: 3 }, /takes no seed/, /Leave the seed out/],
    [{ quality: 'ultra' }, /no quality called “ultra”/, /Leave the quality out/],
    [{ references: [reference] }, /no further pictures, but 1/, /Leave the references out/],
  ] as const
  for (const [changes, message, hint] of cases) {
    await expectError(prepare(desk.deps, intentOn(desk, changes)), 'bad_setting', message, hint)
  }
})

test('promise 7: a setting out of its range is named', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const cases = [
    [{ variations: 0 }, /“variations”/],
    [{ strength: 1.5 }, /“strength”/],
    [{ seed: 0.5 }, /“seed”/],
    [{ edge: { kind: 'soft', px: -1 } }, /“edge.px”/],
  ] as const
  for (const [changes, message] of cases) {
    await expectError(prepare(desk.deps, intentOn(desk, changes)), 'bad_setting', message)
  }
})

test('an aborted signal reads and prepares nothing', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const options = { signal: AbortSignal.abort() }
  await expectError(prepare(desk.deps, intentOn(desk), options), 'cancelled', /cancelled/)
})

test('a small region of a large picture is scaled only as the plan says', async () => {
  const provider = createScriptedProvider(repaintEverything, {
    sizes: { kind: 'list', sizes: [{ width: 64, height: 64 }] },
  })
  const desk = await openDesk(provider, { picture: photograph({ width: 200, height: 200 }, 16) })
  const { plan, sent } = await prepare(desk.deps, intentOn(desk, { region: box(90, 90, 10, 10) }))
  expect(sent).toEqual(resample(cropPicture(desk.picture, plan.crop), plan.sent))
  expect(toDepth(sent, 16)).toBe(sent)
})
