import { RefineError } from '../../errors.ts'
import { rectOf } from '../../image/rect.ts'
import { subtractMask, uniteMasks } from '../../mask/combine.ts'
import type { Mask } from '../../mask/mask.ts'
import { maskBounds } from '../../mask/mask-bounds.ts'
import type { PartWish } from '../../mask/parts/part-wish.ts'
import { partArea } from '../../mask/parts/propose-part.ts'
import type { Point } from '../../mask/shape.ts'
import { type ReadPixels, readPart } from '../../refine/read-part.ts'
import { targetOf } from '../../refine/target-of.ts'
import { chosenParent, chosenRegion } from '../chosen.ts'
import { nextTask } from '../next-task.ts'
import { subjectHintOf } from '../part-hint.ts'
import { regionShare } from '../region-share.ts'
import type { Painting, PanelState, PartName } from '../state.ts'
import { partSaid, partWords } from '../wording/part-words.ts'
import { type CommandContext, showProblem } from './command-context.ts'

/** What is looked for: a part by name, or colours like those at a point, which are added to what is painted. */
export type PartAsk =
  | PartName
  /** In source pixels; `inverted` takes away what would be added, and the other way round. */
  | { readonly like: Point; readonly inverted: boolean }

/** Makes the commands that propose parts of the picture as region. */
export function createPartCommands(context: CommandContext, read: ReadPixels) {
  const { dispatch, getState, deps, closing } = context
  let running = new AbortController()
  closing.addEventListener('abort', () => running.abort())

  return {
    selectPart: async (ask: PartAsk): Promise<void> => {
      running.abort()
      running = new AbortController()
      const { signal } = running
      const before = getState()
      const { picked } = before
      if (!picked) return
      const part = typeof ask === 'string' ? ask : 'similar'
      dispatch({ type: 'selecting', part })
      dispatch({ type: 'problem', problem: null })
      try {
        const wish = wishOf(before, ask)
        if (!wish) throw nothingShown(part)
        const bounds = rectOf(picked)
        const rect = partArea(wish, bounds)
        const picture = await readPart(read, targetOf(chosenParent(before)), rect, signal, nextTask)
        const input = { wish, bounds, rect, picture }
        const mask = await deps.work.proposePart(input, { signal })
        if (signal.aborted) return
        if (!isSame(before, getState())) {
          dispatch({ type: 'say', text: tooLate })
          return
        }
        const isCoarse = picture.width < rect.width
        dispatch({ type: 'paint', painting: paintingWith(before, ask, wish, mask) })
        dispatch({ type: 'say', text: partSaid(part, regionShare(mask, picked), isCoarse) })
      } catch (thrown) {
        if (!signal.aborted) showProblem(context, thrown, null)
      } finally {
        if (!signal.aborted) dispatch({ type: 'selecting', part: null })
      }
    },
  }
}

const tooLate = 'The picture or its region changed meanwhile: nothing was selected.'

/** A proposal for another picture, or over what was painted meanwhile, comes too late. */
function isSame(before: PanelState, now: PanelState): boolean {
  return (
    now.picked?.source === before.picked?.source &&
    now.picked?.state === before.picked?.state &&
    now.draft.painting === before.draft.painting
  )
}

function wishOf(state: PanelState, ask: PartAsk): PartWish | null {
  const { tolerance, contiguous } = state.stage
  if (typeof ask !== 'string') {
    const to = { x: Math.floor(ask.like.x), y: Math.floor(ask.like.y) }
    return { kind: 'similar', to, tolerance, contiguous }
  }
  switch (ask) {
    case 'subject':
    case 'background': {
      const hint = subjectHintOf(state)
      return hint && { kind: 'subject', hint, inverted: ask === 'background' }
    }
    case 'highlights':
    case 'shadows':
      return { kind: 'tones', range: ask }
    case 'similar': {
      const to = chosenRegion(state)
      return to && { kind: 'similar', to, tolerance, contiguous }
    }
  }
}

/** What is painted once a proposal is there: a clicked colour adds or subtracts, everything else is the region. */
function paintingWith(state: PanelState, ask: PartAsk, wish: PartWish, mask: Mask): Painting {
  const { painting } = state.draft
  if (typeof ask === 'string') {
    const proposed =
      wish.kind === 'subject'
        ? { mask, hint: wish.hint, inverted: wish.inverted === true }
        : undefined
    return { region: mask, protect: painting.protect, ...(proposed && { proposed }) }
  }
  const { paints, operation } = state.stage
  const base = paints === 'region' ? chosenRegion(state) : painting.protect
  const adds = (operation === 'add') !== ask.inverted
  return { ...painting, [paints]: adds ? added(base, mask) : base && taken(base, mask) }
}

function added(base: Mask | null, mask: Mask): Mask {
  return base ? uniteMasks(base, mask) : mask
}

function taken(base: Mask, mask: Mask): Mask | null {
  const rest = subtractMask(base, mask)
  return maskBounds(rest) ? rest : null
}

function nothingShown(part: PartName): RefineError {
  const { title, need } = partWords(part)
  return new RefineError('bad_region', `“${title}” needs to be shown what is meant first.`, {
    hint: need,
  })
}
