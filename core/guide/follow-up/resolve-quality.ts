import { readInstruction } from '../reading/read-instruction.ts'
import type { Direction } from '../reading/reading.ts'
import { tokensOf } from '../reading/tokens.ts'
import { wordsOf } from '../reading/words-of.ts'
import { amountOf } from './amount-of.ts'
import { comparativeOf, findQuality } from './axis-words.ts'
import { comparedWith } from './compared-with.ts'
import type { FollowUp } from './follow-up.ts'
import { entriesOf } from './lex.ts'
import { asSharpness, newestOnAxis, onAxis, onTop } from './on-axis.ts'
import { directionOf, isPaint, languageWith, type Past } from './past.ts'
import { makeMore } from './regrade.ts'
import type { Said } from './said.ts'
import type { Scene } from './scene.ts'
import { askWhich, newestThings, ofThings, onThing, thingsOf } from './things.ts'

type Quality = Extract<Said, { readonly act: 'quality' }>

/**
 * Resolves "warmer", "too dark", "make it bigger", "darker than before", "warmer than v2".
 *
 * It is about what the newest step moved, the same way or the other; else about the thing that it named, or an older step
 * on the axis. Where both may be meant it is asked; where neither is there, it is an instruction as good as any, and
 * findings say what it lacks.
 */
export function resolveQuality(said: Quality, scene: Scene): FollowUp {
  const { words, past } = scene
  const found = findQuality(said.text, words, said.form === 'bare' ? 'comparative' : 'adjective')
  const last = past.at(-1)
  // "Too dark" asks for brighter, "not dark enough" for darker.
  const sign = said.form === 'too' ? -1 : 1
  const direction = found && { axis: found.axis, sign: (found.sign * sign) as 1 | -1 }
  if (said.than) return direction ? comparedWith(said, direction, scene) : { kind: 'none' }
  if (!last)
    return direction && said.form !== 'bare' ? onTop(said, direction, scene) : { kind: 'none' }
  if (direction && isOfPicture(said, direction, last)) return { kind: 'none' }
  const again = ofNewest(said, direction, last, scene)
  if (again) return again
  return direction ? alongAxis(said, direction, last, scene) : withoutAxis(said, last, scene)
}

/** Axes on which a whole picture moves. */
const looks: readonly Direction['axis'][] = ['brightness', 'contrast', 'warmth', 'saturation']

/** "Make it warmer", where no thing was named that it could be: the picture, so the sentence is whole as it stands. */
function isOfPicture({ isIt, form }: Quality, { axis }: Direction, last: Past): boolean {
  return isIt && form === 'bare' && looks.includes(axis) && thingsOf(last).length === 0
}

/** More or less of what the newest step did. */
function ofNewest(
  { text, form, size }: Quality,
  direction: Direction | null,
  last: Past,
  scene: Scene,
): FollowUp | null {
  const meant = direction && onAxis(last, direction)
  if (direction && meant?.isLast) {
    const before = directionOf(meant.change, last.words)
    const isSame = before && asSharpness(before).sign === asSharpness(direction).sign
    return amountOf(meant, { sign: isSame ? 1 : -1, size, text }, scene)
  }
  const [change, ...others] = last.changes
  if (!change?.result || others.length > 0 || meant) return null
  const language = languageWith(last.words)
  const word = wordsOf(text, language).at(-1) ?? ''
  if (!wordsOf(change.result.text, language).includes(word)) return null
  return amountOf(
    { step: last, change, isLast: true },
    { sign: form === 'too' ? -1 : 1, size, text },
    scene,
  )
}

function alongAxis(said: Quality, direction: Direction, last: Past, scene: Scene): FollowUp {
  const { words, past } = scene
  const isBare = said.form === 'bare'
  const things = onAxis(last, direction) ? [] : thingsOf(last)
  const older = newestOnAxis(past, direction)
  const looks =
    said.isIt && !onAxis(last, direction) && words.axes[direction.axis].of !== ''
      ? thingsOf(last, 'looks')
      : []
  if (things.length === 0 && looks.length > 0)
    return ofThings(looks, (thing) => onThing(thing, said.text, said.size), scene)
  if (things.length === 0)
    return older || !isBare ? onTop(said, direction, scene) : { kind: 'none' }
  const { of } = words.axes[direction.axis]
  const comparative = isBare ? said.text : comparativeOf(direction, words)
  const isOfThing =
    said.isIt ||
    of === '' ||
    things.some(({ noun }) => noun === of) ||
    things.some(({ change }) => ['recolor', 'material'].includes(change.kind))
  // "Too warm" complains of what some step made warmer.
  if (!isBare && older && !said.isIt) return onTop(said, direction, scene)
  if (isOfThing) return ofThings(things, (thing) => onThing(thing, comparative, said.size), scene)
  const rest = older && onTop(said, direction, scene)
  return askWhich([
    ...things.map((thing) => onThing(thing, comparative, said.size)),
    rest?.kind === 'resolved' ? rest.instruction : makeMore(of, comparative, said.size, words),
  ])
}

/** "Shinier", "more dramatic", "too red": of the thing that the newest step named. */
function withoutAxis({ text, form, size, isIt }: Quality, last: Past, scene: Scene): FollowUp {
  const { words, past } = scene
  // "More professional" says nothing of a thing: findings ask what is meant.
  if (readInstruction(text).changes.some(({ kind }) => kind === 'evaluative'))
    return { kind: 'none' }
  const [more = '', less = ''] = entriesOf(words.comparing)
  const how = form === 'bare' ? text : `${form === 'too' ? less : more} ${text}`
  const things = thingsOf(last)
  if (things.length > 0) return ofThings(things, (thing) => onThing(thing, how, size), scene)
  const isColour = tokensOf(text, languageWith(words)).some(isPaint)
  if (!isColour || (form === 'bare' && !isIt)) return { kind: 'none' }
  const of = words.axes.saturation.of
  return askWhich([
    ...newestThings(past).map((thing) => onThing(thing, how, size)),
    makeMore(of, how, size, words),
  ])
}
