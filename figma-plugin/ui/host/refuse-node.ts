import { RefineError } from '../../../core/errors.ts'
import type { NodeFacts } from '../../protocol/node-facts.ts'
import { shownImages } from './base-paint.ts'

/** Why something can't be refined, and what to do about it: a sentence each, for people. */
export interface Refusal {
  readonly reason: string
  readonly fix: string
}

/** Kinds of layers whose versions can lie beside them. */
export const leafShapes: ReadonlySet<string> = new Set([
  'RECTANGLE',
  'ELLIPSE',
  'POLYGON',
  'STAR',
  'VECTOR',
  'LINE',
  'BOOLEAN_OPERATION',
])

/** Kinds of layers that hold other layers over an image of their own. */
const frames: ReadonlySet<string> = new Set(['FRAME', 'COMPONENT', 'INSTANCE'])

const makeCopy = 'Make a flattened copy of it, and refine that.'

/** What makes a layer of some kind impossible to refine, whatever its fills are. */
const refusedKinds: Readonly<Record<string, Refusal>> = {
  GROUP: {
    reason: 'is a group, which has no picture of its own.',
    fix: 'Select the picture in it, or make a flattened copy and refine that.',
  },
  TRANSFORM_GROUP: {
    reason: 'is a group, which has no picture of its own.',
    fix: 'Select the picture in it, or make a flattened copy and refine that.',
  },
  TEXT: { reason: 'is text, which has no picture of its own.', fix: makeCopy },
  SLICE: {
    reason: 'is a slice, which marks an area and has no pixels.',
    fix: 'Select the picture under it.',
  },
  SECTION: {
    reason: 'is a section, which can’t keep versions.',
    fix: 'Put the picture into a layer of its own within it, and select that.',
  },
  COMPONENT_SET: {
    reason: 'is a set of components.',
    fix: 'Select a picture in one of the components.',
  },
  VIDEO: { reason: 'is a video.', fix: makeCopy },
  MEDIA: { reason: 'is a moving picture.', fix: makeCopy },
}

/** Paints that show something that no plugin can read. */
const unreadablePaints: Readonly<Record<string, string>> = {
  VIDEO: 'is filled with a video, whose pixels plugins can’t read.',
  PATTERN: 'is filled with a pattern of other layers, which is no picture of its own.',
  SHADER: 'is filled with a shader, which is no picture of its own.',
}

/**
 * Says why a layer can't be refined, as far as the layer alone tells; null when it can.
 *
 * Locks are left out: who is locked takes a look at the ancestors.
 */
export function refusalOf(node: NodeFacts): Refusal | null {
  const kind = refusedKinds[node.type]
  if (kind) return kind
  if (!leafShapes.has(node.type) && !frames.has(node.type)) {
    return {
      reason: 'is no layer that can hold a picture.',
      fix: 'Select a layer with an image fill.',
    }
  }
  if (node.isMask) {
    return {
      reason: 'is a mask: it is seen only through the layers over it.',
      fix: 'Select the picture that it masks; select both to use the mask as region.',
    }
  }
  if (node.parentType === 'BOOLEAN_OPERATION') {
    return {
      reason: 'is part of a boolean shape, and a version beside it would change that shape.',
      fix: 'Select the boolean shape itself, if it holds the image, or flatten the shape first.',
    }
  }
  return shownImages(node.fills).length > 0 ? null : imageRefusal(node)
}

/** Makes the error that says why a layer can't be refined. */
export function unsupported(node: Pick<NodeFacts, 'name'>, { reason, fix }: Refusal): RefineError {
  return new RefineError('unsupported_source', `“${node.name}” ${reason}`, { hint: fix })
}

/** Says why a layer has no picture that could be read. */
export function imageRefusal({ type, fills }: Pick<NodeFacts, 'type' | 'fills'>): Refusal {
  if (shownImages(fills).length > 0) {
    return {
      reason: 'holds only what was changed on a picture that is gone.',
      fix: `Undo what took the picture away. ${makeCopy}`,
    }
  }
  const shown = (fills ?? []).filter(({ visible }) => visible ?? true)
  const images = (fills ?? []).filter((paint) => paint.type === 'IMAGE')
  const unreadable = shown.filter((paint) => unreadablePaints[paint.type]).at(-1)
  if (unreadable) return { reason: unreadablePaints[unreadable.type] ?? '', fix: makeCopy }
  if (images.some(({ imageHash }) => typeof imageHash !== 'string')) {
    return {
      reason: 'has an image fill whose image is missing.',
      fix: 'Put the image in again, or undo what took it away.',
    }
  }
  if (images.length > 0) {
    return {
      reason: 'has an image, but it is hidden in the Fill list.',
      fix: 'Make the fill visible to refine it.',
    }
  }
  return {
    reason: frames.has(type) ? 'is a frame without an image fill.' : 'has no image fill.',
    fix: frames.has(type)
      ? 'Select the picture in it, or make a flattened copy and refine that.'
      : makeCopy,
  }
}
