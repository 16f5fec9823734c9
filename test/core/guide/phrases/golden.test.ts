import { describe, expect, test } from 'vitest'
import { stepsOf } from '../../../../core/guide/findings/steps-of.ts'
import { readInstruction } from '../../../../core/guide/reading/read-instruction.ts'
import { findingsOnText } from '../../../support/findings-on-text.ts'
import { type GoldenPhrase, goldenPhrases } from '../../../support/phrases.ts'

const phrases = goldenPhrases().map((phrase) => [phrase.text, phrase] as const)

describe('what public guides ask for is read as agreed', () => {
  test.each(phrases)('%s', (text, phrase) => {
    const kinds = [...findingsOnText(text)]
    expect(kinds.filter((kind) => !phrase.may.includes(kind)).sort()).toEqual(
      [...phrase.must].sort(),
    )

    const reading = readInstruction(text)
    expect(phrase.keeps === 'many' ? reading.keeps.length > 0 : reading.keeps.length).toBe(
      phrase.keeps === 'many' ? true : phrase.keeps,
    )
    expectStages(phrase)
  })
})

function expectStages({ text, stages }: GoldenPhrase): void {
  if (!stages) return
  const steps = stepsOf(readInstruction(text))
  expect(readInstruction(text).changes).toHaveLength(stages.length)
  expect(steps).toHaveLength(stages.length)
  for (const [at, step] of steps.entries()) expect(stages[at]).toContain(step.stage)
}
