import type { SettledCandidate, SettleInput, SettleStage } from '../../core/edit/settle/settle.ts'
import { settleInSteps } from '../../core/edit/settle/settle-candidate.ts'
import { settleStages } from '../../core/edit/settle/settle-stages.ts'
import { finish, isSteps } from '../../core/steps.ts'

/** Milliseconds by name: each stage, "around" for what settling does beside them, and "all". */
export type Timings = ReadonlyMap<string, number>

/** Settles once, and times each stage. */
export function timeSettling(input: SettleInput): { timings: Timings; settled: SettledCandidate } {
  const timings = new Map<string, number>()
  const timed = settleStages.map((stage): SettleStage => {
    return function* (state, context) {
      const started = performance.now()
      const next = stage(state, context)
      const done = isSteps(next) ? yield* next : next
      timings.set(stage.name, performance.now() - started)
      return done
    }
  })
  const started = performance.now()
  const settled = finish(settleInSteps(input, timed))
  const all = performance.now() - started
  const inStages = [...timings.values()].reduce((sum, ms) => sum + ms, 0)
  timings.set('around', all - inStages)
  timings.set('all', all)
  return { timings, settled }
}

/** Gives the least of several timings of the same thing, name by name. */
export function leastOf(several: readonly Timings[]): Timings {
  const least = new Map<string, number>()
  for (const timings of several) {
    for (const [name, ms] of timings) least.set(name, Math.min(ms, least.get(name) ?? ms))
  }
  return least
}

/** What things took by turns: on the wall's clock, and of processors. */
export interface ByTurns {
  readonly wall: Timings
  /** Of all threads together: what a busy machine takes away is not in it. */
  readonly cpu: Timings
}

/** Times several things by turns, so that a busy moment of the machine hits all alike, and gives the least of each. */
export async function timeByTurns(
  acts: Readonly<Record<string, () => unknown>>,
  rounds: number,
): Promise<ByTurns> {
  const walls: Timings[] = []
  const cpus: Timings[] = []
  for (let round = 0; round < rounds; round++) {
    const wall = new Map<string, number>()
    const cpu = new Map<string, number>()
    for (const [name, act] of Object.entries(acts)) {
      const started = performance.now()
      const usedBefore = process.cpuUsage()
      await act()
      const { user, system } = process.cpuUsage(usedBefore)
      wall.set(name, performance.now() - started)
      cpu.set(name, (user + system) / 1000)
    }
    walls.push(wall)
    cpus.push(cpu)
  }
  return { wall: leastOf(walls), cpu: leastOf(cpus) }
}
