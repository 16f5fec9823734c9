import type { FollowUpWords } from '../words/follow-up-words.ts'
import { explained, has, trim } from './clause.ts'
import type { FollowUp } from './follow-up.ts'
import { entriesOf, lex } from './lex.ts'
import type { Past } from './past.ts'
import { further } from './regrade.ts'
import { retarget } from './retarget.ts'
import { parentName, resolved, type Scene } from './scene.ts'
import { asSentence, bare } from './sentences.ts'
import { askWhich } from './things.ts'

/** Resolves "on the left instead", "on the other side", "a bit to the right" after a step with a place; null for anything else. */
export function placeInstead(isSwap: boolean, last: Past, scene: Scene): FollowUp | null {
  const { words, text } = scene
  const all = lex(text, words)
  const end = trim(all, 'instead').at(-1)?.end ?? 0
  const tokens = all.filter((token) => token.end <= end)
  const side = tokens.at(-1)
  const before = tokens.slice(0, -1)
  const from =
    before.length -
    1 -
    [...before]
      .reverse()
      .findIndex((token) => !has(token, 'article') && !has(token, 'other') && !has(token, 'side'))
  const first = before[from]
  if (!side || !first || !has(side, 'side') || !(has(first, 'place') || has(first, 'filler')))
    return null
  const lead = ['make', 'it', 'small', 'big', 'now', 'but'] as const
  if (!before.slice(0, from).every((token) => explained(token, lead))) return null
  const place = text.slice(first.start, side.end)
  const [change, ...others] = last.changes
  if (!change || others.length > 0 || !['add', 'move'].includes(change.kind)) return null
  const at = (what: string): string | null => {
    const was = change.place?.text
    const old = was === undefined ? null : sideIn(was, words)
    const next = sideIn(what, words)
    // "On the right of the cup" stays a place at the cup.
    const there =
      was !== undefined && old && next
        ? `${was.slice(0, old.start)}${next.text}${was.slice(old.end)}`
        : what
    return retarget(change, { what: there, isPlace: true }, last.words)
  }
  if (tokens.some((token) => has(token, 'other'))) {
    const turned = change.place && turnedOver(change.place.text, words)
    const whole = turned && at(turned)
    return whole
      ? again(whole, last, scene)
      : askWhich(sidesOf(words).flatMap((side) => at(place.replace(/\S+ \S+$/u, side)) ?? []))
  }
  const isSmall = lex(text, words).some((token) => has(token, 'small'))
  const isMoved = change.kind === 'move' && further(change, 1, last.words) !== null
  if (isMoved && isSmall && !isSwap) {
    const there = at(place)
    const moved = there?.replace(place, `${words.degrees[1]} ${place}`) ?? null
    return moved === null
      ? null
      : resolved(scene, {
          instruction: moved,
          from: last,
          parent: scene.context.parent,
          because: `Goes on from what shows: ${last.name}’s thing, ${place}.`,
        })
  }
  const moved = at(place)
  return moved === null ? null : again(moved, last, scene)
}

function again(instruction: string, last: Past, scene: Scene): FollowUp {
  const { parent } = last.version.record
  return resolved(scene, {
    instruction: asSentence(bare(instruction)),
    from: last,
    parent: last.canRedo ? parent : scene.context.parent,
    where: last.version.record.edit.region
      ? 'Mark the new place: the old one was a region of its own.'
      : null,
    because: `Repeats ${last.name} from ${parentName(scene, parent)}, in another place.`,
  })
}

function sidesOf({ opposites }: FollowUpWords): readonly string[] {
  return entriesOf(opposites).slice(0, 2)
}

function sideIn(place: string, words: FollowUpWords) {
  const all = entriesOf(words.opposites)
  return lex(place, words).find(({ text }) => all.includes(text)) ?? null
}

/** "On the left" as "on the right"; null where it names no side. */
function turnedOver(place: string, words: FollowUpWords): string | null {
  const all = entriesOf(words.opposites)
  const token = sideIn(place, words)
  if (!token) return null
  const at = all.indexOf(token.text)
  return `${place.slice(0, token.start)}${all[at % 2 === 0 ? at + 1 : at - 1]}${place.slice(token.end)}`
}
