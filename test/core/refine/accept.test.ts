import { expect, test } from 'vitest'
import { createPicture, pastePicture } from '../../../core/image/picture.ts'
import { accept, type Intent, refine } from '../../../core/refine.ts'
import { photograph, pickedIn, translucent } from '../../hosts/contract/scene.ts'
import { box, type Desk, intentOn, openDesk, propose, shownOn } from './desk.ts'
import { createScriptedProvider, repaintEverything } from './scripted-provider.ts'

test('promise 4: all candidates are one undo step; the picked one shows and is picked', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const before = await desk.harness.layers()
  const placed = await accept(desk.deps, await propose(desk, { variations: 3 }), [2, 0])
  expect(placed.versions).toHaveLength(3)
  expect(await desk.harness.pickedLayers()).toEqual([placed.versions[0]!.layer])
  const visible = (await desk.harness.layers()).filter(({ kind }) => kind === 'version')
  expect(visible.map(({ name, visible: shown }) => [name, shown])).toEqual([
    ['Bottle · v1 · make the light warmer', true],
    ['Bottle · v2 · make the light warmer', false],
    ['Bottle · v3 · make the light warmer', false],
  ])
  // The third candidate was picked first: its red is 250 − 2 × 40.
  expect((await shownOn(desk)).data[0]).toBe(170)
  await desk.harness.undo!()
  expect(await desk.harness.layers()).toEqual(before)
})

test('promise 2: unpicked candidates become hidden versions with their own pixels', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const placed = await accept(desk.deps, await propose(desk, { variations: 3 }), [1])
  const reds = await Promise.all(
    placed.versions.map(
      async ({ id }) =>
        (await desk.host.readPixels(desk.layer, { kind: 'version', id }, box(0, 0, 1, 1).rect))
          .data[0],
    ),
  )
  expect(reds).toEqual([210, 250, 170])
  expect(await desk.ledger.entries()).toEqual([])
  expect(await desk.store.keys('ledger/')).toEqual([])
})

test('the record tells how the version came about', async () => {
  const provider = createScriptedProvider(repaintEverything, { costUsd: 0.12 })
  const desk = await openDesk(provider)
  const proposal = await propose(desk, { variations: 3, region: box(5, 5, 9, 9) })
  const placed = await accept(desk.deps, proposal, [0])
  const { lineages } = await desk.host.lineages()
  const records = lineages[0]!.versions.map(({ record }) => record)
  expect(records.map(({ id }) => id)).toEqual(placed.versions.map(({ id }) => id))
  expect(new Set(records.map(({ id }) => id)).size).toBe(3)
  expect(records[0]).toMatchObject({
    lineage: lineages[0]!.id,
    parent: null,
    number: 1,
    kind: 'patch',
    edit: proposal.prepared.edit,
    crop: proposal.prepared.plan.crop,
    report: proposal.candidates[0]!.report,
    call: proposal.call,
    starred: false,
    note: '',
  })
  expect(records[0]!.createdAt).toMatch(/^2026-05-01T00:00:\d\d\.000Z$/)
  // What the call cost is shared among its versions, so that their sum is what was paid.
  expect(records.reduce((sum, { costUsd }) => sum + costUsd!, 0)).toBeCloseTo(0.12)
})

test('a price that nobody knows stays unknown', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything, { costUsd: null }))
  await refine(desk.deps, intentOn(desk))
  const { lineages } = await desk.host.lineages()
  expect(lineages[0]!.versions[0]!.record.costUsd).toBeNull()
})

test('numbers go on, branches share a parent, and names stay unique after a rename by hand', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const first = await refine(desk.deps, intentOn(desk, { region: box(5, 5, 9, 9) }))
  const parent = first.placed.versions[0]!.id
  await desk.harness.renameLayer(
    first.placed.versions[0]!.layer,
    'Bottle · v2 · make the light warmer',
  )
  await refineAgain(desk, { parent })
  await refineAgain(desk, { parent, instruction: 'cooler' })
  const { lineages } = await desk.host.lineages()
  const versions = lineages[0]!.versions
  expect(versions.map(({ name }) => name)).toEqual([
    'Bottle · v2 · make the light warmer',
    'Bottle · v2 · make the light warmer (2)',
    'Bottle · v3 · cooler',
  ])
  expect(versions.map(({ record }) => [record.number, record.parent])).toEqual([
    [1, null],
    [2, parent],
    [3, parent],
  ])
})

test('promise 4: when the user moved on, everything is written and nothing moves', async () => {
  const elsewhere: ((desk: Desk, other: string) => Promise<void>)[] = [
    (desk) => desk.harness.pickNothing(),
    (desk, other) => desk.harness.pickLayer(other),
    async (desk) => {
      const { lineages } = await desk.host.lineages()
      await desk.host.show(desk.layer, lineages[0]!.versions[0]!.record.id)
    },
  ]
  for (const move of elsewhere) {
    const desk = await openDesk(createScriptedProvider(repaintEverything))
    const other = await desk.harness.addSource({
      picture: photograph({ width: 9, height: 9 }, 8, 3),
      name: 'Other',
    })
    await refine(desk.deps, intentOn(desk, { region: box(5, 5, 9, 9) }))
    await desk.host.show(desk.layer, null)
    await desk.harness.pickLayer(desk.layer)
    const proposal = await propose(
      { ...desk, picked: await pickedIn(desk.harness) },
      { variations: 2 },
    )
    await move(desk, other)
    const picked = await desk.harness.pickedLayers()
    const before = await desk.harness.layers()
    const shown = await shownOn(desk)
    const placed = await accept(desk.deps, proposal, [0])
    expect(await desk.harness.pickedLayers()).toEqual(picked)
    expect(await shownOn(desk)).toEqual(shown)
    const ids = placed.versions.map(({ layer }) => layer)
    const after = await desk.harness.layers()
    expect(after.filter(({ id }) => !ids.includes(id))).toEqual(before)
    expect(after.filter(({ id }) => ids.includes(id)).map(({ visible }) => visible)).toEqual([
      false,
      false,
    ])
  }
})

