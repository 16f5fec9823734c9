import { RefineError } from '../../errors.ts'
import type { ColorTag } from '../../image/color-tag.ts'
import { rowsAtOnce } from '../../image/in-runs.ts'
import {
  copyPicture,
  cropPictureInSteps,
  type Picture,
  samePictureInSteps,
  toDepthInSteps,
} from '../../image/picture.ts'
import { rectOf, sameRect } from '../../image/rect.ts'
import { coverageAt, type Mask } from '../../mask/mask.ts'
import type {
  Candidate,
  ProviderAnswer,
  ProviderCallOptions,
  ProviderRequest,
} from '../../provider.ts'
import { finishInSlices, type Steps } from '../../steps.ts'
import { describeOperation } from './describe-operation.ts'
import { understand } from './grammar/understand.ts'
import type { CropOperation, Operation, PixelOperation, Rgb } from './operation.ts'
import { frameOf } from './operations/crop.ts'
import type { OperationContext } from './operations/operation-context.ts'
import { runOperation } from './operations/run-operation.ts'
import { atStrength, variationStrengths } from './variation-strengths.ts'

/** Longest that painting holds a thread before others may run, in milliseconds. */
const sliceMs = 30

/**
 * Performs an instruction in slices, between which `signal` is obeyed and others may run; see {@link paintInSteps}.
 *
 * @throws RefineError as {@link paintInSteps}, and `cancelled`.
 */
export function paintLocally(
  request: ProviderRequest,
  { signal, onProgress }: ProviderCallOptions = {},
): Promise<ProviderAnswer> {
  // A timer lets input and messages of others run; a promise alone would not.
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0))
  const slicing = { pause, now: () => performance.now(), sliceMs }
  return finishInSlices(paintInSteps(request, onProgress), slicing, signal)
}

/**
 * Performs an instruction with classical image processing: same request, same words, to the bit.
 *
 * Takes and gives 8 or 16 bit. The first candidate is the instruction as it was said; further variations differ in
 * strength, and those that would look the same are left out. A candidate's `frame` is in the sent picture's pixels.
 *
 * @throws RefineError `needs_generative`, `nothing_changed`, `bad_region`, `bad_setting`.
 */
export function* paintInSteps(
  request: ProviderRequest,
  onProgress?: ProviderCallOptions['onProgress'],
): Steps<ProviderAnswer> {
  if (request.references.length > 0) {
    throw new RefineError(
      'bad_setting',
      'The built-in provider can’t look at reference pictures.',
      {
        hint: 'Remove the references, or choose a generative provider.',
      },
    )
  }
  const { operations, notes } = understand(request.instruction, {
    hasRegion: request.mask !== null,
  })
  const allNotes = [...notes, ...notesOnColor(operations, request.color)]
  const frame = frameFor(request, operations)
  const factors = variationStrengths(Math.max(1, request.variations))
  const candidates: Candidate[] = []
  for (const [i, factor] of factors.entries()) {
    const wanted = atStrength(operations, factor * (request.strength ?? 1))
    const picture = yield* paint(request, wanted, (done) =>
      onProgress?.((i + done) / factors.length),
    )
    const candidate = yield* candidateOf(picture, frame, remarkOf(wanted, allNotes))
    const isChange = yield* changesMasked(request, picture, frame !== null)
    if (isChange && !(yield* isRepeat(candidates, candidate))) candidates.push(candidate)
  }
  if (candidates.length === 0) throw nothingChanged(operations)
  onProgress?.(1)
  return { candidates, usage: { costUsd: 0 } }
}

