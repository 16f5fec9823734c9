import { findOn } from '../../core/guide/findings/find-on.ts'
import { type FindingKind, findingKinds } from '../../core/guide/findings/finding.ts'
import { readInstruction } from '../../core/guide/reading/read-instruction.ts'

/** What can only be told from more than the text. */
const contextKinds: ReadonlySet<FindingKind> = new Set(
  findingKinds.slice(findingKinds.indexOf('conflict_preserve')),
)

/**
 * The kinds of findings on an instruction of which nothing but the text is known.
 *
 * @param isUnmarked - it is also known that no region is marked; kinds about that are left out
 */
export function findingsOnText(text: string, isUnmarked = false): ReadonlySet<FindingKind> {
  const findings = findOn(readInstruction(text), isUnmarked ? { region: null } : {})
  const kinds = findings.map(({ kind }) => kind)
  return new Set(isUnmarked ? kinds.filter((kind) => !contextKinds.has(kind)) : kinds)
}
