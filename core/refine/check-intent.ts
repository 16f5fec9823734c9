import { sha256Hex, toUtf8 } from '../bytes.ts'
import { checkInstruction } from '../edit/check-instruction.ts'
import { type Edit, editSchema } from '../edit/edit.ts'
import type { Picture } from '../image/picture.ts'
import { intersectRects, rectOf } from '../image/rect.ts'
import type { Mask } from '../mask/mask.ts'
import type { ModelCapabilities } from '../model.ts'
import { modelOf, type ProviderInfo } from '../provider.ts'
import { badSetting, checkModelSettings } from './check-model-settings.ts'
import type { Base } from './parent-pixels.ts'
import type { Intent, PixelWork } from './refinement.ts'

/**
 * Gives the model that an intent names, or the provider's default.
 *
 * @throws RefineError `bad_setting`, naming the models that there are.
 */
export function modelFor(info: ProviderInfo, model: string | null): ModelCapabilities {
  const found = modelOf(info, model)
  if (found) return found
  const lastDay = model === null ? undefined : info.retiredModels?.[model]
  if (lastDay !== undefined) {
    throw badSetting(
      `${info.label} retired the model “${model}” on ${lastDay}.`,
      `Choose one of: ${info.models.map(({ id }) => id).join(', ')}.`,
    )
  }
  throw badSetting(
    `${info.label} has no model called “${model}”.`,
    `Choose one of: ${info.models.map(({ id }) => id).join(', ')}.`,
  )
}

/**
 * Refuses what the model does not take: nothing is dropped in silence.
 *
 * @throws RefineError `bad_setting`.
 */
export function checkSettings(intent: Intent, model: ModelCapabilities): void {
  const { references, preserve, picked } = intent
  for (const { text, area } of preserve) {
    if (!area || intersectRects(area, rectOf(picked))) continue
    throw badSetting(
      `The area of “${text}” lies outside the picture.`,
      `The picture is ${picked.width} × ${picked.height}: give an area inside it, or none.`,
    )
  }
  checkModelSettings(intent, model)
  if (references.length > model.maxReferences) {
    throw badSetting(
      `${model.label} looks at ${model.maxReferences === 0 ? 'no' : `at most ${model.maxReferences}`} further pictures, but ${references.length} ${references.length === 1 ? 'was' : 'were'} given.`,
      model.maxReferences === 0 ? 'Leave the references out.' : 'Give fewer references.',
    )
  }
}

/**
 * Makes the immutable edit of an intent.
 *
 * @throws RefineError `bad_instruction`; `bad_setting` for a value that is out of its range; `cancelled`.
 */
export async function editOf(
  { picked, instruction, region, protect, references, preserve, ...intent }: Intent,
  { parent, mix }: Base,
  provider: string,
  model: ModelCapabilities,
  storeMask: (mask: Mask) => ReturnType<PixelWork['storeMask']>,
): Promise<Edit> {
  const checked = editSchema.safeParse({
    source: {
      width: picked.width,
      height: picked.height,
      depth: picked.depth,
      state: picked.state,
    },
    parent,
    ...(mix && { mix }),
    instruction: checkInstruction(instruction),
    region: region && (await storeMask(region)),
    edge: intent.edge,
    protect: await Promise.all(protect.map(storeMask)),
    preserve,
    ...(intent.brand && { brand: intent.brand }),
    references: references.map(({ name, role, picture }) => ({
      name,
      hash: hashPicture(picture),
      ...(role !== undefined && { role }),
    })),
    strength: intent.strength,
    provider,
    model: model.id,
    quality: intent.quality,
    ...(intent.complexity !== undefined && { complexity: intent.complexity }),
    ...(intent.maskUse && { maskUse: intent.maskUse }),
    variations: intent.variations,
    seed: intent.seed,
    ...(intent.tiles && { tiles: true }),
    ...(intent.reframe && { reframe: intent.reframe }),
  })
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  throw badSetting(
    `The setting “${issue?.path.join('.')}” has a value that can’t be used.`,
    `${issue?.message ?? 'Check the settings'}: choose another value.`,
  )
}

/** Gives the SHA-256 of a picture’s size, depth and words. */
export function hashPicture({ width, height, depth, data }: Picture): string {
  const head = toUtf8(`${width}×${height}@${depth}`)
  const words = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  const bytes = new Uint8Array(head.length + words.length)
  bytes.set(head)
  bytes.set(words, head.length)
  return sha256Hex(bytes)
}
