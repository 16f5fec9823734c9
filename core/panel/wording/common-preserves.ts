import type { Preserve } from '../../edit/edit.ts'

/** What designers most often want to keep: one press each. */
export const commonPreserves: readonly (Preserve & { readonly label: string })[] = [
  { label: 'Face', text: 'the face and its expression', kind: 'identity' },
  { label: 'Text', text: 'all text, letter by letter', kind: 'text' },
  { label: 'Logo', text: 'the logo', kind: 'product shape' },
  { label: 'Palette', text: 'the colour palette', kind: 'palette' },
  { label: 'Composition', text: 'the composition and framing', kind: 'composition' },
  { label: 'Lighting', text: 'the lighting and its direction', kind: 'lighting' },
]
