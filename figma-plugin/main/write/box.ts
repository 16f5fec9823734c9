import type { WriteStep } from '../../protocol/write.ts'
import type { Writing } from './writing.ts'

type BoxStep = Extract<WriteStep, { do: 'box' }>

/** Gives a layer a size, then a place, then what happens when its parent is resized. */
export function setBox(step: BoxStep, writing: Writing): void {
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
  if (isInLayout(node) && 'layoutPositioning' in node) {
    writing.assign(node, 'layoutPositioning', 'ABSOLUTE')
  }
}

/**
 * Gives a layer the box of another: size, place, rotation, constraints and its part in an auto layout.
 *
 * What does not apply where the layer stands is left out, because Figma throws at it: filling and limits of size
 * belong into auto layouts only, hugging to layouts and texts.
 */
export function likeBox(node: SceneNode, like: SceneNode, writing: Writing): void {
  if (!isBoxed(node) || !isBoxed(like)) return
  const inLayout = isInLayout(node) && isInLayout(like)
  if (inLayout) writing.assign(node, 'layoutPositioning', like.layoutPositioning)
  resize(node, like.width, like.height, writing)
  if ('constraints' in node && 'constraints' in like) constrain(node, like.constraints, writing)
  if (inLayout) likeInLayout(node, like, writing)
  likeAspect(node, like, writing)
  place(node, like.relativeTransform, writing)
}

function likeInLayout(node: Boxed, like: Boxed, writing: Writing): void {
  for (const limit of ['minWidth', 'maxWidth', 'minHeight', 'maxHeight'] as const) {
    writing.assign(node, limit, like[limit])
  }
  if (like.layoutPositioning === 'ABSOLUTE') return
  writing.assign(node, 'layoutAlign', like.layoutAlign)
  writing.assign(node, 'layoutGrow', like.layoutGrow)
  for (const sizing of ['layoutSizingHorizontal', 'layoutSizingVertical'] as const) {
    if (like[sizing] !== 'HUG' || canHug(node)) writing.assign(node, sizing, like[sizing])
  }
}

/** The ratio itself can't be set: a layer is locked to the one that it has, so its size comes first. */
function likeAspect(node: Boxed, like: Boxed, writing: Writing): void {
  if (!('lockAspectRatio' in node) || !('lockAspectRatio' in like)) return
  const had = node.targetAspectRatio !== null
  const gets = like.targetAspectRatio !== null
  if (had === gets) return
  writing.takeBackBy(node, () => (had ? node.lockAspectRatio() : node.unlockAspectRatio()))
  if (gets) node.lockAspectRatio()
  else node.unlockAspectRatio()
}

function resize(node: Boxed, width: number, height: number, writing: Writing): void {
  const before = { width: node.width, height: node.height }
  if (before.width === width && before.height === height) return
  // A frame's children stay as they are: only a frame of ours, around versions, is ever resized.
  const set = 'children' in node ? 'resizeWithoutConstraints' : 'resize'
  writing.takeBackBy(node, () => node[set](before.width, before.height))
  node[set](width, height)
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

type Boxed = SceneNode & LayoutMixin

function isBoxed(node: SceneNode): node is Boxed {
  return 'resizeWithoutConstraints' in node
}

function isInLayout({ parent }: SceneNode): boolean {
  return parent !== null && 'layoutMode' in parent && parent.layoutMode !== 'NONE'
}

function canHug(node: SceneNode): boolean {
  return node.type === 'TEXT' || ('layoutMode' in node && node.layoutMode !== 'NONE')
}
