import { RefineError } from '../../../errors.ts'

/** What the embedded provider can do, in one breath; the end of every refusal. */
export const abilitiesInShort =
  'light (brighter, darker, exposure, contrast, highlights, shadows, warmer, cooler, golden hour), ' +
  'colour (saturation, vibrance, colour casts, tint, black and white, sepia), blur, sharpen, vignettes and gradients, ' +
  'cropping to a ratio, and filling or recolouring a marked region'

/** Makes the error for an instruction that needs a picture to be invented, or that the grammar does not know. */
export function needsGenerative(reason: string, cause?: string): RefineError {
  return new RefineError('needs_generative', `The built-in provider can’t do this: ${reason}.`, {
    hint: `${cause ?? 'Choose a generative provider for it, or ask for something the built-in one can do'}. It can do: ${abilitiesInShort}.`,
  })
}

/** Makes the error for an instruction about a thing that only the user can point to. */
export function needsRegion(thing: string): RefineError {
  return needsGenerative(
    `it can’t find “${thing}” in the picture by itself`,
    `Mark “${thing}” as the region and ask again, or choose a generative provider`,
  )
}

/** Makes the error for a change that is understood except for one detail. */
export function needsDetail(what: string): RefineError {
  return needsGenerative(what, 'Say it in full, or choose a generative provider')
}
