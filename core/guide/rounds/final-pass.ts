import type { Preserve } from '../../edit/edit.ts'
import type { PictureRole } from '../../history/lineage-notes.ts'
import type { Way } from './notice.ts'

/** What is known about who would paint a final pass. */
export interface FinalPassFacts {
  readonly canUpscale: boolean
  /** Whether the model takes a strength. */
  readonly canStrength: boolean
  readonly role?: PictureRole | undefined
}

/**
 * Strength of a final pass where the model takes one.
 *
 * Between 0.35 and 0.45 image-to-image models redraw fine detail and keep shapes; below it hardly anything happens, above
 * it faces and lettering begin to move.
 */
export const finalPassStrength = 0.4

/** Proposes the last refinement of a picture: its detail drawn crisper, and nothing else, with what must stay as before. */
export function finalPass(
  preserve: readonly Preserve[],
  { canUpscale, canStrength, role }: FinalPassFacts,
): Extract<Way, { kind: 'final-pass' }> {
  const what = role === 'person' ? 'every face and person' : 'every subject and object'
  const identity: Preserve = { text: what, kind: 'identity' }
  const others = preserve.filter(({ text }) => text !== identity.text)
  return {
    kind: 'final-pass',
    label: canUpscale ? 'Finish: upscale gently' : 'Finish: sharpen gently',
    instruction: canUpscale
      ? 'Upscale the picture, with crisper fine detail and cleaner edges.'
      : 'Sharpen the fine detail of the picture slightly.',
    strength: canStrength ? finalPassStrength : null,
    preserve: [identity, ...others],
  }
}
