import type { ReachShares } from '../reach-picture.ts'
import { formatShare } from './numbers.ts'

/**
 * Says how much of the picture a change would reach: "Fully changed: 12 %, blended: 3 %".
 *
 * @param exact Whether every pixel was counted; otherwise it was worked out on a smaller picture, and says so.
 */
export function reachLine({ full, blended }: ReachShares, exact: boolean): string {
  if (full === 0 && blended === 0) return 'Nothing would change.'
  const about = exact ? '' : 'about '
  const edge = blended === 0 ? 'no blended edge' : `blended: ${about}${formatShare(blended)}`
  return `Fully changed: ${about}${formatShare(full)} of the picture, ${edge}`
}
