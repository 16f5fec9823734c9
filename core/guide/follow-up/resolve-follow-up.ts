import type { FollowUp, FollowUpContext } from './follow-up.ts'

/** Says what a short remark means for the picture that it is said about. */
export function resolveFollowUp(_text: string, _context: FollowUpContext): FollowUp {
  return { kind: 'none' }
}
