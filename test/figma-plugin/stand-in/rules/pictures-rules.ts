import type { Rule } from './rule.ts'

/** Rules about images, paints and exports. */
export const pictureRules: readonly Rule[] = [
  {
    rule: 'createImage takes PNG, JPEG and GIF up to 4096 by 4096, and says why not',
    fact: 'figma facts 2.1: createImage',
    test: '%s is refused in Figma’s words',
  },
  {
    rule: 'Identical bytes have an identical hash; an unknown hash gives null',
    fact: 'figma facts 2.1: images are not nodes; getImageByHash',
    test: 'PNG, JPEG and GIF up to 4096 pixels are images, known by the hash of their bytes',
  },
  {
    rule: 'getBytesAsync gives the original file',
    fact: 'figma facts 2.1: Image',
    test: 'an image gives its original file and its size',
  },
  {
    rule: 'EXIF may turn a JPEG',
    fact: 'figma facts 2.3 and 7: EXIF handling is open, so both are modelled',
    test: 'a JPEG’s EXIF orientation turns its size, unless the document is told otherwise',
  },
  {
    rule: 'An image may need a download that fails',
    fact: 'figma facts 2.1: may be slow or fail offline',
    test: 'an image that can’t be loaded is there, and its bytes are not',
  },
  {
    rule: 'Paints are frozen and read back whole, as 32-bit numbers',
    fact: 'figma facts 2.1: arrays are read-only/frozen; seen: every field of a paint is there',
    test: 'paints read back frozen, whole and with 32-bit numbers, in a new array each time',
  },
  {
    rule: 'Unknown keys and values out of range are refused',
    fact: 'figma facts 2.1: ImagePaint; seen: Property "fills" failed validation',
    test: 'fills are validated: %s',
  },
  {
    rule: 'PATTERN is set via setFillsAsync; VIDEO, SHADER and bound variables travel along',
    fact: 'figma facts 2.1: Paint union; seen: PATTERN is not among the accepted types of fills =',
    test: 'pattern fills are set by setFillsAsync only, and other foreign paints travel along',
  },
  {
    rule: 'fills can be figma.mixed',
    fact: 'figma facts 2.1: fills is figma.mixed for text',
    test: 'text in several colours has mixed fills, which no array can be made of',
  },
  {
    rule: 'Assigning fills detaches the style',
    fact: 'figma facts 2.1 and 7: to be confirmed, the stricter reading is modelled',
    test: 'assigning fills detaches the paint style',
  },
  {
    rule: 'fillStyleId is read-only under dynamic-page',
    fact: 'figma facts 2.1 and 2.7',
    test: 'fillStyleId is for reading only under dynamic-page',
  },
  {
    rule: 'Shadows and outside strokes grow an export unless useAbsoluteBounds',
    fact: 'figma facts 2.2: size of exports',
    test: 'a node is exported as PNG of its size and scale, with what strokes and shadows add',
  },
  {
    rule: 'An export is a PNG file',
    fact: 'typings: ExportMixin.exportAsync',
    test: 'an exported picture is a PNG that others can read, in the colour of the fills',
  },
  {
    rule: 'What is invisible has no render bounds and can’t be exported',
    fact: 'figma facts 2.4: exportAsync of an invisible node',
    test: 'what isn’t seen can’t be exported, and settings are checked',
  },
  {
    rule: 'documentColorProfile',
    fact: 'figma facts 2.3: documents',
    test: 'the document’s colour profile is told',
  },
]
