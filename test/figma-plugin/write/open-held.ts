import { expect } from 'vitest'
import type { Drawing } from '../stand-in/border/contract.ts'
import { type Bench, openBench, pictureFill } from './open-bench.ts'

/** A picture in an instance. */
export interface Held {
  readonly bench: Bench
  /** Where the instance lies. */
  readonly parent: string
  readonly instance: string
  /** The picture in it. */
  readonly source: string
  readonly component: string
}

/** A card with a picture, used as an instance at 200, 30 on the page or in a frame. */
export async function openHeld(into?: Partial<Drawing>): Promise<Held> {
  const bench = await openBench()
  const page = bench.hand.currentPage()
  const component = bench.draw({
    type: 'COMPONENT',
    name: 'Card',
    fills: [],
    width: 60,
    height: 50,
    children: [
      {
        type: 'RECTANGLE',
        name: 'Photo',
        x: 6,
        y: 4,
        width: 48,
        height: 32,
        fills: [pictureFill(bench.hand)],
        props: { cornerRadius: 5 },
      },
    ],
  })
  const parent = into ? bench.draw({ type: 'FRAME', fills: [], ...into }) : page
  const instance = bench.hand.addInstance(component, { parent, x: 200, y: 30, name: 'My card' })
  const source = bench.childrenOf(instance)[0]!
  bench.hand.select([source])
  return { bench, parent, instance, source, component }
}

/** The history frame among a parent's children. */
export function frameIn(bench: Bench, parent: string): string {
  const found = bench
    .childrenOf(parent)
    .filter((id) => bench.node(id).name.startsWith('Pentimento'))
  expect(found).toHaveLength(1)
  return found[0]!
}
