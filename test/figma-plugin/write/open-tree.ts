import { openBench } from './open-bench.ts'
import { patchAt } from './placement.ts'

/** A source with a, b over a, and c beside them, all in a frame; c shows and is selected. */
export async function openTree() {
  const bench = await openBench()
  const frame = bench.draw({ type: 'FRAME', fills: [], width: 400, height: 300 })
  const source = bench.draw({ parent: frame, x: 20, y: 10 })
  const shape = bench.draw({ parent: frame, type: 'ELLIPSE', fills: [], x: 30, y: 20 })
  bench.hand.select([source])
  const a = await bench.placeOne(source, { id: 'a', content: patchAt(2, 3) })
  const b = await bench.placeOne(source, { id: 'b', parent: 'a', content: patchAt(4, 5) })
  const c = await bench.placeOne(source, { id: 'c', content: patchAt(7, 7) })
  return { bench, frame, source, shape, a, b, c }
}

export type Tree = Awaited<ReturnType<typeof openTree>>
