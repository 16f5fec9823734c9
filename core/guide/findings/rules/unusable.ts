import { checkInstruction } from '../../../edit/check-instruction.ts'
import { maxInstructionLength } from '../../../edit/edit.ts'
import { isRefineError } from '../../../errors.ts'
import type { Reading } from '../../reading/reading.ts'
import type { Suggestion } from '../finding.ts'
import { rewrite } from '../rewrite.ts'
import type { Rule } from '../rule.ts'
import { isIn, isKnownAs, type Speech, type Word } from '../speech.ts'
import { inSteps, stepsOf } from '../steps-of.ts'

/** Empty, too long, or nothing that could be done to a picture. */
export const unusable: Rule = {
  kind: 'unusable',
  needs: 'text',
  reason: 'A model can only paint what the words say should be different.',
  find: ({ reading, context, speech }) => {
    const message =
      refusalOf(reading.text) ??
      (isNoInstruction(reading, speech) ? noInstruction : null) ??
      (isMoving(reading, speech) ? 'A refinement is a picture, and doesn’t move.' : null)
    if (message === null) return []
    const steps = stepsOf(reading, context.preserves)
    const isLong = reading.text.length > maxInstructionLength && steps.length > 1
    const suggestion: Suggestion = isLong
      ? inSteps(steps)
      : rewrite(speech.words.judging.alternatives.whole[0] ?? '')
    // A thank-you is no mistake.
    const isRemark = isRemarks(lineIn(reading.text, speech), speech.words.asking.remarks)
    return [{ level: isRemark ? 'note' : 'stop', span: null, message, suggestions: [suggestion] }]
  },
}

const noInstruction = 'This doesn’t say what should change.'

/** Nothing that could be done to a picture: no words, a question, a remark, or no word that is known. */
function isNoInstruction({ text, changes, keeps }: Reading, speech: Speech): boolean {
  const said = speech.wordsIn(text)
  const { questions, remarks } = speech.words.asking
  const line = lineIn(text, speech)
  if (said.length === 0 && !speech.hasQuote(text)) return true
  if (isRemarks(line, remarks) || /^\s*https?:\/\/\S+\s*$/i.test(text)) return true
  if (said.every((word) => isKnownAs(word, 'a', 'the', 'and', 'of', 'to', 'with', 'pronoun')))
    return true
  if (questions.some((one) => line === one || line.startsWith(`${one} `))) return true
  if (changes.length === 0) return keeps.length === 0
  return (
    keeps.length === 0 &&
    !speech.hasQuote(text) &&
    changes.every(({ verb, place }) => verb === null && place === null) &&
    said.every((word) => isMeaningless(word, speech))
  )
}

/** "Turn it into a video", "animate it". */
function isMoving({ changes }: Reading, speech: Speech): boolean {
  const { moving } = speech.words.asking
  return changes.some(({ verb, target, result, isPronoun }) => {
    if (speech.wordsIn(verb?.text ?? '').some((word) => isIn(moving, word))) return true
    const last = speech.wordsIn(result?.text ?? '').at(-1)
    return last !== undefined && (isPronoun || target === null) && isIn(moving, last)
  })
}

function lineIn(text: string, { wordsIn }: Speech): string {
  return wordsIn(text)
    .map(({ low }) => low)
    .join(' ')
}

/** "Thanks", "ok, perfect": nothing but remarks, one after the other. */
function isRemarks(line: string, remarks: readonly string[]): boolean {
  if (remarks.includes(line)) return true
  return remarks.some(
    (one) => line.startsWith(`${one} `) && isRemarks(line.slice(one.length + 1), remarks),
  )
}

/** A word that no table has, or a number. */
function isMeaningless(word: Word, { words }: Speech): boolean {
  const { judging, naming } = words
  const lists = [
    judging.evaluative,
    judging.borderline,
    naming.scenes,
    naming.products,
    naming.ambient,
  ]
  return word.known.size === 0 && !lists.some((list) => isIn(list, word))
}

function refusalOf(text: string): string | null {
  try {
    checkInstruction(text)
    return null
  } catch (thrown) {
    if (!isRefineError(thrown)) throw thrown
    return thrown.message
  }
}
