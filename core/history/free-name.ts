import { maxNameLength } from './layer-name.ts'
import { countPoints, shortenText } from './short-text.ts'

/** Gives a layer name that is not taken: the wanted one, or the first with a counter that is free, `… (2)`. */
export function freeName(wanted: string, taken: Iterable<string>): string {
  const names = new Set(taken)
  for (let count = 1; ; count++) {
    const counter = count === 1 ? '' : ` (${count})`
    const room = maxNameLength - countPoints(counter)
    const name = (countPoints(wanted) > room ? shortenText(wanted, room) : wanted) + counter
    if (!names.has(name)) return name
  }
}
