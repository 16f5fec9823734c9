import { expect, test } from 'vitest'
import { RefineError } from '../../../core/errors.ts'
import type { Picture } from '../../../core/image/picture.ts'
import {
  accept,
  discard,
  type Intent,
  planIntent,
  prepare,
  proposalFromLedger,
  request,
} from '../../../core/refine.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { box, type Desk, intentOn, openDesk, propose } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, flat, type Script } from './scripted-provider.ts'

const sizes = { kind: 'list', sizes: [{ width: 360, height: 360 }] } as const
const picture = photograph({ width: 720, height: 420 }, 8)
const region = box(60, 120, 480, 120)
const red = ({ width, height }: Picture) => flat({ width, height }, 8, [200, 30, 60, 255])

/** Paints tiles until the failing one, counted over all calls of the provider. */
function failingAt(failing: number): Script {
  let calls = 0
  return ({ picture: sent }) => {
    if (++calls === failing) {
      throw new RefineError('provider_refused', 'It is not painted.', { hint: 'Ask otherwise.' })
    }
    return [red(sent)]
  }
}

async function wideDesk(script: Script, costUsd: number | null = 0.04): Promise<Desk> {
  return openDesk(createScriptedProvider(script, { sizes, costUsd }), { picture })
}

function tiled(desk: Desk, changes: Partial<Intent> = {}): Intent {
  return intentOn(desk, { region, tiles: true, ...changes })
}

test('a large region at low density offers tiles, with their number and their price together', async () => {
  const desk = await wideDesk(failingAt(0))
  const { plan, tiles, tilesOffer, estimate } = await planIntent(
    desk.deps,
    intentOn(desk, { region }),
  )
  expect(plan.density).toBeLessThan(0.75)
  expect(tiles).toBeUndefined()
  expect(estimate?.highUsd).toBeCloseTo(0.04)
  expect(tilesOffer).toMatchObject({ count: 3, density: 1 })
  expect(tilesOffer?.estimate?.highUsd).toBeCloseTo(0.12)
})

test('promise 5: in tiles the estimate is the sum, and all that leaves is shown', async () => {
  const desk = await wideDesk(failingAt(0))
  const prepared = await prepare(desk.deps, tiled(desk))
  expect(prepared.tiles).toHaveLength(3)
  expect(prepared.estimate?.highUsd).toBeCloseTo(0.12)
  expect(prepared.plan.density).toBe(1)
  expect(prepared.sent.width).toBe(prepared.plan.crop.width)
  await expectError(
    request(desk.deps, prepared, { budgetUsd: 0.1 }),
    'over_budget',
    /\$0\.1200, above the budget of \$0\.1000/,
  )
  expect(desk.provider.requests).toEqual([])
})

test('the wish for tiles is part of the edit, and without it the hash is as it always was', async () => {
  const desk = await wideDesk(failingAt(0))
  const plain = await planIntent(desk.deps, intentOn(desk, { region }))
  const wished = await planIntent(desk.deps, tiled(desk))
  expect(wished.edit.tiles).toBe(true)
  expect(Object.hasOwn(plain.edit, 'tiles')).toBe(false)
  expect(wished.editHash).not.toBe(plain.editHash)
})

test('tiles are asked for one by one, each on its own crop, and become one version', async () => {
  const desk = await wideDesk(failingAt(0))
  const proposal = await propose(desk, { region, tiles: true })
  expect(desk.provider.requests.map(({ size }) => size)).toEqual(sizes3())
  expect(new Set(desk.provider.requests.map(({ prompt }) => prompt)).size).toBe(1)
  expect(desk.provider.requests[0]!.prompt).not.toMatch(/tile/)
  const entries = await desk.ledger.entries()
  expect(entries.map(({ id }) => id)).toEqual(proposal.tileCalls)
  expect(proposal.usage.costUsd).toBeCloseTo(0.12)
  expect(proposal.candidates).toHaveLength(1)
  expect(proposal.candidates[0]!.report.outside.changedPixels).toBe(0)

  const placed = await accept(desk.deps, proposal, [0])
  expect(placed.versions).toHaveLength(1)
  expect(await desk.ledger.entries()).toEqual([])
  const target = { kind: 'version', id: placed.versions[0]!.id } as const
  const row = { x: 0, y: 180, width: 720, height: 1 }
  const now = await desk.host.readPixels(desk.layer, target, row)
  for (const x of [0, 59, 540, 719]) {
    const at = (180 * 720 + x) * 4
    expect([...now.data.subarray(x * 4, x * 4 + 4)]).toEqual([...picture.data.subarray(at, at + 4)])
  }
  for (const x of [100, 220, 300, 380, 500]) {
    expect([...now.data.subarray(x * 4, x * 4 + 4)]).toEqual([200, 30, 60, 255])
  }
})

function sizes3() {
  return Array.from({ length: 3 }, () => sizes.sizes[0])
}

