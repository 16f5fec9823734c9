import type { Preserve, PreserveKind } from '../../edit/edit.ts'
import { isAboutUsual } from '../preserves/suggest-preserves.ts'
import type { Change, ChangeKind } from '../reading/reading.ts'
import { isSameThing, namesOneOf, thingsIn } from './named-things.ts'
import { isIn, isKnownAs, isMoreOf, type Speech, type Word } from './speech.ts'

const everything: readonly ChangeKind[] = [
  'recolor',
  'material',
  'remove',
  'replace',
  'move',
  'background',
  'frame',
  'text',
  'person',
  'style',
  'cleanup',
  'other',
]

/** Changes of a kept thing that break the promise to keep it. */
const ofThing: Readonly<Record<PreserveKind, readonly ChangeKind[]>> = {
  identity: ['remove', 'replace', 'person', 'recolor', 'material', 'style'],
  text: ['text', 'remove', 'replace', 'style'],
  palette: ['color', 'recolor', 'replace', 'remove'],
  composition: ['move', 'frame', 'remove', 'replace'],
  lighting: ['light', 'color'],
  'product shape': ['remove', 'replace'],
  texture: ['material', 'cleanup', 'replace', 'remove'],
  background: everything,
  other: everything,
}

/** Changes of the picture that break a promise in which no thing is named. */
const ofPicture: Readonly<Record<PreserveKind, readonly ChangeKind[]>> = {
  identity: [],
  text: ['text'],
  palette: ['color'],
  composition: ['frame', 'move'],
  lighting: ['light'],
  'product shape': [],
  texture: [],
  background: ['background'],
  other: [],
}

/** Whether a change would change what is to be kept, as far as words tell. */
export function breaksPreserve(change: Change, kept: Preserve, speech: Speech): boolean {
  return (
    breaksUsual(change, kept, speech) ||
    partsOf(kept, speech).some((part) => breaksPart(change, part, speech))
  )
}

/** Whether it breaks what was proposed to be kept: the same words decide what is proposed and what breaks it. */
function breaksUsual(change: Change, kept: Preserve, speech: Speech): boolean {
  const { kind, text, target } = change
  if (isPutIn(change, speech)) return false
  const said = speech.wordsIn(kept.text)
  const { judging, naming } = speech.words
  const isOwn = (word: Word): boolean =>
    [...naming.theProduct].some((one) => word.low.startsWith(one))
  if (kept.kind === 'product shape' && said.some(isOwn)) {
    const name = target?.text ?? ''
    const isLabel = speech.wordsIn(name).some((word) => isKnownAs(word, 'noun text'))
    return !isLabel && namesOneOf(name, naming.products, speech) && reshapes(change, speech)
  }
  const isOfPerson = speech
    .wordsIn(text)
    .some((word) => isKnownAs(word, 'noun person', 'noun body', 'theirs', 'pronoun'))
  const poses = judging.about.find(([subject]) => subject === 'pose')?.[1]
  const isPose = poses !== undefined && said.some((word) => isIn(poses, word))
  if (isPose && kind === 'move') return isOfPerson
  if (!isAboutUsual(change, kept)) return false
  if (kept.kind === 'text') return ofThing.text.includes(kind)
  return isOfPerson && (kind === 'person' || kind === 'move' || kind === 'recolor')
}

/** "Add steam", "stick a label on the corner": what was there stays. */
function isPutIn({ kind, alone, target, place }: Change, { wordsIn }: Speech): boolean {
  if (kind === 'add') return true
  const before = wordsIn(alone.slice(0, Math.max(0, alone.indexOf(target?.text ?? ''))))
  return place !== null && before.some((word) => isKnownAs(word, 'a', 'do add'))
}

/** "The bottle shape and front label" are two promises. */
function partsOf({ text, kind }: Preserve, speech: Speech): readonly Preserve[] {
  const texts: string[][] = [[]]
  for (const word of speech.wordsIn(text)) {
    if (isKnownAs(word, 'and')) texts.push([])
    else texts.at(-1)?.push(word.low)
  }
  const parts = texts.map((words) => words.join(' ')).filter((part) => part !== '')
  if (parts.length < 2) return [{ text, kind }]
  return parts.map((part) => ({ text: part, kind: kindOfPart(part, kind, speech) }))
}

/** What has no shape in its words is kept as it is. */
function kindOfPart(part: string, kind: PreserveKind, { wordsIn }: Speech): PreserveKind {
  const hasShape = wordsIn(part).some((word) => isKnownAs(word, 'noun shape'))
  return kind === 'product shape' && !hasShape ? 'other' : kind
}

function breaksPart(change: Change, kept: Preserve, speech: Speech): boolean {
  if (kept.kind === 'background' && isOfBackground(change, speech)) return change.kind !== 'add'
  const { shape, direction } = sidesOf(kept.text, speech)
  if (direction) return change.kind === 'light' && hasDirection(change, speech)
  const named = thingsIn(kept.text, speech)
  const isGeneral = named.every((word) => isSideOnly(word.low, speech))
  if (isGeneral) {
    const isToned = change.direction?.axis === 'warmth' || change.direction?.axis === 'saturation'
    const isLook = kept.kind === 'palette' || kept.kind === 'lighting'
    if (isLook && isToned && change.scope !== 'part') return true
    return (
      ofPicture[kept.kind].includes(change.kind) && change.scope !== 'part' && change.kind !== 'add'
    )
  }
  if (change.target === null || change.isPronoun || isPutIn(change, speech)) return false
  if (!isSameThing(change.target.text, kept.text, speech)) return false
  if (kept.kind === 'product shape' || shape) return reshapes(change, speech)
  return ofThing[kept.kind].includes(change.kind)
}

function isOfBackground({ kind, target, isPronoun }: Change, { wordsIn }: Speech): boolean {
  if (kind === 'background') return true
  const words = target === null || isPronoun ? [] : wordsIn(target.text)
  return words.some((word) => isKnownAs(word, 'noun background'))
}

/** Whether a change gives a thing other proportions, or takes it away. */
function reshapes(change: Change, speech: Speech): boolean {
  if (change.kind === 'remove' || change.kind === 'replace') return true
  return speech
    .wordsIn(change.text)
    .some((word) => isMoreOf(word, speech.words.naming.shapes) || isKnownAs(word, 'noun shape'))
}

/** What a promise is about, where it names a side: "the bottle's shape", "the light's direction". */
function sidesOf(text: string, { wordsIn, words }: Speech): { shape: boolean; direction: boolean } {
  const said = wordsIn(text)
  return {
    shape: said.some((word) => isKnownAs(word, 'noun shape')),
    direction: said.some((word) => isIn(words.naming.directions, word)),
  }
}

function hasDirection({ text }: Change, { wordsIn, words }: Speech): boolean {
  return wordsIn(text).some(
    (word) => isKnownAs(word, 'side') || isIn(words.naming.directions, word),
  )
}

/** Whether a word names a side of things, or of the picture, and no thing. */
function isSideOnly(text: string, { wordsIn, words }: Speech): boolean {
  return wordsIn(text).every(
    (word) =>
      isKnownAs(
        word,
        'noun light',
        'noun color',
        'noun shape',
        'noun size',
        'noun position',
        'noun frame',
        'noun style',
      ) ||
      isIn(words.naming.aspects, word) ||
      isIn(words.naming.theProduct, word),
  )
}
