import type { Change, Reading } from '../../reading/reading.ts'
import type { Suggestion } from '../finding.ts'
import { headOf, isSameThing, thingsIn } from '../named-things.ts'
import type { Rule } from '../rule.ts'
import { isIn, isKnownAs, phraseIn, type Speech } from '../speech.ts'
import { inSteps, stepsOf } from '../steps-of.ts'

/** From so many changes on little of the picture is left. */
const manyChanges = 5

/** Asks for another picture rather than for a refinement of this one. */
export const tooLarge: Rule = {
  kind: 'too_large',
  needs: 'text',
  reason:
    'A refinement keeps most of a picture; where nearly all of it goes, a new one comes out better.',
  find: ({ reading, context, speech }) => {
    if (!isTooLarge(reading, speech)) return []
    const steps = stepsOf(reading, context.preserves)
    const regenerate: Suggestion = {
      kind: 'regenerate',
      label: 'Make a new picture from these words',
      prompt: promptOf(reading, speech),
    }
    const isMany = reading.changes.length >= manyChanges
    return [
      {
        level: 'suggest',
        span: null,
        message: 'This asks for another picture rather than for a change of this one.',
        suggestions: isMany
          ? [inSteps(steps), regenerate]
          : steps.length > 1
            ? [regenerate, inSteps(steps)]
            : [regenerate],
      },
    ]
  },
}

function isTooLarge({ changes }: Reading, speech: Speech): boolean {
  if (changes.length >= manyChanges) return true
  if (
    changes.some(
      (change) =>
        isAnotherScene(change, speech) || isRemade(change, speech) || isOtherWork(change, speech),
    )
  )
    return true
  const isSaidSo = changes.some((change) =>
    isSaidOfAll(change, phraseIn(speech.wordsIn(change.text), speech.words.asking.another), speech),
  )
  return isSaidSo || (changes.some(isNewBackground) && changes.some(isNewSubject))
}

/** Whether it is said of the picture: "start over", "a completely different place"; not of one thing in it. */
function isSaidOfAll(change: Change, phrase: string | null, speech: Speech): boolean {
  if (phrase === null) return false
  const named = speech.wordsIn(change.target?.text ?? '')
  return isAboutAll(change, speech) || named.every(({ low }) => ` ${phrase} `.includes(` ${low} `))
}

/** "Design a poster for a festival": a work of its own, not something in the picture. */
function isOtherWork({ alone, verb, target, place, kind }: Change, speech: Speech): boolean {
  const { creating, works } = speech.words.asking
  const head = headOf(thingsIn((target?.text ?? '').replace(/ of$/, ''), speech), speech)
  const made = speech.wordsIn(verb?.text ?? '').some((word) => isIn(creating, word))
  const isWork = head !== undefined && speech.stemsOf(head).some((stem) => works.has(stem))
  const before = speech.wordsIn(alone.slice(0, alone.indexOf(target?.text ?? '')))
  const isNew = before.some((word) => isKnownAs(word, 'a') || word.low.includes(' '))
  return kind !== 'add' && made && isWork && isNew && place === null
}

/** "Redesign the whole thing", "replace the image with …", "create an image of …". */
function isRemade(change: Change, speech: Speech): boolean {
  const { verb, target, result, text } = change
  if (verb === null || target === null || !isAboutAll(change, speech) || change.isPronoun)
    return false
  const verbs = speech.wordsIn(verb.text)
  if (verbs.some((word) => isIn(speech.words.asking.remaking, word))) return true
  if (verbs.some((word) => isKnownAs(word, 'do replace'))) return result !== null
  const isMade = verbs.some((word) => isKnownAs(word, 'do add'))
  return isMade && speech.wordsIn(text).some((word) => isKnownAs(word, 'of'))
}

/** "Turn it into a beach", "turn this office into a library". */
function isAnotherScene(change: Change, speech: Speech): boolean {
  const { verb, target, result, kind } = change
  if (verb === null || result === null || kind === 'background') return false
  const turns = speech.wordsIn(verb.text).some((word) => isKnownAs(word, 'do change', 'do make'))
  if (!turns || !namesScene(result.text, speech)) return false
  if (isAboutAll(change, speech)) return true
  return (
    target !== null &&
    namesScene(target.text, speech) &&
    !isSameThing(target.text, result.text, speech)
  )
}

/** Whether its noun is a scene: "a beach at sunset", not "city lights". */
function namesScene(text: string, speech: Speech): boolean {
  const said = speech.wordsIn(text)
  const end = said.findIndex((word) => isKnownAs(word, 'place', 'with', 'of', 'from', 'relative'))
  const head = headOf(end < 0 ? said : said.slice(0, end), speech)
  return head !== undefined && isIn(speech.words.naming.scenes, head)
}

function isAboutAll({ target, isPronoun }: Change, speech: Speech): boolean {
  if (target === null || isPronoun) return true
  return speech.wordsIn(target.text).some((word) => isKnownAs(word, 'noun whole'))
}

function isNewBackground({ kind, result }: Change): boolean {
  return kind === 'background' && result !== null
}

function isNewSubject({ kind, result, isPronoun }: Change): boolean {
  return kind === 'replace' && result !== null && !isPronoun
}

/** The wanted picture in words: what it becomes first, then the rest. */
function promptOf({ text, changes }: Reading, speech: Speech): string {
  const [first, ...others] = changes
  const said = speech.wordsIn(text)
  const phrase = phraseIn(said, speech.words.asking.another)
  // "Start over" says nothing of the picture that is wanted.
  const isEmpty = phrase !== null && said.length < phrase.split(' ').length + 2
  if (isEmpty) return speech.words.phrases.picture
  if (first !== undefined && isOtherWork(first, speech)) return text
  if (first?.result == null || changes.length >= manyChanges) return text
  return [first.result.text, ...others.map(({ alone }) => alone)]
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('. ')
}
