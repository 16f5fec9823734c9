import { changesAbout, namesAll, stepOf } from './past.ts'
import type { Wanted } from './said.ts'
import type { Scene } from './scene.ts'

/** Finds the picture that is meant: a version, or null for the source; or says why there is none. */
export function versionWanted(
  wanted: Wanted,
  { lineage, past }: Scene,
): { readonly parent: string | null } | { readonly missing: string } {
  if (wanted.kind === 'source') return { parent: null }
  if (wanted.kind === 'version') {
    const found = lineage?.versions.find(({ record }) => record.number === wanted.number)
    return found
      ? { parent: found.record.id }
      : { missing: `There is no v${wanted.number} here. Which one is meant?` }
  }
  if (wanted.kind === 'before') {
    const step = [...past].reverse().find((one) => changesAbout(one, wanted.about).length > 0)
    if (!step) return { missing: `No step here is about “${wanted.about}”. Which one is meant?` }
    return { parent: step.version.record.parent }
  }
  if (wanted.kind === 'removed') {
    const last = past.at(-1)
    const isLast = last?.changes.some(
      (change) => change.kind === 'remove' && namesAll(change.alone, wanted.about, last.words),
    )
    return last && isLast ? { parent: last.version.record.parent } : { missing: '' }
  }
  if (wanted.kind === 'after') {
    const made = lineage?.versions.filter((version) => {
      const step = stepOf(version)
      return changesAbout(step, wanted.about).length > 0
    })
    // What lies under the picture is meant before another branch, and a call's hidden twins never.
    const under = made?.filter(({ record }) => past.some(({ id }) => id === record.id)) ?? []
    const [only, ...others] =
      under.length > 0 ? under : [...new Map(made?.map((one) => [one.record.call, one])).values()]
    if (only && others.length === 0) return { parent: only.record.id }
    return {
      missing: only ? `Which of ${made?.map(({ record }) => `v${record.number}`).join(', ')}?` : '',
    }
  }
  const step = past.at(-Math.max(1, wanted.count))
  if (!step) return { missing: 'There are not so many steps to go back. Which one is meant?' }
  return { parent: step.version.record.parent }
}