test('promise 2: tiles that arrived before one failed are kept, and asking again pays only for the rest', async () => {
  const desk = await wideDesk(failingAt(2))
  await expectError(
    propose(desk, { region, tiles: true }),
    'provider_refused',
    /./,
    /1 of 3 tiles have arrived and are kept: refine again the same way/,
  )
  expect((await desk.ledger.entries()).map(({ state }) => state)).toEqual(['answered', 'failed'])
  const proposal = await propose(desk, { region, tiles: true })
  expect(desk.provider.requests).toHaveLength(4)
  expect(proposal.tileCalls).toHaveLength(3)
  expect((await desk.ledger.entries()).map(({ state }) => state)).toEqual([
    'answered',
    'answered',
    'answered',
  ])
  await accept(desk.deps, proposal, [0])
  expect(await desk.ledger.entries()).toEqual([])
})

test('a run that has arrived whole waits to be placed: asking again is another run', async () => {
  const desk = await wideDesk(failingAt(0))
  await propose(desk, { region, tiles: true })
  await propose(desk, { region, tiles: true })
  expect(desk.provider.requests).toHaveLength(6)
})

test('a waiting run becomes the same proposal again, from any of its calls', async () => {
  const desk = await wideDesk(failingAt(0))
  const first = await propose(desk, { region, tiles: true })
  for (const call of first.tileCalls!) {
    const again = await proposalFromLedger(desk.deps, call)
    expect(again.candidates).toEqual(first.candidates)
    expect(again.tileCalls).toEqual(first.tileCalls)
    expect(again.usage).toEqual(first.usage)
  }
})

test('what has arrived of a run can be placed alone, and says what is missing', async () => {
  const desk = await wideDesk(failingAt(3))
  await expectError(propose(desk, { region, tiles: true }), 'provider_refused', /./)
  const [first] = await desk.ledger.entries()
  const proposal = await proposalFromLedger(desk.deps, first!.id)
  expect(proposal.candidates[0]!.report.notes).toContain(
    '1 of the 3 tiles did not arrive: there the picture stays as it is.',
  )
  await accept(desk.deps, proposal, [0])
  expect(await desk.ledger.entries()).toEqual([])
})

test('throwing one tile away throws its run away', async () => {
  const desk = await wideDesk(failingAt(0))
  const { call } = await propose(desk, { region, tiles: true })
  await discard(desk.deps, call)
  expect(await desk.ledger.entries()).toEqual([])
})

test('cancelling between tiles sends no further one, and keeps what has arrived', async () => {
  const controller = new AbortController()
  const desk = await wideDesk(({ picture: sent }) => {
    controller.abort()
    return [red(sent)]
  })
  const prepared = await prepare(desk.deps, tiled(desk))
  await expectError(
    request(desk.deps, prepared, { signal: controller.signal }),
    'cancelled',
    /cancelled/,
    /1 of 3 tiles have arrived/,
  )
  expect(desk.provider.requests).toHaveLength(1)
  expect((await desk.ledger.entries()).map(({ state }) => state)).toEqual(['answered'])
})

test('a run that costs nothing and fails leaves nothing behind', async () => {
  const desk = await wideDesk(failingAt(2), 0)
  await expectError(propose(desk, { region, tiles: true }), 'provider_refused', /./)
  expect(await desk.ledger.entries()).toEqual([])
})

test('several candidates are joined each from the tiles’ pictures of that number', async () => {
  const desk = await wideDesk(({ picture: sent }) => [red(sent), flat(sent, 8, [9, 90, 9, 255])])
  const { candidates } = await propose(desk, { region, tiles: true, variations: 2 })
  const colors = candidates.map(({ content }) =>
    content.kind === 'patch' ? [...content.patch.color.data.subarray(0, 3)] : null,
  )
  expect(colors).toEqual([
    [200, 30, 60],
    [9, 90, 9],
  ])
})

test('a region that one request paints at full density stays one request', async () => {
  const desk = await wideDesk(failingAt(0))
  const { tiles, plan } = await planIntent(desk.deps, tiled(desk, { region: box(60, 60, 50, 50) }))
  expect(tiles).toBeUndefined()
  expect(plan.density).toBe(1)
})

test('a tile in which everything is protected is not asked for', async () => {
  const desk = await wideDesk(failingAt(0))
  const { tiles } = await planIntent(desk.deps, tiled(desk, { protect: [box(340, 0, 380, 420)] }))
  expect(tiles).toHaveLength(2)
})

test('how far the tiles have come is told for all of them together', async () => {
  const desk = await wideDesk(failingAt(0))
  const fractions: (number | null)[] = []
  await request(desk.deps, await prepare(desk.deps, tiled(desk)), {
    onProgress: ({ stage, fraction }) => void (stage === 'sending' && fractions.push(fraction)),
  })
  expect(fractions).toEqual([0, 1 / 3, 2 / 3])
})
