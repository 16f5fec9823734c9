import { type ErrorCode, isRefineError, RefineError } from '../../core/errors.ts'

/** What Figma's own error texts mean to a user. */
interface Refusal {
  readonly says: RegExp
  readonly code: ErrorCode
  readonly message: string
  readonly hint: string
  readonly retryable?: boolean
}

/** Reparenting errors are those of Figma's page on `insertChild`; image errors those on `createImage`. */
const refusals: readonly Refusal[] = [
  {
    says: /Image is too large/i,
    code: 'too_large',
    message: 'Figma takes no picture that is larger than 4096 × 4096 pixels.',
    hint: 'Make the picture smaller first: place a copy of at most 4096 pixels a side and refine that.',
  },
  {
    says: /Image is too small/i,
    code: 'host_failed',
    message: 'Figma takes no picture without pixels.',
    hint: 'Try again, or choose another model; the document was not changed.',
  },
  {
    says: /Image type is unsupported/i,
    code: 'host_failed',
    message: 'Figma takes PNG, JPEG and GIF pictures only.',
    hint: 'Try again, or choose another model; the document was not changed.',
  },
  {
    says: /New parent is an instance or is inside of an instance|Node is inside of an instance/i,
    code: 'host_failed',
    message: 'Figma lets no layers be added, moved or removed inside an instance.',
    hint: 'Detach the instance, or refine a flattened copy beside it.',
  },
  {
    says: /of a type that cannot have children/i,
    code: 'host_failed',
    message: 'The place where the version belongs can’t hold layers.',
    hint: 'Move the picture into a frame, then try again.',
    retryable: true,
  },
  {
    says: /read-?only-only node/i,
    code: 'host_failed',
    message: 'Figma keeps the place where the version belongs for itself.',
    hint: 'Copy the picture to a page of your own and refine the copy.',
  },
  {
    says: /component inside a component|COMPONENT_SET node cannot have children/i,
    code: 'host_failed',
    message: 'Figma lets no such layer be added inside a component.',
    hint: 'Refine a flattened copy outside the component.',
  },
  {
    says: /not allowed SLOT node/i,
    code: 'host_failed',
    message: 'The slot that the picture lies in does not take this layer.',
    hint: 'Refine a flattened copy outside the slot.',
  },
  {
    says: /index greater than the number of existing siblings/i,
    code: 'host_failed',
    message: 'The layers around the picture changed while the version was placed.',
    hint: 'Try again.',
    retryable: true,
  },
  {
    says: /read-?only|view-?only|permission|dev mode/i,
    code: 'host_failed',
    message: 'This file can only be looked at here.',
    hint: 'Open it in Figma Design with the right to edit, or duplicate it to your drafts.',
  },
  {
    says: /quota|exceed|too (large|big)|100 ?kB/i,
    code: 'host_failed',
    message: 'Figma has no room for so much history on one layer.',
    hint: 'Remove versions that you no longer need, then try again.',
  },
  {
    says: /does not exist|has been removed|was removed|not found/i,
    code: 'not_found',
    message: 'A layer was deleted while it was being worked on.',
    hint: 'Pick the picture again; what was made is kept.',
  },
]

/**
 * Says what an error of Figma's means and what to do next, whatever its words were; keeps it as `cause`.
 *
 * Errors of ours, and mistakes of the programmer, are given back as they are.
 *
 * @param otherwise what to say when Figma's text is none that we know.
 */
export function asRefusal(
  thrown: unknown,
  otherwise: { readonly message: string; readonly hint: string },
): unknown {
  if (isRefineError(thrown) || thrown instanceof TypeError || thrown instanceof RangeError) {
    return thrown
  }
  const text = thrown instanceof Error ? thrown.message : String(thrown)
  const known = refusals.find(({ says }) => says.test(text))
  if (!known) {
    const { message, hint } = otherwise
    return new RefineError('host_failed', message, { hint, retryable: true, cause: thrown })
  }
  const { code, message, hint, retryable = false } = known
  return new RefineError(code, message, { hint, retryable, cause: thrown })
}
