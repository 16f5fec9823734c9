import type { Comparison } from './compare-pixels.ts'

/** How much a version may differ from the whole refined picture deep inside the patch, and on edges drawn 1:1. */
const exactTolerance = 1

/** The same on feathered edges at other scales, where patch and source are resized first and laid over each other then. */
const edgeTolerance = 32

/** Names what is wrong with a rendering, for people; nothing when all is as promised. */
export function faultsOf(found: Comparison): readonly string[] {
  const edgeLimit = found.footprint === 0 ? exactTolerance : edgeTolerance
  const faults: string[] = []
  if (found.changedOutside > 0)
    faults.push(`${found.changedOutside} pixels outside the patch changed`)
  if (found.missingInside > 0) faults.push(`${found.missingInside} pixels lack the patch`)
  if (found.worstInside > exactTolerance) {
    faults.push(`up to ${found.worstInside} from the whole picture inside the patch`)
  }
  if (found.worst > edgeLimit) faults.push(`up to ${found.worst} from the whole picture`)
  if (found.outside === 0) faults.push('no pixel outside the patch was compared')
  return faults
}