test('promise 4: a source among several picked ones shows, and the others stay picked', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const first = await desk.harness.addSource({
    picture: photograph({ width: 9, height: 9 }, 8, 3),
    name: 'First',
  })
  const proposal = await propose(desk)
  await desk.harness.pickLayer(first)
  await desk.harness.pickAlso!(desk.layer)
  expect((await pickedIn(desk.harness)).source).toBe(first)
  const placed = await accept(desk.deps, proposal, [0])
  const layer = (await desk.harness.layers()).find(({ id }) => id === placed.versions[0]!.layer)
  expect(layer?.visible).toBe(true)
  expect(await desk.harness.pickedLayers()).toEqual([placed.versions[0]!.layer, first])
})

test('promise 4: a layer that can’t be refined, picked meanwhile, counts as moved on', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything), { host: { depths: [8] } })
  const proposal = await propose(desk)
  const deep = await desk.harness.addSource({
    picture: photograph({ width: 4, height: 4 }, 16),
    name: 'Deep',
  })
  await desk.harness.pickLayer(deep)
  await accept(desk.deps, proposal, [0])
  expect(await desk.harness.pickedLayers()).toEqual([deep])
})

test('a translucent picture gets a replacing version that holds the whole of it', async () => {
  const picture = translucent(photograph({ width: 400, height: 40 }, 8))
  const desk = await openDesk(createScriptedProvider(repaintEverything), { picture })
  const proposal = await propose(desk, { region: box(10, 10, 12, 12) })
  const { content } = proposal.candidates[0]!
  const { crop } = proposal.prepared.plan
  expect(crop.width).toBeLessThan(picture.width)
  expect(content.kind).toBe('replacing')
  await accept(desk.deps, proposal, [0])
  const shown = await shownOn(desk)
  expect(content.kind === 'replacing' && pastePicture(picture, content.picture, crop)).toEqual(
    shown,
  )
  // A second one lies on the first, not on the source.
  const first = (await pickedIn(desk.harness)).head
  await refineAgain(desk, {
    region: box(300, 5, 12, 12),
    parent: first.kind === 'version' ? first.id : null,
  })
  const both = await shownOn(desk)
  const at = (12 * 400 + 15) * 4
  expect([...both.data.subarray(at, at + 4)]).toEqual([...shown.data.subarray(at, at + 4)])
  expect([...shown.data.subarray(at, at + 4)]).not.toEqual([...picture.data.subarray(at, at + 4)])
})

test('on a replacing version of a styled source the next version is replacing too, and looks the same', async () => {
  const opaque = photograph({ width: 400, height: 40 }, 8)
  const data = opaque.data.slice()
  for (let y = 0; y < 40; y++) data[y * 400 * 4 + 3] = 100
  const picture = createPicture(opaque, 8, data)
  const desk = await openDesk(createScriptedProvider(repaintEverything), { picture })
  const first = await refine(desk.deps, intentOn(desk, { region: box(0, 5, 9, 9) }))
  const parent = first.placed.versions[0]!.id
  const second = { region: box(300, 5, 12, 12), parent }
  const looks = []
  for (const styled of [false, true]) {
    await desk.host.show(desk.layer, parent)
    const picked = { ...(await pickedIn(desk.harness)), ...(styled && { styled: true as const }) }
    await refine(desk.deps, intentOn({ picked }, second))
    looks.push(await shownOn(desk))
  }
  const { lineages } = await desk.host.lineages()
  const kinds = lineages[0]!.versions.map(({ record }) => record.kind)
  expect(kinds).toEqual(['replacing', 'patch', 'replacing'])
  expect(looks[1]).toEqual(looks[0])
})

test('a copied source takes its version under the lineage that it was given', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const first = await refine(desk.deps, intentOn(desk, { region: box(5, 5, 9, 9) }))
  const [copy] = await desk.harness.duplicateLayers([desk.layer, first.placed.versions[0]!.layer])
  await desk.harness.pickLayer(copy!)
  const picked = await pickedIn(desk.harness)
  await refine(desk.deps, intentOn({ picked }, { region: box(20, 5, 9, 9) }))
  const { lineages } = await desk.host.lineages()
  expect(lineages.map(({ source, versions }) => [source === copy, versions.length]).sort()).toEqual(
    [
      [false, 1],
      [true, 2],
    ],
  )
  expect(lineages.find(({ source }) => source === copy)!.id).toBe(picked.lineage)
})

async function refineAgain(desk: Desk, changes: Partial<Intent>): Promise<void> {
  const picked = await pickedIn(desk.harness)
  await refine(desk.deps, intentOn({ picked }, { region: box(20, 5, 9, 9), ...changes }))
}
