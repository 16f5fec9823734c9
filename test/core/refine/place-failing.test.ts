import { expect, test } from 'vitest'
import { RefineError } from '../../../core/errors.ts'
import type { Placement } from '../../../core/host.ts'
import { accept } from '../../../core/refine.ts'
import { photograph, translucent } from '../../hosts/contract/scene.ts'
import { openDesk, propose } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, repaintEverything } from './scripted-provider.ts'

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
  expect(await desk.ledger.entries()).toMatchObject([{ id: proposal.call, state: 'answered' }])
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
      pickNothing ? /was changed after this refinement/ : /was changed while this was being made/,
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
