import { afterEach, expect, test } from 'vitest'
import type { Host } from '../../../../core/host.ts'
import type { PanelState } from '../../../../core/panel/state.ts'
import { box } from '../../refine/desk.ts'
import { ask, closePanels, openPanel } from '../support/open-panel.ts'
import { createShapes, shape } from '../support/shapes-host.ts'

afterEach(closePanels)

/** A host that holds its document still on request; what happens is noted with whether it was held then. */
function createHolding() {
  let holds = 0
  let times = 0
  const log: string[] = []
  const note = (what: string) => log.push(`${what} ${holds > 0 ? `in hold ${times}` : 'free'}`)
  const on = (host: Host): Host => ({
    ...host,
    readPixels: (...args) => {
      note('pixels')
      return host.readPixels(...args)
    },
    readRegionLayers: async (...args) => {
      note('areas')
      return (await host.readRegionLayers?.(...args)) ?? null
    },
    readTogether: async (reads) => {
      if (holds === 0) times++
      holds++
      try {
        return await reads()
      } finally {
        holds--
      }
    },
  })
  return { log, note, on }
}

test('region and pixels of one refinement are read while the document is held still', async () => {
  const { log, on } = createHolding()
  const shapes = createShapes()
  const panel = await openPanel(undefined, { host: (host) => on(shapes.on(host)) })
  shapes.draw([shape('selection', box(2, 3, 10, 10), { kind: 'selection' })])
  await panel.store.refresh()
  ask(panel)
  panel.store.dispatch({ type: 'layerUse', layer: 'selection', use: 'protect' })
  log.length = 0
  panel.store.prepare()
  await panel.until(({ preparation: { kind } }) => kind === 'ready')
  expect(log).toEqual(['areas in hold 1', 'pixels in hold 1'])
})

test('refining at once reads the same way, and nothing is held while the provider paints', async () => {
  const { log, note, on } = createHolding()
  const panel = await openPanel(
    ({ picture }) => {
      note('painted')
      return [picture]
    },
    { host: on },
  )
  ask(panel)
  await panel.store.refine()
  expect(log.slice(0, 2)).toEqual(['pixels in hold 1', 'painted free'])
})

test('a reading that waits for the document to be let go is not waited for', async () => {
  let letGo = () => {}
  let isHeld = false
  const shapes = createShapes()
  const free = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const panel = await openPanel(undefined, {
    host: (host) => {
      const drawn = shapes.on(host)
      return {
        ...drawn,
        readRegionLayers: async (...args) => {
          if (!isHeld) await free
          return (await drawn.readRegionLayers?.(...args)) ?? null
        },
        readTogether: async (reads) => {
          isHeld = true
          try {
            return await reads()
          } finally {
            isHeld = false
            letGo()
          }
        },
      }
    },
  })
  ask(panel)
  shapes.draw([shape('selection', box(2, 3, 10, 10), { kind: 'selection' })])
  const looking = panel.store.refresh()
  await panel.until(({ regionLayers }) => regionLayers.length === 1)
  panel.store.prepare()
  const { preparation } = await panel.until(({ preparation: { kind } }) => kind === 'ready')
  expect(preparation.kind === 'ready' && preparation.prepared.edit.region?.rect).toEqual({
    x: 2,
    y: 3,
    width: 10,
    height: 10,
  })
  await looking
})

test('other words are prepared without reading anything again', async () => {
  const { log, on } = createHolding()
  const panel = await openPanel(undefined, { host: on })
  ask(panel)
  panel.store.prepare()
  await panel.until(({ preparation: { kind } }) => kind === 'ready')
  log.length = 0
  ask(panel, 'make the light cooler')
  panel.store.dispatch({ type: 'preserve', preserve: { text: 'the label', kind: 'text' } })
  panel.store.prepare()
  const { preparation, revision } = await panel.until((state) => isCurrent(state))
  expect(log).toEqual([])
  expect(preparation.kind === 'ready' && preparation.prepared).toMatchObject({
    edit: { instruction: 'make the light cooler', preserve: [{ text: 'the label' }] },
    intent: { instruction: 'make the light cooler' },
    prompt: expect.stringContaining('make the light cooler'),
  })
  panel.store.dispatch({ type: 'setup', changes: { variations: 2 } })
  panel.store.prepare()
  await panel.until((state) => isCurrent(state) && state.revision > revision)
  expect(log).toEqual(['pixels in hold 2'])
})

test('what is typed while the picture is read is prepared from that reading', async () => {
  const { log, on } = createHolding()
  let goOn = () => {}
  const slow = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const panel = await openPanel(undefined, {
    host: (host) => {
      const holding = on(host)
      return {
        ...holding,
        readPixels: async (...args) => {
          await slow
          return holding.readPixels(...args)
        },
      }
    },
  })
  ask(panel)
  panel.store.prepare()
  await panel.until(({ preparation: { kind } }) => kind === 'preparing')
  ask(panel, 'make the light cooler')
  goOn()
  const { preparation } = await panel.until((state) => isCurrent(state))
  expect(log).toEqual(['pixels in hold 1'])
  expect(preparation.kind === 'ready' && preparation.prepared.edit.instruction).toBe(
    'make the light cooler',
  )
})

/** Whether what would be sent is known for the draft as it is now. */
function isCurrent({ preparation, revision }: PanelState): boolean {
  return preparation.kind === 'ready' && preparation.revision === revision
}
