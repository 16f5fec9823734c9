import type { Steps } from '../../../steps.ts'
import type { PixelOperation } from '../operation.ts'
import { keepToPlace, mixIn } from './blend-place.ts'
import { blurArea } from './blur.ts'
import { changeBrightness, changeExposure } from './brightness.ts'
import { changeContrast } from './contrast.ts'
import { changeClarity, changeSharpness } from './detail.ts'
import { lightLikeGoldenHour } from './golden-hour.ts'
import { invertColors } from './invert.ts'
import { fillWithColor, layGradient, layVignette } from './lay-color.ts'
import { makeBlackAndWhite, makeSepia } from './monochrome.ts'
import { neutralizeLight } from './neutral-light.ts'
import type { Canvas, OperationContext } from './operation-context.ts'
import { recolorSurface } from './recolor.ts'
import { changeSaturation, changeVibrance } from './saturation.ts'
import { tintWithColor } from './tint.ts'
import { changeHighlights, changeShadows } from './tonal-range.ts'
import { changeWarmth } from './warmth.ts'

/** Does one operation to a canvas, in place and in slices, and keeps it to its part of the picture. */
export function* runOperation(
  canvas: Canvas,
  operation: PixelOperation,
  context: OperationContext,
): Steps<void> {
  // These three weigh the place themselves: hard for a fill, as a ramp for a gradient.
  if (operation.kind === 'fill') return yield* fillWithColor(canvas, operation, context)
  if (operation.kind === 'gradient') return yield* layGradient(canvas, operation, context)
  if (operation.kind === 'vignette') return yield* layVignette(canvas, operation, context)

  const mixes = isLook(operation) && operation.amount !== 1
  const before = operation.place || mixes ? canvas.data.slice() : null
  yield* runEverywhere(canvas, operation, context)
  if (before && mixes) yield* mixIn(canvas, before, operation.amount)
  if (before && operation.place) yield* keepToPlace(canvas, before, operation.place, context)
}

function isLook({ kind }: PixelOperation): boolean {
  return (
    kind === 'golden-hour' ||
    kind === 'black-and-white' ||
    kind === 'sepia' ||
    kind === 'invert' ||
    kind === 'neutral-light'
  )
}

type EverywhereOperation = Exclude<PixelOperation, { kind: 'fill' | 'gradient' | 'vignette' }>

function runEverywhere(
  canvas: Canvas,
  operation: EverywhereOperation,
  context: OperationContext,
): Steps<void> {
  switch (operation.kind) {
    case 'brightness':
      return changeBrightness(canvas, operation.amount)
    case 'exposure':
      return changeExposure(canvas, operation.amount)
    case 'contrast':
      return changeContrast(canvas, operation.amount)
    case 'saturation':
      return changeSaturation(canvas, operation.amount)
    case 'vibrance':
      return changeVibrance(canvas, operation.amount)
    case 'warmth':
      return changeWarmth(canvas, operation.amount)
    case 'highlights':
      return changeHighlights(canvas, operation.amount)
    case 'shadows':
      return changeShadows(canvas, operation.amount)
    case 'sharpness':
      return changeSharpness(canvas, operation.amount, context)
    case 'clarity':
      return changeClarity(canvas, operation.amount, context)
    case 'golden-hour':
      return lightLikeGoldenHour(canvas)
    case 'black-and-white':
      return makeBlackAndWhite(canvas)
    case 'sepia':
      return makeSepia(canvas)
    case 'invert':
      return invertColors(canvas)
    case 'neutral-light':
      return neutralizeLight(canvas, operation, context)
    case 'blur':
      return blurArea(canvas, operation, context)
    case 'recolor':
      return recolorSurface(canvas, operation, context)
    case 'tint':
      return tintWithColor(canvas, operation)
  }
}
