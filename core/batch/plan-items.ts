import { isRefineError, type PlainError, throwIfAborted, toPlainError } from '../errors.ts'
import type { Host, Picked } from '../host.ts'
import type { ColorTag } from '../image/color-tag.ts'
import type { Depth } from '../image/picture.ts'
import { rectOf, type Size } from '../image/rect.ts'
import { invertMask } from '../mask/combine.ts'
import { fullMask, type Mask } from '../mask/mask.ts'
import type { PartWish } from '../mask/parts/part-wish.ts'
import type { Provider } from '../provider.ts'
import { planIntent, type RefineDeps } from '../refine.ts'
import type { PlannedItem } from './batch-event.ts'
import type { BatchStep } from './batch-steps.ts'
import { placesOf } from './batch-steps.ts'
import { intentOfStep, type StepSurroundings } from './intent-of-step.ts'
import { mapAhead } from './map-ahead.ts'

/** A picture of a set, by name alone. */
export interface PictureFile {
  /** Its path below the folder, or as the list names it. */
  readonly item: string
  readonly path: string
}

/** What reading a picture once tells. */
export interface DescribedPicture extends Size {
  readonly depth: Depth
  readonly color: ColorTag
  readonly sha256: string
}

/** What planning needs from outside. */
export interface PlanningDeps extends Pick<RefineDeps, 'work'> {
  /** Any host of the kind that the pictures will be opened in: no layer of it is touched. */
  readonly host: Host
  readonly steps: readonly BatchStep[]
  providerOf(step: BatchStep): Provider
  /** Reads the whole picture, so that a damaged one is found before anything is paid for. */
  describe(picture: PictureFile): Promise<DescribedPicture>
  /** Where the document of a picture goes; every picture has its own. */
  outputOf(picture: PictureFile): string
  /** What a step needs beside the picture: its mask files, an anchor. */
  around(picture: PictureFile & Size): Promise<StepSurroundings>
}

/** A picture that can be worked on, or why it can't. */
export type PlanOutcome =
  | {
      readonly kind: 'planned'
      readonly planned: PlannedItem
      readonly low: readonly (number | null)[]
    }
  | { readonly kind: 'problem'; readonly item: string; readonly error: PlainError }

/** What one step costs, at least and at most; null: no price is known. */
interface StepPrice {
  readonly low: number | null
  readonly high: number | null
}

/** Prices that are remembered: sets have few sizes, and the same size with the same step costs the same. */
const mostRemembered = 256

/**
 * Plans pictures one by one: each is read once, every step is checked on it and priced, and nothing is sent.
 *
 * Takes pictures only as fast as they are asked for, `ahead` at a time, and keeps none of their pixels: what it holds
 * does not grow with their number.
 *
 * @throws RefineError `cancelled`; mistakes of the program.
 */
export function planItems(
  deps: PlanningDeps,
  pictures: AsyncIterable<PictureFile> | Iterable<PictureFile>,
  { ahead, signal }: { readonly ahead: number; readonly signal?: AbortSignal },
): AsyncGenerator<PlanOutcome, void, undefined> {
  const remembered = new Map<string, StepPrice>()
  return mapAhead(pictures, ahead, async (picture) => {
    throwIfAborted(signal)
    try {
      return await planPicture(deps, picture, remembered, signal)
    } catch (thrown) {
      if (!isRefineError(thrown) || thrown.code === 'cancelled') throw thrown
      return { kind: 'problem', item: picture.item, error: toPlainError(thrown) }
    }
  })
}

async function planPicture(
  deps: PlanningDeps,
  picture: PictureFile,
  remembered: Map<string, StepPrice>,
  signal: AbortSignal | undefined,
): Promise<PlanOutcome> {
  const { width, height, depth, color, sha256 } = await deps.describe(picture)
  const picked = pickedOf(picture, { width, height, depth, color, sha256 })
  const prices: StepPrice[] = []
  for (const [index, step] of deps.steps.entries()) {
    const key = hasMaskFile(step) ? null : `${index} ${width}×${height}@${depth} ${color.space}`
    const known = key === null ? undefined : remembered.get(key)
    const price = known ?? (await priceStep(deps, picture, picked, step, signal))
    prices.push(price)
    if (key === null || known) continue
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(key, price)
  }
  return {
    kind: 'planned',
    low: prices.map(({ low }) => low),
    planned: {
      ...picture,
      ...{ width, height, sha256 },
      out: deps.outputOf(picture),
      highUsd: prices.map(({ high }) => high),
    },
  }
}

/** Every step is planned on the source: geometry and price are the same for what the step before makes of it. */
async function priceStep(
  { host, work, ...deps }: PlanningDeps,
  picture: PictureFile,
  picked: Picked,
  step: BatchStep,
  signal: AbortSignal | undefined,
): Promise<StepPrice> {
  const provider = deps.providerOf(step)
  const intent = await intentOfStep(
    step,
    { picked, parent: null },
    await deps.around({ ...picture, width: picked.width, height: picked.height }),
    async (wish) => standIn(wish, picked),
  )
  const { estimate } = await planIntent({ host, work, provider }, intent, signal ? { signal } : {})
  return { low: estimate?.lowUsd ?? null, high: estimate?.highUsd ?? null }
}

/** Nothing is looked for yet: a subject counts as large as it may be, so that the price is the highest. */
function standIn(wish: PartWish, size: Size): Mask {
  const within = wish.kind === 'subject' ? wish.hint.within : null
  if (!within) return fullMask(rectOf(size))
  return wish.kind === 'subject' && wish.inverted ? invertMask(within, rectOf(size)) : within
}

function hasMaskFile({ region, protect }: BatchStep): boolean {
  return [...placesOf(region), ...placesOf(protect)].some((place) => typeof place !== 'string')
}

/** The picture as its only layer will be picked. */
function pickedOf({ item }: PictureFile, described: DescribedPicture): Picked {
  const { sha256, ...picture } = described
  return {
    ...picture,
    source: '1',
    name: item,
    state: sha256,
    lineage: null,
    head: { kind: 'source' },
    offersRegion: false,
  }
}
