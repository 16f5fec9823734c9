import type { ColorTag } from '../../core/image/color-tag.ts'
import type { DocumentTree } from '../layers/document-tree.ts'

/** What Photoshop calls the profile in which words can be shown and sent as they are. */
export const srgbProfile = 'sRGB IEC61966-2.1'

/** Says what a document's words mean; those of an untagged one count as sRGB. */
export function colorTagOf({ profile }: Pick<DocumentTree, 'profile'>): ColorTag {
  if (profile === '') return { space: 'srgb', name: 'untagged' }
  return { space: profile === srgbProfile ? 'srgb' : 'other', name: profile }
}
