import { refuse } from '../check.ts'

const command = /^(M|L|Q|C|Z)$/
const counts: Readonly<Record<string, number>> = { M: 2, L: 2, Q: 4, C: 6, Z: 0 }

/** Checks paths as `vectorPaths =` does: absolute commands, everything parted by spaces. */
export function checkPaths(value: unknown): VectorPaths {
  if (!Array.isArray(value)) refuse('vectorPaths', 'Expected array')
  return value.map((path: VectorPath) => {
    if (!['NONZERO', 'EVENODD', 'NONE'].includes(path.windingRule)) {
      refuse('vectorPaths', 'Invalid enum value for windingRule')
    }
    readPoints(path.data)
    return { windingRule: path.windingRule, data: path.data.trim() }
  })
}

/** Gives the size of the box around all points; handles of curves count as points. */
export function boundsOfPaths(paths: VectorPaths): { width: number; height: number } {
  const points = paths.flatMap(({ data }) => readPoints(data))
  const xs = points.filter((_, index) => index % 2 === 0)
  const ys = points.filter((_, index) => index % 2 === 1)
  const spread = (values: readonly number[]) =>
    Math.max(0.01, Math.max(...values) - Math.min(...values))
  return points.length === 0
    ? { width: 0.01, height: 0.01 }
    : { width: spread(xs), height: spread(ys) }
}

function readPoints(data: string): number[] {
  const words = data.trim().split(/\s+/)
  const numbers: number[] = []
  for (let at = 0; at < words.length; ) {
    const name = words[at] ?? ''
    if (!command.test(name)) {
      throw new Error(`in set_vectorPaths: Failed to convert path. Invalid command at ${name}`)
    }
    const count = counts[name] ?? 0
    const given = words.slice(at + 1, at + 1 + count).map(Number)
    if (given.length < count || given.some(Number.isNaN)) {
      throw new Error(`in set_vectorPaths: Failed to convert path. Expected number after ${name}`)
    }
    numbers.push(...given)
    at += 1 + count
  }
  return numbers
}
