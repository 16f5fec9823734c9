import type { PlainError } from '../errors.ts'
import {
  type GenerateIntent,
  type Generation,
  nearestSize,
  type PlannedGeneration,
} from '../generate.ts'
import type { Picture } from '../image/picture.ts'
import type { Size } from '../image/rect.ts'
import type { ModelCapabilities } from '../model.ts'
import { chosenModel } from './chosen.ts'
import type { PanelState } from './state.ts'

/** What the user asks a first picture for: from words, or from a rough picture. */
export interface FirstDraft {
  readonly words: string
  /** Null: as the sketch, else a square. */
  readonly size: Size | null
  readonly transparent: boolean
  readonly sketch: { readonly name: string; readonly picture: Picture } | null
  /** How far the picture may leave the sketch, 0..1; null leaves it to the model. */
  readonly strength: number | null
}

/** A first picture that asks for nothing. */
export const emptyFirst: FirstDraft = {
  words: '',
  size: null,
  transparent: false,
  sketch: null,
  strength: null,
}

/** What a first picture would be and cost, or why it can't be made as asked for. */
export type FirstPlan =
  | { readonly kind: 'ready'; readonly plan: PlannedGeneration }
  | { readonly kind: 'failed'; readonly error: PlainError }

/** First pictures that wait for the user's choice. */
export interface FirstChoice {
  readonly generation: Generation
  /** One small picture each. */
  readonly previews: readonly Picture[]
  /** Positions of those that are to be added. */
  readonly picked: readonly number[]
}

/** Gives what the draft of a first picture asks for, without what the model does not take. */
export function firstIntent(state: PanelState): GenerateIntent {
  const { first, setup } = state
  const model = chosenModel(state)
  const { sketch } = first
  return {
    instruction: first.words.trim(),
    size: first.size,
    sketch: sketch?.picture ?? null,
    strength: sketch ? first.strength : null,
    transparent: first.transparent && model?.transparentOutput === true,
    model: setup.model,
    quality: setup.quality,
    ...(setup.complexity !== null && { complexity: setup.complexity }),
    variations: setup.variations,
    seed: setup.seed,
  }
}

/** Tells whether the panel asks for a first picture: nothing is picked, or the user went there; and the host takes one in. */
export function asksForFirst(state: PanelState): boolean {
  const { view, firstChoice, loaded, picked, offers, capabilities } = state
  if (firstChoice || view === 'first') return true
  return loaded && picked === null && offers.addSource && !capabilities.readOnly
}

/** Shapes that a first picture is offered in, as width to height at about one megapixel. */
const shapes: readonly { readonly name: string; readonly size: Size }[] = [
  { name: 'Square', size: { width: 1024, height: 1024 } },
  { name: 'Landscape', size: { width: 1248, height: 832 } },
  { name: 'Portrait', size: { width: 832, height: 1248 } },
  { name: 'Wide', size: { width: 1344, height: 756 } },
  { name: 'Tall', size: { width: 756, height: 1344 } },
]

/** Gives the sizes that a first picture is offered in by a model, each once. */
export function firstSizes(
  model: ModelCapabilities,
): readonly { readonly name: string; readonly size: Size }[] {
  const offered = shapes.map(({ name, size }) => ({ name, size: nearestSize(size, model.sizes) }))
  return offered.filter(
    ({ size }, index) => offered.findIndex((other) => sameSize(other.size, size)) === index,
  )
}

/** Gives the offered size whose proportions are nearest to a picture's. */
export function firstSizeLike({ width, height }: Size, model: ModelCapabilities): Size | null {
  const off = (size: Size) => Math.abs(Math.log(size.width / size.height / (width / height)))
  const sizes = firstSizes(model).map(({ size }) => size)
  return sizes.sort((a, b) => off(a) - off(b))[0] ?? null
}

/** Tells whether two sizes are the same. */
export function sameSize(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height
}
