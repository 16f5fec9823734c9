import { describe, expect, test } from 'vitest'
import { isOutcomeUnknown } from '../../core/ledger/billing.ts'
import { type Prepared, prepare } from '../../core/refine.ts'
import {
  bodyFaults,
  type Fault,
  pixelFaults,
  refusals,
  wireFaults,
} from '../support/servers/fault.ts'
import { expectOutcome, lookAt, paint } from './expect-outcome.ts'
import { openWorld, type World } from './open-world.ts'
import { outcomeOf } from './outcomes.ts'
import { type PainterId, painters } from './painters.ts'

/** How often a call is sent that is refused each time, and so surely not billed; all others are sent once. */
const posts: Readonly<Partial<Record<Fault, number | { readonly [one in PainterId]?: number }>>> = {
  'rate limit': 4,
  // As JSON, as a form, and in a size that every model takes.
  'bad size': { openai: 3, compatible: 2 },
  // As JSON and as a form.
  'unknown field': { openai: 2 },
}

function postsOf(fault: Fault, id: PainterId): number {
  const sent = posts[fault] ?? 1
  return typeof sent === 'number' ? sent : (sent[id] ?? 1)
}

/** Faults after which the server never says anything. */
const silent: readonly Fault[] = ['hangs', 'hangs in the body']

/** Faults that let a file through. */
const arriving: readonly Fault[] = ['cut picture', 'blank']

/** Runs every way to misbehave against one painter, through the use case of all hosts. */
export function describeMatrix(id: PainterId): void {
  const painter = painters[id]
  describe(painter.name, () => {
    let prepared: Promise<Prepared> | undefined
    /** The same edit for all cases, planned once. */
    const prepareOnce = ({ deps, intent }: World) =>
      (prepared ??= intent().then((wanted) => prepare(deps, wanted)))

    const faults: readonly Fault[] = [...refusals, ...wireFaults, ...bodyFaults, ...pixelFaults]
    test.each(faults)('“%s” ends in one way, and is never sent twice', async (fault) => {
      const world = await openWorld(painter)
      const prepared = await prepareOnce(world)
      const outcome = outcomeOf(fault, id)
      const before = await lookAt(world)
      world.server.misbehave(fault)
      const painting = paint(world, prepared)
      await world.server.arrived(1)
      if (fault === 'slow') world.server.release()
      if (silent.includes(fault)) world.time.runOut()
      const error = await painting
      const sent = postsOf(fault, id)
      expect(world.server.paints).toHaveLength(sent)
      await expectOutcome(world, error, { outcome, before, keeps: arriving.includes(fault) })
      if (error && isOutcomeUnknown(error.code)) await expectAskedFirst(world, prepared, sent)
    })
  })
}

/** What may have been billed is not sent again unless somebody agrees to that; what waits in a queue is fetched. */
async function expectAskedFirst(world: World, prepared: Prepared, sent: number): Promise<void> {
  if (!world.painter.isPaid) return
  const [entry] = await world.ledger.entries()
  world.server.misbehave(null)
  const error = await paint(world.reload(), prepared)
  if (entry?.ticket === undefined) {
    expect(error?.code).toBe('sent_before')
    expect(error?.message).toMatch(/may have cost up to \$\d/)
  } else {
    expect(error).toBeNull()
    expect(await world.ledger.entries()).toEqual([])
  }
  expect(world.server.paints).toHaveLength(sent)
}
