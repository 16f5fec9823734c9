import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  createGridGraph,
  directions,
  type GridGraph,
  joinNeighbours,
  nodeAt,
} from '../../../../core/mask/parts/grid-graph.ts'
import { cutGrid } from '../../../../core/mask/parts/max-flow.ts'
import { finish } from '../../../../core/steps.ts'

interface Network {
  readonly width: number
  readonly height: number
  readonly terminals: readonly number[]
  readonly joints: readonly (readonly [
    from: number,
    to: number,
    direction: number,
    value: number,
  ])[]
}

/** Random grids; capacities are small, so that ties and saturated arcs are common. */
function networks(longest: number): fc.Arbitrary<Network> {
  const size = fc.record({
    width: fc.integer({ min: 1, max: longest }),
    height: fc.integer({ min: 1, max: longest }),
  })
  return size.chain(({ width, height }) => {
    const places = jointsOf(width, height)
    return fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      terminals: fc.array(fc.integer({ min: -9, max: 9 }), {
        minLength: width * height,
        maxLength: width * height,
      }),
      joints: fc
        .array(fc.integer({ min: 0, max: 5 }), {
          minLength: places.length,
          maxLength: places.length,
        })
        .map((values) =>
          places.map(([from, to, d], i) => [from, to, d, values[i] as number] as const),
        ),
    })
  })
}

function jointsOf(width: number, height: number): [number, number, number][] {
  const joints: [number, number, number][] = []
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (const d of [0, 2, 4, 6]) {
        const { x: dx, y: dy } = directions[d] as { x: number; y: number }
        if (x + dx < 0 || x + dx >= width || y + dy >= height) continue
        joints.push([y * width + x, (y + dy) * width + x + dx, d])
      }
    }
  }
  return joints
}

function graphOf({ width, height, terminals, joints }: Network): GridGraph {
  const graph = createGridGraph({ width, height })
  const node = (at: number) => nodeAt(graph, at % width, Math.floor(at / width))
  terminals.forEach((capacity, at) => {
    graph.toTerminals[node(at)] = capacity
  })
  for (const [from, , d, value] of joints) joinNeighbours(graph, node(from), d, value)
  return graph
}

/** What a cut costs, straight from the definition. */
function costOf({ terminals, joints }: Network, isInside: (at: number) => boolean): number {
  let cost = 0
  terminals.forEach((capacity, at) => {
    if (capacity > 0 && !isInside(at)) cost += capacity
    if (capacity < 0 && isInside(at)) cost -= capacity
  })
  for (const [from, to, , value] of joints) if (isInside(from) !== isInside(to)) cost += value
  return cost
}

/** The greatest flow by shortest augmenting paths over a plain matrix (Edmonds and Karp 1972). */
function flowOf({ terminals, joints }: Network): number {
  const count = terminals.length + 2
  const [source, sink] = [count - 2, count - 1]
  const room = Array.from({ length: count }, () => new Array<number>(count).fill(0))
  terminals.forEach((capacity, at) => {
    if (capacity > 0) (room[source] as number[])[at] = capacity
    else (room[at] as number[])[sink] = -capacity
  })
  for (const [from, to, , value] of joints) {
    ;(room[from] as number[])[to] = value
    ;(room[to] as number[])[from] = value
  }
  for (let flow = 0; ; ) {
    const before = new Array<number>(count).fill(-1)
    const waiting = [source]
    for (const node of waiting) {
      for (let next = 0; next < count; next++) {
        if (before[next] !== -1 || next === source || !room[node]?.[next]) continue
        before[next] = node
        waiting.push(next)
      }
    }
    if (before[sink] === -1) return flow
    const path: [number, number][] = []
    for (let node = sink; node !== source; node = before[node] as number) {
      path.push([before[node] as number, node])
    }
    const amount = Math.min(...path.map(([from, to]) => room[from]?.[to] as number))
    for (const [from, to] of path) {
      ;(room[from] as number[])[to] = (room[from]?.[to] as number) - amount
      ;(room[to] as number[])[from] = (room[to]?.[from] as number) + amount
    }
    flow += amount
  }
}

test('the cut is the cheapest of all there are', () => {
  fc.assert(
    fc.property(networks(3), (network) => {
      const { flow, labels } = finish(cutGrid(graphOf(network)))
      let cheapest = Number.POSITIVE_INFINITY
      for (let set = 0; set < 2 ** labels.length; set++) {
        cheapest = Math.min(
          cheapest,
          costOf(network, (at) => ((set >> at) & 1) === 1),
        )
      }
      expect(flow).toBe(cheapest)
      expect(costOf(network, (at) => labels[at] === 1)).toBe(cheapest)
    }),
    { numRuns: 150 },
  )
})

test('larger grids give the flow that shortest augmenting paths give', () => {
  fc.assert(
    fc.property(networks(7), (network) => {
      const { flow, labels } = finish(cutGrid(graphOf(network)))
      expect(flow).toBe(flowOf(network))
      expect(costOf(network, (at) => labels[at] === 1)).toBe(flow)
    }),
    { numRuns: 200 },
  )
})

test('a grid without any capacity lies on the sink’s side', () => {
  const { flow, labels } = finish(cutGrid(createGridGraph({ width: 3, height: 2 })))
  expect(flow).toBe(0)
  expect([...labels]).toEqual([0, 0, 0, 0, 0, 0])
})

test('a large grid is cut in steps', () => {
  const graph = createGridGraph({ width: 200, height: 100 })
  for (let y = 0; y < 100; y++) {
    for (let x = 0; x < 200; x++) {
      const node = nodeAt(graph, x, y)
      graph.toTerminals[node] = x < 100 ? 5 : -5
      if (x < 199) joinNeighbours(graph, node, 0, x === 120 ? 1 : 50)
    }
  }
  const steps = cutGrid(graph)
  let pauses = 0
  let step = steps.next()
  for (; !step.done; step = steps.next()) pauses++
  expect(pauses).toBeGreaterThan(1)
  // Each row: leaving 20 of the right's pixels on the left costs 20 × 5; cutting elsewhere costs 50 and more.
  expect(step.value.flow).toBe(100 * 50)
})
