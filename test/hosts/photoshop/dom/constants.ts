import type { constants as Constants } from 'photoshop'
import { strict } from '../strict.ts'

/** Photoshop's constants as far as they are used here: the typings declare their values, a plugin gets them at run time. */
type Values<T> = {
  readonly [K in keyof T]?: T[K] extends string | number ? `${T[K]}` | T[K] : T[K]
}

const values = {
  ElementPlacement: {
    PLACEBEFORE: 'placeBefore',
    PLACEAFTER: 'placeAfter',
    PLACEINSIDE: 'placeInside',
  },
  RasterizeType: { ENTIRELAYER: 'entire' },
  ColorProfileType: { CUSTOM: 'customEnum', NONE: 'none', WORKING: 'workingSpaceCode' },
  BitsPerChannelType: {
    EIGHT: 'bitDepth8',
    SIXTEEN: 'bitDepth16',
    THIRTYTWO: 'bitDepth32',
  },
  DocumentMode: {
    BITMAP: 'bitmapMode',
    CMYK: 'CMYKColorMode',
    DUOTONE: 'duotoneMode',
    GRAYSCALE: 'grayscaleMode',
    INDEXEDCOLOR: 'indexedColorMode',
    LAB: 'labColorMode',
    MULTICHANNEL: 'multichannelMode',
    RGB: 'RGBColorMode',
  },
  LayerKind: { NORMAL: 'pixel', GROUP: 'group', SMARTOBJECT: 'smartObject' },
  BlendMode: { NORMAL: 'normal', MULTIPLY: 'multiply', PASSTHROUGH: 'passThrough' },
  SaveOptions: { DONOTSAVECHANGES: 0, PROMPTTOSAVECHANGES: 1, SAVECHANGES: 2 },
} as const satisfies { readonly [K in keyof typeof Constants]?: Values<(typeof Constants)[K]> }

/** Makes `constants`; a constant that is not listed throws NotModelled. */
export function createConstants(): typeof Constants {
  const groups = Object.entries(values).map(([name, group]) => [
    name,
    strict(`constants.${name}`, { ...group }),
  ])
  // The enums of the typings have no values of their own to be checked against at run time; `values` is checked above.
  return strict('constants', Object.fromEntries(groups)) as typeof Constants
}
