import type { Edit, MaskUse } from '../edit/edit.ts'
import { modifiesOnly } from '../edit/wanted-change.ts'
import { isRefineError, RefineError } from '../errors.ts'
import type { ModelCapabilities } from '../model.ts'

/** How a model is told where to change, and why: shown before anything is sent. */
export interface MaskDecision {
  /** `none`: nothing tells it, because change is allowed everywhere, or in words only, because it takes no mask. */
  readonly use: MaskUse | 'none'
  /** One sentence for the user. */
  readonly reason: string
}

/** What the decision depends on. */
export interface MaskQuestion {
  readonly instruction: string
  readonly model: Pick<ModelCapabilities, 'label' | 'mask' | 'markup' | 'reads'>
  /** Whether change is allowed in a part of the picture only. */
  readonly hasArea: boolean
  /** What the user wants done; null leaves it to this function. */
  readonly override: MaskUse | null
}

/**
 * Decides whether a model is shown a mask, an outline drawn over the picture, or told the place in words alone.
 *
 * What is put in, taken away or exchanged is shown by a mask. A change of light, colour or material has to see what is
 * there: where a model does not see what lies under its mask, the place is outlined, if it is known to follow outlines,
 * or said in words. Whatever is decided, everything outside the region is put back afterwards.
 *
 * @throws RefineError `bad_setting` when the user wants what the model does not take, and without an area for a model
 *   that can't be called without a mask.
 */
export function decideMask({ instruction, model, hasArea, override }: MaskQuestion): MaskDecision {
  const { label, mask, markup } = model
  if (mask?.required) return withRequired(model, hasArea, override)
  if (!hasArea) return { use: 'none', reason: 'Change is allowed everywhere: there is no mask.' }
  if (override !== null) return asWanted(override, model)
  const isModified = modifiesOnly(instruction)
  if (mask && !(mask.blanks && isModified)) {
    return sent(label)
  }
  if (markup) {
    return {
      use: 'markup',
      reason: mask
        ? `${label} does not see what lies under a mask, and this change needs it: the area is outlined instead.`
        : `${label} takes no mask: the area is outlined, and everything outside is put back afterwards.`,
    }
  }
  if (mask) {
    return {
      use: 'omit',
      reason: `${label} does not see what lies under a mask, and this change needs it: ${saidInstead(model)}`,
    }
  }
  return withoutMask(model)
}

/** Decides it for an edit; see {@link decideMask}. */
export function maskUseOf(edit: Edit, model: MaskQuestion['model']): MaskDecision {
  const { instruction, region, protect, reframe, maskUse = null } = edit
  const hasArea = region !== null || protect.length > 0 || reframe?.kind === 'expand'
  return decideMask({ instruction, model, hasArea, override: maskUse })
}

/** What was decided for an edit that was sent before; also for a model that has changed since, or is gone (null). */
export function pastMaskUse(edit: Edit, model: MaskQuestion['model'] | null): MaskDecision {
  try {
    if (model) return maskUseOf(edit, model)
  } catch (thrown) {
    if (!isRefineError(thrown)) throw thrown
  }
  return {
    use: edit.maskUse ?? 'none',
    reason: `${edit.model} is no longer offered as it was when this was sent.`,
  }
}

function withRequired(
  { label }: MaskQuestion['model'],
  hasArea: boolean,
  override: MaskUse | null,
): MaskDecision {
  if (hasArea && (override === null || override === 'send')) return sent(label)
  throw new RefineError('bad_setting', `${label} paints inside a marked area only.`, {
    hint: hasArea ? 'Send the mask.' : 'Mark the area that may change, or choose another model.',
  })
}

function sent(label: string): MaskDecision {
  return { use: 'send', reason: `${label} is shown the area as a mask.` }
}

function asWanted(override: MaskUse, model: MaskQuestion['model']): MaskDecision {
  const { label, mask, markup } = model
  if (override === 'send' && !mask) {
    throw new RefineError('bad_setting', `${label} takes no mask.`, {
      hint: 'Leave that setting out: the area is said in words, and everything outside is put back.',
    })
  }
  if (override === 'markup' && !markup) {
    throw new RefineError('bad_setting', `${label} is not known to follow outlines.`, {
      hint: mask
        ? 'Send the mask, or omit it: then the area is said in words.'
        : 'Leave that setting out: the area is said in words, and everything outside is put back.',
    })
  }
  if (override === 'omit' && !mask) return withoutMask(model)
  const done = {
    send: `${label} is shown the area as a mask, as you set it.`,
    omit: `${label} is shown no mask, as you set it: ${saidInstead(model)}`,
    markup: `The area is outlined for ${label}, as you set it.`,
  }
  return { use: override, reason: done[override] }
}

function withoutMask(model: MaskQuestion['model']): MaskDecision {
  return { use: 'none', reason: `${model.label} takes no mask: ${saidInstead(model)}` }
}

/** One that reads descriptions is told nothing of the place: it would paint the words. */
function saidInstead({ reads }: MaskQuestion['model']): string {
  return reads === 'descriptions'
    ? 'it is not told the area, and everything outside is put back afterwards.'
    : 'it is told the area in words, and everything outside is put back afterwards.'
}
