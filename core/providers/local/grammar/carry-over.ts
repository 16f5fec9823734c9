import { cannot, type Draft } from './read-segment.ts'
import { hasTarget, type Target } from './target.ts'

/**
 * Lets clauses share what people say only once: "slightly brighter and warmer", "increase contrast and
 * saturation by 20 %", "brighten and sharpen the left half", "in the upper third: darker and cooler".
 */
export function carryOver(drafts: readonly Draft[]): readonly Draft[] {
  const shared = shareTargets(drafts)
  shareDirections(shared)
  shareAmounts(shared)
  return shared
}

function shareTargets(drafts: readonly Draft[]): readonly Draft[] {
  const result: Draft[] = []
  let leading: Target | null = null
  drafts.forEach((draft, i) => {
    const previous = result.at(-1)
    if (isTargetOnly(draft)) {
      const { place } = draft.target
      if (previous && draft.afterAnd && changesSomething(previous)) {
        // "Darken the top and the bottom": the same once more, there.
        const { target } = previous
        previous.target = {
          ...target,
          things: [...target.things, ...draft.target.things],
          region: target.region || draft.target.region,
          morePlaces: place ? [...target.morePlaces, place] : target.morePlaces,
        }
      } else if (drafts.slice(i + 1).some(changesSomething)) {
        leading = draft.target
      } else {
        result.push({ ...draft })
      }
      return
    }
    const next = drafts[i + 1]
    let target = draft.target
    if (!hasTarget(target)) {
      if (draft.bare && previous) target = previous.target
      else if (draft.objectless && next) target = { ...next.target, picture: false }
      else if (leading) target = leading
    }
    if (leading && hasTarget(draft.target) && !draft.target.picture) {
      // "Make the face and the hands brighter": the first half of what it is about.
      if (draft.afterAnd && draft.target !== leading) target = joinTargets(leading, draft.target)
      leading = null
    }
    result.push({ ...draft, target })
  })
  return result
}

function joinTargets(one: Target, other: Target): Target {
  const [place = null, ...morePlaces] = [one, other].flatMap((target) =>
    target.place ? [target.place, ...target.morePlaces] : [],
  )
  return {
    place,
    morePlaces,
    sides: [...one.sides, ...other.sides],
    things: [...one.things, ...other.things],
    ground: one.ground || other.ground,
    region: one.region || other.region,
    picture: one.picture || other.picture,
  }
}

function isTargetOnly(draft: Draft): boolean {
  const { target } = draft
  return !changesSomething(draft) && hasTarget({ ...target, picture: false })
}

function changesSomething({ tones, operations }: Draft): boolean {
  return tones.length > 0 || operations.length > 0
}

/** "Reduce contrast by 10 % and saturation by 20 %": the second noun is reduced, too. */
function shareDirections(drafts: readonly Draft[]): void {
  for (let i = 1; i < drafts.length; i++) {
    const draft = drafts[i] as Draft // i is in range
    const previous = drafts[i - 1]?.tones.at(-1)
    // "Reduce contrast and vignetting" wants less of what can only be added.
    const lone = draft.afterAnd && draft.operations.length > 0 && !draft.text.includes(' ')
    if (lone && previous?.noun && previous.sign === -1) throw cannot(draft.text)
    if (!draft.nouns || !previous || previous.sign === null) continue
    for (const tone of draft.tones) {
      if (tone.sign !== null || (tone.amount?.is === 'number' && tone.amount.signed)) continue
      tone.sign = previous.sign
      tone.quantity = previous.quantity
      if (tone.amount === null && previous.amountFrom === 'before') {
        tone.amount = previous.amount
        tone.amountFrom = previous.amountFrom
      }
    }
  }
}

/** Amounts at the front hold for the comparatives that follow, amounts at the end for what came before. */
function shareAmounts(drafts: readonly Draft[]): void {
  for (let i = 1; i < drafts.length; i++) {
    const previous = drafts[i - 1]?.tones.at(-1)
    const draft = drafts[i] as Draft // i is in range
    // "Slightly darken and desaturate it": verbs that share their object share the word before them, too.
    const chained = draft.afterAnd && drafts[i - 1]?.objectless
    if (!(draft.bare || chained)) continue
    if (previous?.amountFrom !== 'before' || previous.amount?.is !== 'soft') continue
    for (const tone of draft.tones) {
      if (tone.amount !== null) continue
      tone.amount = previous.amount
      tone.amountFrom = 'before'
    }
  }
  for (let i = drafts.length - 2; i >= 0; i--) {
    const next = drafts[i + 1] as Draft // i + 1 is in range
    const following = next.tones.at(-1)
    if (!(next.bare || next.nouns) || following?.amountFrom !== 'by') continue
    for (const tone of drafts[i]?.tones ?? []) {
      if (tone.amount !== null) continue
      tone.amount = following.amount
      tone.amountFrom = 'by'
    }
  }
}
