import type { Lineage } from '../../history/lineage.ts'

/** What the versions of a story cost. */
export interface StoryCosts {
  /** Sum of what is known, in US dollars. */
  readonly usd: number
  /** Versions whose cost is not known: nobody said it, or their record went with them. */
  readonly unknown: number
}

/** Adds up what versions cost, those that were deleted included; each carries its share of its call. */
export function costsOf(lineages: readonly Pick<Lineage, 'versions' | 'notes'>[]): StoryCosts {
  const costs = lineages.flatMap(({ versions, notes }) => {
    const ids = new Set(versions.map(({ record }) => record.id))
    const gone = notes.failed.filter(({ version }) => !ids.has(version))
    return [...versions.map(({ record }) => record.costUsd), ...gone.map(() => null)]
  })
  return {
    usd: costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
    unknown: costs.filter((cost) => cost === null).length,
  }
}

/** Says what was spent, with what is not known. */
export function costWords({ usd, unknown }: StoryCosts): string {
  const known = costText(usd)
  if (unknown === 0) return known
  const versions = `${unknown} ${unknown === 1 ? 'version' : 'versions'}`
  return `${usd === 0 ? '' : `${known}, and `}not known for ${versions}`
}

/** Says what one version cost. */
export function costText(usd: number | null): string {
  if (usd === null) return 'cost not known'
  return usd === 0 ? 'free' : `$${usd < 0.1 ? usd.toFixed(4) : usd.toFixed(2)}`
}
