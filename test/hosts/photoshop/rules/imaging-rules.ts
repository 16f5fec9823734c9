import type { Rule } from './rule.ts'

/** Rules about `imaging`; their tests are beside it. */
export const imagingRules: readonly Rule[] = [
  {
    rule: 'Reading pixels needs a modal scope, too',
    fact: 'seen: Photoshop 27.9 refuses getPixels elsewhere, read-only or not; several plugins found the same; strict for masks and selections',
    test: 'pixels, masks and selections are read inside a modal scope only',
  },
  {
    rule: 'Results are trimmed, and say where they are',
    fact: 'photoshop.md 2.1: trimmed to the region that has pixels; 4: trimming of getPixels',
    test: 'a read is trimmed to where pixels are, and says so',
  },
  {
    rule: 'A layer is read with its mask in its alpha',
    fact: 'seen: a plugin’s author found masked layers’ pixels masked in Photoshop, another switches masks off before; no page says so',
    test: 'a layer’s mask is in the alpha of what is read, unless it is switched off',
  },
  {
    rule: 'Transparent borders are trimmed as well',
    fact: 'photoshop.md 2.1: trimmed to the region that has pixels',
    test: 'transparent borders of a layer’s pixels are no pixels',
  },
  {
    rule: 'A part is trimmed to the pixels in it',
    fact: 'photoshop.md 2.1: trimmed to the region that has pixels; strict: also where that is inside the layer’s bounds',
    test: 'what is read of a part is trimmed to the pixels in that part',
  },
  {
    rule: 'Nothing to read is an error',
    fact: 'seen: Photoshop’s words for a layer without pixels, and for a part without any, in plugins that know them',
    test: 'nothing to read, no layer and no document are errors',
  },
  {
    rule: 'Three components without alpha, four with it',
    fact: 'photoshop.md 2.1: components 3 when the source has no alpha; 4: 3 vs 4 components',
    test: 'there are three components where there is no alpha',
  },
  {
    rule: '16-bit words are 0..32768',
    fact: 'photoshop.md 2.1: ranges; 4: 0..32768',
    test: '16-bit words are Photoshop’s own, and the full range only when asked',
  },
  {
    rule: 'Profiles convert when asked, and not reversibly',
    fact: 'photoshop.md 2.1: no colorProfile means no conversion; 4: conversion non-identity',
    test: 'without a profile nothing is converted, with one it is, and not back to the same words',
  },
  {
    rule: 'targetSize may use a pyramid level',
    fact: 'photoshop.md 2.1: sourceBounds are relative to `level` then',
    test: 'a target size reads a pyramid level, whose bounds are relative to it, and averages',
  },
  {
    rule: 'Writing needs a modal scope and is one history state',
    fact: 'photoshop.md 4: mutation outside modal throws',
    test: 'writing is refused outside a modal scope, and changes one history step inside',
  },
  {
    rule: 'replace wipes the layer',
    fact: 'photoshop.md 2.1: replace:true discards all existing layer pixels; 4: replace wipes',
    test: 'replace wipes the whole layer, and its opposite nothing',
  },
  {
    rule: 'putPixels takes unlocked pixel layers',
    fact: 'photoshop.md 2.3: locked layers throw on put; smart object: putPixels does not work; 4',
    test: 'only unlocked pixel layers can be written',
  },
  {
    rule: 'Image data has to fit',
    fact: 'photoshop.md 2.1: length must equal width · height · components; colorSpace is required',
    test: 'image data has to fit: its length, range, colour space and depth',
  },
  {
    rule: 'Declared profiles are converted on put',
    fact: 'photoshop.md 2.1: put the provider result (declared sRGB), or let Photoshop convert on put',
    test: 'pixels that are declared in another profile are converted to the document’s',
  },
  {
    rule: 'Masks exist before they are put, are gray, and black may come back as 1',
    fact: 'photoshop.md 2.1: create the mask first; mask black became (1,1,1); 4: black as 1',
    test: 'a mask has to be there, is one gray component, and its black may come back as 1',
  },
  {
    rule: 'Masks and selections have the document’s depth',
    fact: 'photoshop.md 2.1: getLayerMask, getSelection; ranges of 16 bit',
    test: 'masks and selections of a 16-bit document are read in 16 bit',
  },
  {
    rule: 'No selection, nothing to read',
    fact: 'photoshop.md 4: selection null',
    test: 'without a selection there is nothing to read, and one can be put',
  },
  {
    rule: 'Images are disposed of',
    fact: 'photoshop.md 2.1: dispose() in finally, always; 4: dispose() tracked',
    test: 'image data that is not disposed of is a leak, and disposed data can’t be used',
  },
  {
    rule: 'encodeImageData takes RGB without alpha',
    fact: 'photoshop.md 2.1: JPEG only, RGB only',
    test: 'only RGB without alpha is encoded',
  },
]
