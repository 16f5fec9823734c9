import type { WriteStep } from '../../protocol/write.ts'
import type { Writing } from './writing.ts'

/** Sets what a layer is called and how it looks. */
export function setLook(step: Extract<WriteStep, { do: 'set' }>, writing: Writing): void {
  const node = writing.layer(step.node)
  if (step.name !== undefined) writing.assign(node, 'name', step.name)
  if (step.visible !== undefined) writing.assign(node, 'visible', step.visible)
  if (step.locked !== undefined) writing.assign(node, 'locked', step.locked)
  // The panel's side took these paints from nodes and changed no more than images: they are Figma's own.
  if (step.fills && 'fills' in node) setFills(node, step.fills as unknown as Paint[], writing)
  if (step.plain) makePlain(node, writing)
  if (step.clipsContent !== undefined && 'clipsContent' in node) {
    writing.assign(node, 'clipsContent', step.clipsContent)
  }
}

function setFills(node: SceneNode & MinimalFillsMixin, fills: Paint[], writing: Writing): void {
  const { fillStyleId: style } = node
  if (!Array.isArray(node.fills))
    throw new TypeError('Expected one set of fills but received several')
  writing.assign(node, 'fills', fills)
  if (typeof style === 'string' && style !== '') {
    writing.takeBackLaterBy(node, () => node.setFillStyleIdAsync(style))
  }
}

function makePlain(node: SceneNode, writing: Writing): void {
  if ('strokes' in node && node.strokes.length > 0) {
    const { strokeStyleId: style } = node
    writing.assign(node, 'strokes', [])
    if (typeof style === 'string' && style !== '') {
      writing.takeBackLaterBy(node, () => node.setStrokeStyleIdAsync(style))
    }
  }
  if ('effects' in node && node.effects.length > 0) {
    const { effectStyleId: style } = node
    writing.assign(node, 'effects', [])
    if (style !== '') writing.takeBackLaterBy(node, () => node.setEffectStyleIdAsync(style))
  }
}
