/** Below this a detour is no cheaper, but rounded. */
const rounding = 1e-9

/** One way that goods can take: from a place that has them to one that needs them, or back. */
interface Way {
  readonly from: number
  readonly to: number
  readonly cost: number
  readonly row: number
  readonly column: number
  readonly isBack: boolean
}

/**
 * Gives the least cost of moving all goods from where they are to where they are needed.
 *
 * Goods go along the cheapest way that is left, again and again, where sending some back is a way as well (successive
 * shortest paths, found by relaxing all ways as Bellman and Ford do). Exact, and quick for a dozen places on each side.
 *
 * @param supply Whole numbers.
 * @param demand Whole numbers with the same sum.
 * @param cost Of one good from each place of supply to each place of demand, none negative.
 * @throws RangeError when the sums differ.
 */
export function cheapestFlow(
  supply: readonly number[],
  demand: readonly number[],
  cost: readonly (readonly number[])[],
): number {
  const total = sumOf(supply)
  if (total !== sumOf(demand)) {
    throw new RangeError(`Expected a demand of ${total} but received ${sumOf(demand)}`)
  }
  const left = [...supply]
  const needed = [...demand]
  const flow = supply.map(() => demand.map(() => 0))
  const ways = waysOf(supply.length, demand.length, cost)
  while (left.some((goods) => goods > 0)) send(left, needed, flow, ways)
  return flow.reduce(
    (all, row, i) => all + row.reduce((sum, goods, j) => sum + goods * (cost[i]?.[j] ?? 0), 0),
    0,
  )
}

function waysOf(rows: number, columns: number, cost: readonly (readonly number[])[]): Way[] {
  const ways: Way[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const price = cost[row]?.[column] ?? 0
      const place = rows + column
      ways.push({ from: row, to: place, cost: price, row, column, isBack: false })
      ways.push({ from: place, to: row, cost: -price, row, column, isBack: true })
    }
  }
  return ways
}

/** Sends as much as fits along the cheapest way from any place with goods left to any place that needs some. */
function send(left: number[], needed: number[], flow: number[][], ways: readonly Way[]): void {
  const flowOf = (way: Way) => flow[way.row]?.[way.column] ?? 0
  const costs = [
    ...left.map((goods) => (goods > 0 ? 0 : Number.POSITIVE_INFINITY)),
    ...needed.map(() => Number.POSITIVE_INFINITY),
  ]
  const cameBy: (Way | undefined)[] = costs.map(() => undefined)
  for (let changed = true; changed; ) {
    changed = false
    for (const way of ways) {
      if (way.isBack && flowOf(way) === 0) continue
      const price = (costs[way.from] as number) + way.cost
      if (price >= (costs[way.to] as number) - rounding) continue
      costs[way.to] = price
      cameBy[way.to] = way
      changed = true
    }
  }
  const open = needed.flatMap((goods, column) => (goods > 0 ? [column] : []))
  const end = open.reduce((best, column) =>
    (costs[left.length + column] as number) < (costs[left.length + best] as number) ? column : best,
  )
  const path: Way[] = []
  let at = left.length + end
  for (let way = cameBy[at]; way; way = cameBy[at]) {
    path.push(way)
    at = way.from
  }
  const limits = path.flatMap((way) => (way.isBack ? [flowOf(way)] : []))
  const amount = Math.min(left[at] as number, needed[end] as number, ...limits)
  left[at] = (left[at] as number) - amount
  needed[end] = (needed[end] as number) - amount
  for (const { row, column, isBack } of path) {
    const goods = flow[row] as number[]
    goods[column] = (goods[column] as number) + (isBack ? -amount : amount)
  }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
