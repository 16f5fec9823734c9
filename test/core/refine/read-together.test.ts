import { expect, test } from 'vitest'
import type { Host } from '../../../core/host.ts'
import { accept, prepare, request } from '../../../core/refine.ts'
import { type Desk, intentOn, openDesk, propose } from './desk.ts'
import { createScriptedProvider, repaintEverything } from './scripted-provider.ts'

/** A desk whose host notes what it is asked, and whether that was within reads that belong together. */
async function openHolding() {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const asked: string[] = []
  let held = false
  const note = (what: string) => asked.push(held ? `held ${what}` : what)
  const { host } = desk
  const signals: (AbortSignal | undefined)[] = []
  const readTogether: NonNullable<Host['readTogether']> = async (reads, options) => {
    signals.push(options?.signal)
    held = true
    try {
      return await reads()
    } finally {
      held = false
    }
  }
  const holding: Host = {
    ...host,
    readTogether,
    readPixels: (...args) => {
      note('pixels')
      return host.readPixels(...args)
    },
    lineages: (options) => {
      note('lineages')
      return host.lineages(options)
    },
  }
  const work: Desk['deps']['work'] = {
    ...desk.deps.work,
    storeMask: (...args) => {
      note('mask')
      return desk.deps.work.storeMask(...args)
    },
  }
  const deps = { ...desk.deps, host: holding, work }
  return { desk: { ...desk, deps }, asked, signals, isHeld: () => held }
}

test('the pixels that an edit is built on are read while the document is held still, and nothing else is done then', async () => {
  const { desk, asked, signals } = await openHolding()
  const region = { rect: { x: 2, y: 2, width: 4, height: 4 }, data: new Uint8Array(16).fill(255) }
  const stop = new AbortController()
  await prepare(desk.deps, intentOn(desk, { region }), { signal: stop.signal })
  expect(asked).toEqual(['mask', 'held pixels'])
  expect(signals).toEqual([stop.signal])
})

test('a custom mix is checked and read in one go', async () => {
  const { desk, asked } = await openHolding()
  for (let count = 0; count < 2; count++) {
    await accept(desk.deps, await propose(desk), [0])
  }
  for (const { id, kind } of await desk.harness.layers()) {
    if (kind === 'version') await desk.harness.setVisible(id, true)
  }
  asked.length = 0
  await prepare(desk.deps, intentOn(desk, { parent: 'shown' }))
  expect(asked).toEqual(['lineages', 'held lineages', 'held pixels'])
})

test('nothing is held while the provider paints', async () => {
  const { desk, asked, isHeld } = await openHolding()
  const held: boolean[] = []
  const provider = createScriptedProvider((asking) => {
    held.push(isHeld())
    return repaintEverything(asking, {})
  })
  await request({ ...desk.deps, provider }, await prepare(desk.deps, intentOn(desk)))
  expect(held).toEqual([false])
  expect(asked).toEqual(['held pixels', 'held pixels'])
})
