import { checkInstruction } from '../edit/check-instruction.ts'
import { type Edit, editSchema } from '../edit/edit.ts'
import { hashEdit } from '../edit/edit-hash.ts'
import { mismatch } from '../edit/fit-size.ts'
import type { SizeRule } from '../edit/plan.ts'
import { sizesOnWire } from '../edit/wire-limits.ts'
import { RefineError } from '../errors.ts'
import type { Size } from '../image/rect.ts'
import type { ModelCapabilities } from '../model.ts'
import type { Provider, ProviderInfo } from '../provider.ts'
import { hashPicture, modelFor } from '../refine/check-intent.ts'
import { badSetting, checkModelSettings, expectInUse } from '../refine/check-model-settings.ts'
import type { RefineDeps } from '../refine/refinement.ts'
import type { GenerateIntent, PlannedGeneration } from './generation.ts'
import { nearestSize } from './nearest-size.ts'

/** What is made where no size is wished for and there is no sketch. */
const usualSize: Size = { width: 1024, height: 1024 }

/** Proportions of sketch and picture that differ by more would stretch it visibly. */
const mostStretch = 1.05

/**
 * Finds out what making a first picture would ask for and cost; sends nothing.
 *
 * @throws RefineError `needs_generative` for a provider or model that makes none; `bad_instruction`; `bad_setting` for
 *   what the model does not take and for a size that it does not offer, naming the nearest.
 */
export function planGeneration(
  { provider, clock }: Pick<RefineDeps, 'provider' | 'clock'>,
  intent: GenerateIntent,
): PlannedGeneration {
  const model = modelFor(provider.info, intent.model)
  expectGenerates(provider, model, intent)
  expectInUse(model, provider.info, clock)
  checkModelSettings(intent, model)
  const { sketch, quality, variations, strength, transparent } = intent
  const size = sizeFor(intent, model)
  if (sketch && mismatch(sketch, size) > mostStretch) {
    const fitting = nearestSize(sketch, model.sizes)
    throw badSetting(
      `The sketch has other proportions than ${size.width}×${size.height}.`,
      `Leave the size out, or choose one of the sketch’s proportions: ${sizeText(fitting)} for example.`,
    )
  }
  if (strength !== null && !sketch) {
    throw badSetting(
      'Strength says how far the picture may leave a sketch, and there is none.',
      'Give a sketch, or leave the strength out.',
    )
  }
  if (transparent && !model.transparentOutput) {
    throw badSetting(
      `${model.label} can’t paint on a transparent background.`,
      'Leave that out, or choose another model.',
    )
  }
  const instruction = checkInstruction(intent.instruction)
  const edit = editOf(provider.info, model, { ...intent, instruction }, size)
  const estimate = provider.estimate({
    model: model.id,
    size,
    quality,
    variations,
    pictures: sketch ? [size] : [],
    promptLength: instruction.length,
  })
  return { edit, editHash: hashEdit(edit), size, estimate, intent }
}

function expectGenerates(
  { info, generate }: Pick<Provider, 'info' | 'generate'>,
  model: ModelCapabilities,
  { sketch }: GenerateIntent,
): void {
  if (!generate || model.generates === false) {
    throw new RefineError('needs_generative', `${info.label} makes no pictures from words.`, {
      hint: 'Choose a generative provider.',
    })
  }
  if (sketch && model.generates !== 'sketch') {
    throw badSetting(
      `${model.label} makes pictures from words only.`,
      'Leave the sketch out, or choose another model.',
    )
  }
}

function sizeFor({ size, sketch }: GenerateIntent, model: ModelCapabilities): Size {
  const sizes = carriedSizes(model, sketch !== null)
  if (!size) return nearestSize(sketch ?? usualSize, sizes)
  const nearest = nearestSize(size, sizes)
  if (nearest.width === size.width && nearest.height === size.height) return size
  throw badSetting(
    `${model.label} does not offer ${sizeText(size)}.`,
    `The nearest size that it offers is ${sizeText(nearest)}.`,
  )
}

/** A sketch has to be carried at the picture's size. */
function carriedSizes({ sizes, wire, label }: ModelCapabilities, hasSketch: boolean): SizeRule {
  if (!wire || !hasSketch) return sizes
  const carried = sizesOnWire(sizes, wire, { alpha: false, masked: false })
  if (carried) return carried
  throw new RefineError('too_large', `No size of ${label} is small enough to carry a sketch.`, {
    hint: 'Leave the sketch out, or choose another model.',
  })
}

/** What is noted of it: its source is the picture to come. */
function editOf(
  info: ProviderInfo,
  model: ModelCapabilities,
  {
    instruction,
    sketch,
    strength,
    transparent,
    quality,
    complexity,
    variations,
    seed,
  }: GenerateIntent,
  size: Size,
): Edit {
  const checked = editSchema.safeParse({
    source: { ...size, depth: 8, state: '' },
    parent: null,
    instruction,
    region: null,
    edge: { kind: 'strict' },
    protect: [],
    preserve: [],
    references: [],
    strength,
    provider: info.id,
    model: model.id,
    quality,
    ...(complexity !== undefined && { complexity }),
    variations,
    seed,
    generates: { transparent, sketch: sketch && hashPicture(sketch) },
  })
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  throw badSetting(
    `The setting “${issue?.path.join('.')}” has a value that can’t be used.`,
    `${issue?.message ?? 'Check the settings'}: choose another value.`,
  )
}

function sizeText({ width, height }: Size): string {
  return `${width}×${height}`
}
