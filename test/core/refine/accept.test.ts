import { expect, test } from 'vitest'
import { RefineError } from '../../../core/errors.ts'
import type { Placement } from '../../../core/host.ts'
import { cropPicture as cut, pastePicture } from '../../../core/image/picture.ts'
import { rectOf } from '../../../core/image/rect.ts'
import {
  accept,
  type Intent,
  type Proposal,
  prepare,
  refine,
  request,
} from '../../../core/refine.ts'
import { photograph, pickedIn, translucent } from '../../hosts/contract/scene.ts'
import { box, type Desk, intentOn, openDesk } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, flat, repaintEverything } from './scripted-provider.ts'

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
  expect(desk.store.kept.size).toBe(0)
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

test('promise 7: where translucent pixels can’t be held, that is said and the result is kept', async () => {
  const picture = translucent(photograph({ width: 40, height: 30 }, 8))
  const desk = await openDesk(createScriptedProvider(repaintEverything), {
    picture,
    host: { replacing: false },
  })
  await expectError(
    accept(desk.deps, await propose(desk), [0]),
    'not_supported',
    /translucent pixels, which memory can’t hold/,
    /Flatten the picture.*The result is kept/,
  )
  expect(await desk.ledger.entries()).toHaveLength(1)
})

test('promise 2: a result that can’t be placed is kept, and can be placed afterwards', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const proposal = await propose(desk)
  const busy = new RefineError('host_busy', 'The tool is in a dialog.', {
    hint: 'Close it.',
    retryable: true,
  })
  const host = { ...desk.host, place: () => Promise.reject(busy) }
  const error = await expectError(
    accept({ ...desk.deps, host }, proposal, [0]),
    'host_busy',
    /in a dialog/,
    /^Close it\. The result is kept: find it under the results that wait/,
  )
  expect(error.retryable).toBe(true)
  expect(await desk.ledger.entries()).toMatchObject([{ id: proposal.call, state: 'arrived' }])
  await accept(desk.deps, proposal, [0])
  expect(await desk.ledger.entries()).toEqual([])
})

test('promise 2: the ledger forgets the call only after everything is written', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const order: string[] = []
  const host = {
    ...desk.host,
    place: (placement: Placement) => {
      order.push('place')
      return desk.host.place(placement)
    },
  }
  const ledger = {
    ...desk.ledger,
    close: (id: string) => {
      order.push('close')
      return desk.ledger.close(id)
    },
  }
  await accept({ ...desk.deps, host, ledger }, await propose(desk), [0])
  expect(order).toEqual(['place', 'close'])
})

test('a store that fails after placing does not turn the placed version into a failure', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const ledger = { ...desk.ledger, close: () => Promise.reject(new Error('disk')) }
  const placed = await accept({ ...desk.deps, ledger }, await propose(desk), [0])
  expect(placed.versions).toHaveLength(1)
})

test('promise 2: a source that was changed meanwhile is not written over, whatever is picked', async () => {
  for (const pickNothing of [false, true]) {
    const desk = await openDesk(createScriptedProvider(repaintEverything))
    const proposal = await propose(desk)
    await desk.harness.paintOn(desk.layer)
    if (pickNothing) await desk.harness.pickNothing()
    const before = await desk.harness.layers()
    await expectError(
      accept(desk.deps, proposal, [0]),
      'source_changed',
      pickNothing ? /was changed since it was read/ : /was changed while this was being made/,
      /The result is kept/,
    )
    expect(await desk.harness.layers()).toEqual(before)
    expect(await desk.ledger.entries()).toHaveLength(1)
  }
})

test('an aborted signal writes nothing, and the result is kept', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const proposal = await propose(desk)
  const signal = AbortSignal.abort()
  const work = accept(desk.deps, proposal, [0], { signal })
  await expectError(work, 'cancelled', /cancelled/, /The result is kept/)
  expect((await desk.harness.layers()).map(({ kind }) => kind)).toEqual(['source'])
})

test('picking no candidate, or one that there is not, is a mistake of the caller', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const proposal = await propose(desk)
  for (const picked of [[], [1], [-1], [0.5]]) {
    await expect(accept(desk.deps, proposal, picked)).rejects.toThrow(
      /^Expected at least one candidate between 0 and 0 but received/,
    )
  }
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

test('a candidate with another frame becomes a picture of its own, linked to where it came from', async () => {
  const frame = { x: 4, y: 3, width: 20, height: 10 }
  const provider = createScriptedProvider(({ picture }) => [
    { kind: 'picture', picture: flat(frame, picture.depth, [8, 8, 8, 255]), frame },
  ])
  const desk = await openDesk(provider)
  const { placed, proposal } = await refine(desk.deps, intentOn(desk, { instruction: 'crop 2:1' }))
  expect(proposal.candidates[0]!.report.notes).toEqual([
    'The frame changed, so the pixels were not compared with the source’s.',
  ])
  const { layer, id, name } = placed.versions[0]!
  expect(name).toBe('Bottle · v1 · crop 2:1')
  expect(await desk.harness.pickedLayers()).toEqual([layer])
  const picked = await pickedIn(desk.harness)
  expect(picked).toMatchObject({ source: layer, width: 20, height: 10 })
  const { lineages } = await desk.host.lineages()
  const origin = lineages.find(({ source }) => source === desk.layer)!
  expect(origin.versions.map(({ record }) => [record.id, record.kind])).toEqual([[id, 'reframe']])
  expect(lineages.find(({ source }) => source === layer)?.derivedFrom).toEqual({
    lineage: origin.id,
    version: null,
    rect: frame,
  })
})

test('promise 1: a crop that paints nothing takes the source’s own words, whatever was sent', async () => {
  const provider = createScriptedProvider(
    ({ picture }) => {
      const frame = { x: 2, y: 1, width: 10, height: 5 }
      return [{ kind: 'picture', picture: cut(picture, frame), frame }]
    },
    { depth: 8, sizes: { kind: 'list', sizes: [{ width: 20, height: 15 }] } },
  )
  const desk = await openDesk(provider, { picture: photograph({ width: 40, height: 30 }, 16) })
  const { placed } = await refine(desk.deps, intentOn(desk))
  const { layer } = placed.versions[0]!
  const rect = { x: 4, y: 2, width: 20, height: 10 }
  expect(await desk.host.readPixels(layer, { kind: 'source' }, rectOf(rect))).toEqual(
    cut(desk.picture, rect),
  )
})

test('promise 7: where no such picture can be added, that is said', async () => {
  const frame = { x: 0, y: 0, width: 5, height: 5 }
  const provider = createScriptedProvider(
    () => [{ kind: 'picture', picture: flat(frame, 8, [1, 2, 3, 255]), frame }],
    { costUsd: 0 },
  )
  const desk = await openDesk(provider, { host: { reframe: false } })
  await expectError(
    refine(desk.deps, intentOn(desk)),
    'not_supported',
    /another frame, and memory can’t add such a picture/,
  )
})

async function propose(desk: Desk, changes: Partial<Intent> = {}): Promise<Proposal> {
  return request(desk.deps, await prepare(desk.deps, intentOn(desk, changes)))
}

async function refineAgain(desk: Desk, changes: Partial<Intent>): Promise<void> {
  const picked = await pickedIn(desk.harness)
  await refine(desk.deps, intentOn({ picked }, { region: box(20, 5, 9, 9), ...changes }))
}

async function shownOn(desk: Desk): ReturnType<Desk['host']['readPixels']> {
  return desk.host.readPixels(desk.layer, { kind: 'shown' }, rectOf(desk.picture))
}
