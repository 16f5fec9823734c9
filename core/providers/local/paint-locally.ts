import { RefineError, throwIfAborted } from '../../errors.ts'
import type { ColorTag } from '../../image/color-tag.ts'
import { cropPicture, type Picture, samePicture, toDepth } from '../../image/picture.ts'
import { rectOf, sameRect } from '../../image/rect.ts'
import { coverageAt } from '../../mask/mask.ts'
import type {
  Candidate,
  ProviderAnswer,
  ProviderCallOptions,
  ProviderRequest,
} from '../../provider.ts'
import { describeOperation } from './describe-operation.ts'
import { understand } from './grammar/understand.ts'
import type { CropOperation, Operation, PixelOperation, Rgb } from './operation.ts'
import { frameOf } from './operations/crop.ts'
import type { Canvas, OperationContext } from './operations/operation-context.ts'
import { runOperation } from './operations/run-operation.ts'
import { atStrength, variationStrengths } from './variation-strengths.ts'

/**
 * Performs an instruction with classical image processing: same request, same words, to the bit.
 *
 * Takes and gives 8 or 16 bit; works in slices between which `signal` is obeyed and others may run, here or in a
 * worker. The first candidate is the instruction as it was said; further variations differ in strength, and those
 * that would look the same are left out. A candidate's `frame` is in the sent picture's pixels.
 *
 * @throws RefineError `needs_generative`, `nothing_changed`, `bad_region`, `bad_setting`, `cancelled`.
 */
export async function paintLocally(
  request: ProviderRequest,
  options: ProviderCallOptions = {},
): Promise<ProviderAnswer> {
  throwIfAborted(options.signal)
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
    const picture = await paint(request, wanted, options, i / factors.length, 1 / factors.length)
    const candidate = candidateOf(picture, frame, remarkOf(wanted, allNotes))
    if (changesMasked(request, picture, frame !== null) && !isRepeat(candidates, candidate)) {
      candidates.push(candidate)
    }
  }
  if (candidates.length === 0) throw nothingChanged(operations)
  options.onProgress?.(1)
  return { candidates, usage: { costUsd: 0 } }
}

async function paint(
  request: ProviderRequest,
  operations: readonly Operation[],
  { signal, onProgress }: ProviderCallOptions,
  start: number,
  share: number,
): Promise<Picture> {
  const steps = operations.filter(
    (operation): operation is PixelOperation => operation.kind !== 'crop',
  )
  // Several roundings in 8 bit would show as bands: they are done in 16 bit and rounded once.
  const several = steps.length > 1 || steps.some(({ kind }) => kind === 'golden-hour')
  const { picture } = request
  const deep = several ? toDepth(picture, 16) : picture
  const canvas: Canvas = { ...deep, data: deep === picture ? picture.data.slice() : deep.data }
  const context: OperationContext = {
    mask: request.mask,
    crop: request.crop,
    whole: request.whole,
  }
  for (const [i, step] of steps.entries()) {
    for (const _ of runOperation(canvas, step, context)) {
      onProgress?.(start + (share * i) / steps.length)
      await pause()
      throwIfAborted(signal)
    }
  }
  return toDepth(canvas as Picture, picture.depth) // depth and words come from one picture
}

/** Lets timers, input and messages of others run; a promise alone would not. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
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

function candidateOf(
  picture: Picture,
  frame: ReturnType<typeof frameFor>,
  remark: string,
): Candidate {
  return frame
    ? { kind: 'picture', picture: cropPicture(picture, frame), frame, remark }
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
function changesMasked(
  { picture, mask }: ProviderRequest,
  painted: Picture,
  framed: boolean,
): boolean {
  if (framed) return true
  if (!mask) return !samePicture(picture, painted)
  for (let y = 0, pos = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++, pos += 4) {
      if (coverageAt(mask, x, y) === 0) continue
      for (let word = pos; word < pos + 4; word++) {
        if (picture.data[word] !== painted.data[word]) return true
      }
    }
  }
  return false
}

function isRepeat(candidates: readonly Candidate[], candidate: Candidate): boolean {
  return candidates.some(
    (other) =>
      other.kind === 'picture' &&
      candidate.kind === 'picture' &&
      samePicture(other.picture, candidate.picture),
  )
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
