import type { WriteStep } from '../../protocol/write.ts'
import {
  type Box,
  type Boxed,
  isBoxed,
  isInLayout,
  type LayoutPart,
  limits,
  sizings,
} from './read-box.ts'
import type { Writing } from './writing.ts'

/**
 * Gives a layer the box that another has: size, place, rotation, constraints and its part in an auto layout.
 *
 * What does not apply where the layer stands is left out, because Figma throws at it: filling and limits of size
 * belong into auto layouts only, hugging to layouts and texts.
 */
export function likeBox(node: SceneNode, box: Box | null, writing: Writing): void {
  if (!isBoxed(node) || !box) return
  const layout = isInLayout(node) ? box.layout : null
  if (layout) writing.assign(node, 'layoutPositioning', layout.layoutPositioning)
  resize(node, box.width, box.height, writing)
  likeRatio(node, box.hasLockedRatio, writing)
  if ('constraints' in node && box.constraints) constrain(node, box.constraints, writing)
  if (layout) likeInLayout(node, layout, writing)
  place(node, box.relativeTransform, writing)
}

function likeInLayout(node: Boxed, like: LayoutPart, writing: Writing): void {
  for (const limit of limits) writing.assign(node, limit, like[limit])
  if (like.layoutPositioning === 'ABSOLUTE') return
  writing.assign(node, 'layoutAlign', like.layoutAlign)
  writing.assign(node, 'layoutGrow', like.layoutGrow)
  for (const sizing of sizings) {
    if (like[sizing] !== 'HUG' || canHug(node)) writing.assign(node, sizing, like[sizing])
  }
}

/** The ratio itself can't be set: a layer is locked to the one that it has right after its size was set. */
function likeRatio(node: Boxed, locked: boolean, writing: Writing): void {
  if (!('lockAspectRatio' in node) || locked === (node.targetAspectRatio !== null)) return
  const lock = (locks: boolean) => (locks ? node.lockAspectRatio() : node.unlockAspectRatio())
  lock(locked)
  writing.takeBackBy(node, () => lock(!locked))
}

/** Gives a layer a size, then a place, then what happens when its parent is resized. */
export function setBox(step: Extract<WriteStep, { do: 'box' }>, writing: Writing): void {
  const node = writing.layer(step.node)
  if (!isBoxed(node)) return
  resize(node, step.width ?? node.width, step.height ?? node.height, writing)
  if (step.relativeTransform) place(node, step.relativeTransform, writing)
  if (step.constraints && 'constraints' in node) {
    constrain(node, { horizontal: step.constraints, vertical: step.constraints }, writing)
  }
}

/** Takes a layer out of its parent's auto layout, where there is one. */
export function takeOutOfLayout(node: SceneNode, writing: Writing): void {
  if (isBoxed(node) && isInLayout(node)) writing.assign(node, 'layoutPositioning', 'ABSOLUTE')
}

/** Figma takes no size below 0.01, except that a line's height is 0. */
const smallest = 0.01

function resize(node: Boxed, width: number, height: number, writing: Writing): void {
  const before = { width: node.width, height: node.height }
  if (before.width === width && before.height === height) return
  // A frame's children stay as they are: only a frame of ours, around versions, is ever resized.
  const set = 'children' in node ? 'resizeWithoutConstraints' : 'resize'
  node[set](Math.max(smallest, width), node.type === 'LINE' ? 0 : Math.max(smallest, height))
  writing.takeBackBy(node, () => node[set](before.width, before.height))
}

function place(node: Boxed, transform: Transform, writing: Writing): void {
  if (JSON.stringify(node.relativeTransform) === JSON.stringify(transform)) return
  writing.assign(node, 'relativeTransform', transform)
}

function constrain(node: Boxed & ConstraintMixin, constraints: Constraints, writing: Writing) {
  const { horizontal, vertical } = node.constraints
  if (horizontal === constraints.horizontal && vertical === constraints.vertical) return
  writing.assign(node, 'constraints', constraints)
}

function canHug(node: SceneNode): boolean {
  return node.type === 'TEXT' || ('layoutMode' in node && node.layoutMode !== 'NONE')
}
