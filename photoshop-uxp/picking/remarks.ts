import type { Head } from '../../core/history/lineage.ts'
import type { LayerKind, PhotoshopLayer } from '../layers/document-tree.ts'
import type { MeantSource } from './meant-source.ts'

const whatItIs: Readonly<Record<LayerKind, string>> = {
  pixel: 'is empty',
  background: 'is empty',
  smartObject: 'is empty',
  group: 'is a group',
  artboard: 'is an artboard',
  adjustment: 'is an adjustment layer',
  fill: 'is a fill layer',
  text: 'is a type layer',
  shape: 'is a shape layer',
  other: 'has no pixels that can be read',
}

/** Says what the user should know of a source before refining it, as sentences. */
export function remarksOn(
  { insteadOf }: MeantSource,
  layer: PhotoshopLayer | null,
  { head, profile }: { readonly head: Head; readonly profile: string },
): readonly string[] {
  const remarks: string[] = []
  if (insteadOf) {
    remarks.push(
      `“${insteadOf.name}” ${whatItIs[insteadOf.is]}: all that is visible is refined, and its versions go on top.`,
    )
  }
  if (layer && !layer.visible && head.kind === 'source') {
    remarks.push('Its layer is hidden: nothing of it shows until a version does.')
  }
  if (layer?.is === 'smartObject') {
    remarks.push('This is a smart object: its pixels as they show now are refined.')
  }
  if (profile === '') {
    remarks.push('This document has no colour profile: its colours are taken as sRGB.')
  }
  return remarks
}
