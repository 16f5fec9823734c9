import { type ErrorCode, isRefineError, RefineError } from '../../core/errors.ts'

/** What Figma's own error texts mean to a user. */
interface Refusal {
  readonly says: RegExp
  readonly code: ErrorCode
  readonly message: string
  readonly hint: string
  readonly retryable?: boolean
}

/**
 * The first that fits holds. Reparenting errors are those of Figma's page on `insertChild`, image errors those on
 * `createImage`; the others were seen in the field.
 */
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
    says: /is inside of an instance|is an instance or is inside/i,
    code: 'host_failed',
    message: 'Figma lets no layers be added or moved inside an instance.',
    hint: 'Detach the instance, or refine a flattened copy beside it.',
  },
  {
    says: /Removing this node is not allowed/i,
    code: 'host_failed',
    message: 'Figma does not let this layer be removed.',
    hint: 'Layers inside an instance, and those that a component property names, can only be hidden.',
  },
  {
    says: /cannot have children|scene root/i,
    code: 'host_failed',
    message: 'The place where the version belongs can’t hold such a layer.',
    hint: 'Move the picture into a frame, then try again.',
    retryable: true,
  },
  {
    says: /readonly-only node/i,
    code: 'host_failed',
    message: 'Figma keeps the place where the version belongs for itself.',
    hint: 'Copy the picture to a page of your own and refine the copy.',
  },
  {
    says: /component inside a component|cycle/i,
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
    says: /read-?only|view-?only|permission/i,
    code: 'host_failed',
    message: 'This can only be looked at, not changed.',
    hint: 'Open the file in Figma Design with the right to edit it, or duplicate it to your drafts.',
  },
  {
    says: /may not have any visible layers/i,
    code: 'host_failed',
    message: 'Figma could not draw this layer, because nothing in it is visible.',
    hint: 'Show the layer and what lies in it, then try again.',
    retryable: true,
  },
  {
    says: /quota|exceed|too (large|big)|100 ?kB/i,
    code: 'host_failed',
    message: 'Figma has no room for so much history on one layer.',
    hint: 'Remove versions that you no longer need, then try again.',
  },
  {
    says: /does not exist/i,
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
  const text = textOf(thrown)
  const known = refusals.find(({ says }) => says.test(text))
  if (!known) {
    const { message, hint } = otherwise
    return new RefineError('host_failed', message, { hint, retryable: true, cause: thrown })
  }
  const { code, message, hint, retryable = false } = known
  return new RefineError(code, message, { hint, retryable, cause: thrown })
}

/** Tells whether Figma threw because a node is gone, which it may be although it was just found. */
export function isGone(thrown: unknown): boolean {
  return /does not exist/i.test(textOf(thrown))
}

/** Says that a layer is gone that something was to be done with. */
export function layerGone(message = 'This layer is gone.'): RefineError {
  return new RefineError('not_found', message, {
    hint: 'Pick the picture again; what was made is kept.',
  })
}

/** Figma rejects with plain texts, too, and with errors of another realm. */
function textOf(thrown: unknown): string {
  if (typeof thrown === 'string') return thrown
  const hasMessage = typeof thrown === 'object' && thrown !== null && 'message' in thrown
  return hasMessage && typeof thrown.message === 'string' ? thrown.message : ''
}
