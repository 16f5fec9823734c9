import { expect } from 'vitest'
import { type ErrorCode, isRefineError, type RefineError } from '../../core/errors.ts'
import { rectOf } from '../../core/image/rect.ts'
import { isOutcomeUnknown } from '../../core/ledger/billing.ts'
import type { Prepared, RefineOptions } from '../../core/refine.ts'
import { accept, request } from '../../core/refine.ts'
import { place, type World } from './open-world.ts'
import type { Outcome } from './outcomes.ts'
import { expectNoSecret } from './secrets.ts'

/** What a world looked like before a call. */
export type Before = Awaited<ReturnType<typeof lookAt>>

/** Notes everything that a failed call must leave alone. */
export async function lookAt({ harness }: World) {
  const layers = await harness.layers()
  const contents = await Promise.all(layers.map(({ id }) => harness.contentOf(id)))
  return { layers, contents }
}

/** Asks for an edit and places it; gives what became of it. */
export async function paint(
  world: World,
  prepared: Prepared,
  options: RefineOptions = {},
): Promise<RefineError | null> {
  try {
    const proposal = await request(world.deps, prepared, options)
    await accept(world.deps, proposal, [0], options)
    return null
  } catch (thrown) {
    if (isRefineError(thrown)) return thrown
    throw thrown
  }
}

/** What has to come of a call. */
export interface OutcomeToExpect {
  readonly outcome: Outcome
  readonly before: Before
  /** Whether a file arrived: it is kept, whatever it is worth. */
  readonly keeps: boolean
}

/** Holds what became of a call against what has to come of it. */
export async function expectOutcome(
  world: World,
  error: RefineError | null,
  { outcome, before, keeps }: OutcomeToExpect,
): Promise<void> {
  expect(world.server.complaints).toEqual([])
  expect(world.server.astray).toEqual([])
  await expectNoSecret(world, error)
  expect(error ? error.code : 'right', error?.message).toBe(outcome)
  if (error) await expectFailure(world, error, before, keeps)
  else await expectRightVersion(world)
}

/** One version, red where that was allowed, and not a bit changed elsewhere. */
async function expectRightVersion({ harness, layer, picture, ledger, server }: World) {
  const layers = await harness.layers()
  expect(layers.map(({ kind }) => kind)).toEqual(['source', 'version'])
  const shown = await harness.host.readPixels(layer, { kind: 'shown' }, rectOf(picture))
  let outside = 0
  let redder = 0
  for (let y = 0, i = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++, i++) {
      const isInside =
        x >= place.x && y >= place.y && x < place.x + place.width && y < place.y + place.height
      const red = (at: number) =>
        (shown.data[at * 4] as number) -
        (shown.data[at * 4 + 1] as number) -
        (picture.data[at * 4] as number) +
        (picture.data[at * 4 + 1] as number)
      if (isInside) redder += red(i) / (place.width * place.height)
      else if (!samePixel(shown.data, picture.data, i)) outside++
    }
  }
  expect(outside).toBe(0)
  expect(redder).toBeGreaterThan(20)
  expect(await ledger.entries()).toEqual([])
  const [line] = (await ledger.spending.lines()).slice(-1)
  expect(line).toMatchObject({ outcome: 'answered', acceptance: 'accepted', pictures: 1 })
  const bill = server.bills.at(-1)?.usd ?? 0
  if (typeof line?.costUsd === 'number') expect(line.costUsd).toBeCloseTo(bill, 8)
  expect(line?.estimate?.lowUsd).toBeLessThanOrEqual(bill)
  expect(line?.estimate?.highUsd).toBeGreaterThanOrEqual(bill)
}

function samePixel(a: ArrayLike<number>, b: ArrayLike<number>, i: number): boolean {
  for (let word = i * 4; word < i * 4 + 4; word++) if (a[word] !== b[word]) return false
  return true
}

/** The document stays as it was, people can read what happened, and the books say what it may cost. */
async function expectFailure(
  world: World,
  error: RefineError,
  before: Before,
  keeps: boolean,
): Promise<void> {
  expect(await lookAt(world)).toEqual(before)
  expect(error.message).toMatch(/^(?:\p{Lu}|fal\b).*[.!?]$/su)
  expect(error.hint).toMatch(/^(?:\p{Lu}|fal\b).*[.!?]$/su)
  const entries = await world.ledger.entries()
  expect(entries.map(({ state }) => state)).toEqual(statesAfter(world, error.code, keeps))
}

/** What was free and came to nothing is forgotten; what was painted waits; all else is failed or unknown. */
function statesAfter({ painter }: World, code: ErrorCode, keeps: boolean): readonly string[] {
  if (!painter.isPaid) return []
  if (isOutcomeUnknown(code)) return ['unknown']
  return [keeps ? 'answered' : 'failed']
}
