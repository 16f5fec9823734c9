import { changesAbout } from './past.ts'
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
  const step = past.at(-Math.max(1, wanted.count))
  if (!step) return { missing: 'There are not so many steps to go back. Which one is meant?' }
  return { parent: step.version.record.parent }
}
