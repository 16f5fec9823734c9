import { chainOf } from '../../history/chain.ts'
import type { Lineage } from '../../history/lineage.ts'
import { type Round, roundsOf } from '../rounds/rounds.ts'

/** A round in the order in which a story tells it. */
export interface ToldRound {
  readonly round: Round
  /** What was tried from the same picture and did not lead on, each with all that was built on it. */
  readonly aside: readonly (readonly ToldRound[])[]
}

/**
 * Orders the rounds of a lineage as a story: one path from the source to what shows, and beside each step what else was
 * tried from there.
 *
 * Every round is told once, also where damaged records refer to each other.
 */
export function roundTree(lineage: Lineage): readonly ToldRound[] {
  const rounds = roundsOf(lineage)
  const roundOf = new Map(rounds.flatMap((round) => round.versions.map((id) => [id, round])))
  const { head } = lineage
  const top = head.kind === 'version' ? head.id : head.kind === 'mix' ? (head.ids.at(-1) ?? '') : ''
  const path = new Set(chainOf(lineage, top).map((id) => roundOf.get(id)))
  const told = new Set<Round>()
  const childrenOf = (parent: Round | null): readonly Round[] =>
    rounds.filter((round) => {
      const base = round.parent === null ? null : (roundOf.get(round.parent) ?? null)
      return base === parent && !told.has(round)
    })

  const tell = (parent: Round | null, first?: Round): ToldRound[] => {
    const line: ToldRound[] = []
    let children = first ? [first] : childrenOf(parent)
    while (children.length > 0) {
      const main = mainOf(children, path)
      for (const child of children) told.add(child)
      const others = children.filter((child) => child !== main)
      line.push({ round: main, aside: others.map((other) => tell(other, other)) })
      children = childrenOf(main)
    }
    return line
  }

  const story = tell(null)
  const left = rounds.filter((round) => !told.has(round))
  return [...story, ...left.flatMap((round) => (told.has(round) ? [] : tell(round, round)))]
}

/** The round that the story goes on with: on the way to what shows, else the last that was accepted, else the last. */
function mainOf(children: readonly Round[], path: ReadonlySet<Round | undefined>): Round {
  const accepted = children.filter(({ outcome }) => outcome === 'accepted')
  const main = children.find((child) => path.has(child)) ?? accepted.at(-1) ?? children.at(-1)
  if (!main) throw new RangeError('Expected at least one round but received none')
  return main
}
