import type { VersionRecord } from '../../history/record.ts'

/** Says how a version's layer holds it, and why it does so. */
export function writtenText({
  form,
  merged = 0,
  reason,
}: NonNullable<VersionRecord['written']>): string {
  const older = merged === 1 ? 'one older refinement' : `${merged} older refinements`
  const what =
    form === 'flattened'
      ? 'one whole picture'
      : merged > 0
        ? `changes alone, ${older} merged`
        : 'changes alone'
  return `${what}. ${reason}`
}
