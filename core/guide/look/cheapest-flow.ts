/**
 * Gives the least cost of moving all goods from where they are to where they are needed.
 *
 * Goods go along the cheapest way that is left, again and again, where sending some back is a way as well: successive
 * shortest paths, found as Dijkstra does with costs reduced by what a place was reached at before (Edmonds and Karp,
 * 1972; Tomizawa, 1971). Exact.
 *
 * @param supply Whole numbers.
 * @param demand Whole numbers with the same sum.
 * @param cost Of one good from each place of supply to each place of demand, none negative.
 * @throws RangeError when the sums differ.
 */
export function cheapestFlow(
  supply: readonly number[],
  demand: readonly number[],
  cost: readonly Float64Array[],
): number {
  const total = sumOf(supply)
  if (total !== sumOf(demand)) {
    throw new RangeError(`Expected a demand of ${total} but received ${sumOf(demand)}`)
  }
  const market = {
    left: Float64Array.from(supply),
    needed: Float64Array.from(demand),
    cost,
    flow: supply.map(() => new Float64Array(demand.length)),
    reached: new Float64Array(supply.length + demand.length),
  }
  while (market.left.some((goods) => goods > 0)) send(market)
  return market.flow.reduce(
    (all, row, i) => all + row.reduce((sum, goods, j) => sum + goods * (cost[i]?.[j] as number), 0),
    0,
  )
}

interface Market {
  readonly left: Float64Array
  readonly needed: Float64Array
  readonly cost: readonly Float64Array[]
  readonly flow: readonly Float64Array[]
  /** At what cost each place was reached so far, those of supply first: keeps reduced costs from being negative. */
  readonly reached: Float64Array
}

/** Sends as much as fits along the cheapest way from any place with goods left to any place that needs some. */
function send(market: Market): void {
  const { left, needed, flow, reached } = market
  const rows = left.length
  const { costs, from, end } = cheapestWay(market)
  for (let place = 0; place < reached.length; place++) {
    const further = Math.min(costs[place] as number, costs[end] as number)
    reached[place] = (reached[place] as number) + further
  }
  let amount = needed[end - rows] as number
  let start = end
  for (let place = end; from[place] !== -1; place = start) {
    start = from[place] as number
    if (place < rows) amount = Math.min(amount, flow[place]?.[start - rows] as number)
  }
  amount = Math.min(amount, left[start] as number)
  left[start] = (left[start] as number) - amount
  needed[end - rows] = (needed[end - rows] as number) - amount
  for (let place = end; place !== start; place = from[place] as number) {
    const before = from[place] as number
    const [row, column] = place < rows ? [place, before - rows] : [before, place - rows]
    const goods = flow[row] as Float64Array
    goods[column] = (goods[column] as number) + (place < rows ? -amount : amount)
  }
}

/** Reaches places from nearest to furthest, until one that needs goods is reached. */
function cheapestWay({ left, needed, cost, flow, reached }: Market) {
  const rows = left.length
  const places = rows + needed.length
  const costs = new Float64Array(places).fill(Number.POSITIVE_INFINITY)
  const from = new Int32Array(places).fill(-1)
  const isDone = new Uint8Array(places)
  for (let row = 0; row < rows; row++) if ((left[row] as number) > 0) costs[row] = 0
  for (;;) {
    let at = -1
    for (let place = 0; place < places; place++) {
      if (isDone[place] === 0 && (at < 0 || (costs[place] as number) < (costs[at] as number))) {
        at = place
      }
    }
    isDone[at] = 1
    if (at >= rows && (needed[at - rows] as number) > 0) return { costs, from, end: at }
    const next = at < rows ? rows : 0
    const last = at < rows ? places : rows
    for (let to = next; to < last; to++) {
      if (at >= rows && flow[to]?.[at - rows] === 0) continue
      const price =
        at < rows ? (cost[at]?.[to - rows] as number) : -(cost[to]?.[at - rows] as number)
      const reduced = price + (reached[at] as number) - (reached[to] as number)
      // Rounding alone makes a reduced cost negative.
      const total = (costs[at] as number) + Math.max(0, reduced)
      if (total >= (costs[to] as number)) continue
      costs[to] = total
      from[to] = at
    }
  }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
