import type { SourceLayer } from './host-parts.ts'
import { repeatsInside } from './inside-frame.ts'
import { versionEntry } from './node-entries.ts'

/** Says what the user should know of a source before refining it, as sentences. */
export function remarksOn(source: SourceLayer, colorProfile: string): readonly string[] {
  const { node, image, home } = source
  const remarks: string[] = []
  if (versionEntry(node) !== null) {
    remarks.push(
      'This is a version that stands alone: it is refined as a picture of its own, and its earlier history stays with its source.',
    )
  }
  if (image.format === 'gif') remarks.push('This is a GIF: its first frame is what is refined.')
  if (image.obstacle !== null) {
    remarks.push(`${image.obstacle} Its versions are whole pictures instead of overlays.`)
  }
  if (node.fillStyle !== '') {
    remarks.push(
      'Its fills come from a style. The layer keeps that style; versions carry a copy of the fills.',
    )
  }
  if (colorProfile === 'DISPLAY_P3') {
    remarks.push(
      'This file shows colours in Display P3. Versions carry the picture’s own colour tags.',
    )
  }
  if (home === 'inside' && repeatsInside(source)) {
    remarks.push(
      'A version in this frame repeats its fills, so the half-covered pixels of its edges and rounded corners are drawn twice.',
    )
  }
  if (home === 'history frame' && node.held) {
    const holder = node.held.type === 'INSTANCE' ? 'an instance' : 'a component'
    remarks.push(
      `It lies in ${holder}, where no layers can be added. Versions are kept in a frame beside it, and you are asked before this layer’s own fills are set.`,
    )
  }
  return remarks
}