/** Paints one candidate; `onProgress` gets the share of the operations that are done. */
function* paint(
  request: ProviderRequest,
  operations: readonly Operation[],
  onProgress: (done: number) => void,
): Steps<Picture> {
  const pixelOperations = operations.filter(
    (operation): operation is PixelOperation => operation.kind !== 'crop',
  )
  // Several roundings in 8 bit would show as bands: they are done in 16 bit and rounded once.
  const several =
    pixelOperations.length > 1 || pixelOperations.some(({ kind }) => kind === 'golden-hour')
  const { picture } = request
  const deep = several ? yield* toDepthInSteps(picture, 16) : picture
  const canvas = deep === picture ? yield* copyPicture(deep) : deep
  const context: OperationContext = {
    mask: request.mask,
    crop: request.crop,
    whole: request.whole,
  }
  for (const [i, operation] of pixelOperations.entries()) {
    onProgress(i / pixelOperations.length)
    yield* runOperation(canvas, operation, context)
  }
  return yield* toDepthInSteps(canvas, picture.depth)
}

function frameFor(request: ProviderRequest, operations: readonly Operation[]) {
  const crop = operations.find((operation): operation is CropOperation => operation.kind === 'crop')
  if (!crop) return null
  if (request.mask !== null || !sameRect(request.crop, rectOf(request.whole))) {
    throw new RefineError(
      'bad_region',
      'A crop changes the whole picture, but only a part of it may change.',
      {
        hint: 'Clear the region and the protected areas, and ask for the crop again.',
      },
    )
  }
  const frame = frameOf(request.picture, crop)
  return sameRect(frame, rectOf(request.picture)) ? null : frame
}

function* candidateOf(
  picture: Picture,
  frame: ReturnType<typeof frameFor>,
  remark: string,
): Steps<Candidate> {
  return frame
    ? { kind: 'picture', picture: yield* cropPictureInSteps(picture, frame), frame, remark }
    : { kind: 'picture', picture, remark }
}

/** Named colours are sRGB: as words of another space they are another colour, which a brand must know. */
function notesOnColor(operations: readonly Operation[], { space, name }: ColorTag): string[] {
  const isNeutral = ({ r, g, b }: Rgb) => r === g && g === b
  const lays = operations.some((operation) => 'color' in operation && !isNeutral(operation.color))
  return space === 'other' && lays
    ? [
        `The picture is in ${name}: the colour was laid with these values there and looks different than in sRGB.`,
      ]
    : []
}

function remarkOf(operations: readonly Operation[], notes: readonly string[]): string {
  const done = operations.map(describeOperation).join('; ')
  return [`${done.charAt(0).toUpperCase()}${done.slice(1)}.`, ...notes].join(' ')
}

/** Tells whether anything that may change did: another frame, or a masked pixel with other words. */
function* changesMasked(
  { picture, mask }: ProviderRequest,
  painted: Picture,
  framed: boolean,
): Steps<boolean> {
  if (framed) return true
  if (!mask) return !(yield* samePictureInSteps(picture, painted))
  const rows = rowsAtOnce(picture.width)
  for (let y = 0; y < picture.height; y++) {
    if (changesInRow(picture, painted, mask, y)) return true
    if ((y + 1) % rows === 0) yield
  }
  return false
}

function changesInRow(before: Picture, after: Picture, mask: Mask, y: number): boolean {
  for (let x = 0, pos = y * before.width * 4; x < before.width; x++, pos += 4) {
    if (coverageAt(mask, x, y) === 0) continue
    for (let word = pos; word < pos + 4; word++) {
      if (before.data[word] !== after.data[word]) return true
    }
  }
  return false
}

function* isRepeat(candidates: readonly Candidate[], candidate: Candidate): Steps<boolean> {
  if (candidate.kind !== 'picture') return false
  for (const other of candidates) {
    if (other.kind !== 'picture') continue
    if (yield* samePictureInSteps(other.picture, candidate.picture)) return true
  }
  return false
}

function nothingChanged(operations: readonly Operation[]): RefineError {
  const asked = operations.map(describeOperation).join('; ')
  return new RefineError(
    'nothing_changed',
    `The instruction was understood (${asked}), but it changes no pixel here.`,
    {
      hint: 'Mark another region or ask for more: black can’t get darker, grey has no colour to strengthen.',
    },
  )
}
