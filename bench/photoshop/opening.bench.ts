import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'vitest'
import { root } from '../../scripts/root.ts'
import { createPhotoshop } from '../../test/hosts/photoshop/create-photoshop.ts'
import { photo } from '../../test/photoshop-uxp/scenarios/pictures.ts'
import { openBareSeat } from '../../test/photoshop-uxp/seats/open-bare-seat.ts'
import { printTable, ratio } from '../print-table.ts'

const canvas = { x: 0, y: 0, width: 1200, height: 800 }

/** A document with many layers over a Background, which is picked. */
function documentOf(layers: number) {
  const fake = createPhotoshop()
  const small = { x: 10, y: 10, width: 40, height: 40 }
  fake.hand.openDocument({
    size: canvas,
    layers: [
      { kind: 'background', name: 'Background', pixels: photo(canvas, 8) },
      ...Array.from({ length: layers - 1 }, (_, index) => ({
        kind: 'pixel' as const,
        name: `Layer ${index + 1}`,
        pixels: photo(small, 8),
      })),
    ],
  })
  fake.hand.select([1])
  return fake
}

async function open(layers: number) {
  const fake = documentOf(layers)
  const bundle = await readFile(join(root, 'build/photoshop-uxp/index.js'), 'utf8')
  fake.counts.reset()
  const started = performance.now()
  const seat = await openBareSeat({ fake, bundle })
  const loaded = performance.now()
  const panel = await seat.openPanel()
  const firstPaint = performance.now()
  const firstText = panel.textContent ?? ''
  const { store } = seat.app ?? {}
  while (!store?.getState().loaded) await new Promise((resolve) => setImmediate(resolve))
  const complete = performance.now()
  store.dispose()
  return {
    load: loaded - started,
    paint: firstPaint - loaded,
    whole: complete - started,
    trips: fake.counts.ipc,
    firstText,
  }
}

test('opening beside many layers', async () => {
  await open(1)
  const rows = []
  const one = await open(1)
  for (const layers of [1, 20, 200]) {
    const run = await open(layers)
    rows.push([
      layers,
      ratio(run.paint, run.load),
      run.trips,
      ratio(run.whole, one.whole),
      run.firstText.trim().slice(0, 30),
    ])
  }
  printTable(
    'Opening the plugin in Photoshop',
    [
      'layers',
      'first paint against loading',
      'trips to Photoshop until complete',
      'time until complete',
      'first text',
    ],
    rows,
  )
})
