import { findOn } from '../../../core/guide/findings/find-on.ts'
import { stepsOf } from '../../../core/guide/findings/steps-of.ts'
import { languageOf } from '../../../core/guide/reading/language-of.ts'
import { readInstruction } from '../../../core/guide/reading/read-instruction.ts'
import { readCheckContext } from '../check-context.ts'
import { localFindings } from '../check-local.ts'
import { jsonOfAdvice, jsonOfLocal, linesOfAdvice, linesOfLocal } from '../check-outcome.ts'
import { parseCheckSettings } from '../check-settings.ts'
import type { Outcome, Surroundings } from '../surroundings.ts'

/** `pentimento check`: what can be said about an instruction before it runs, without sending anything. */
export async function check(
  args: readonly string[],
  around: Pick<Surroundings, 'env' | 'signal'>,
): Promise<Outcome> {
  const settings = parseCheckSettings(args)
  const { text, language = languageOf(text) } = settings
  const context = await readCheckContext(settings, around)
  const local = localFindings(text, Boolean(context.region))
  const reading = readInstruction(text, language)
  const known = new Set<string>(local.map(({ kind }) => kind))
  const advice = findOn(reading, context).filter(({ kind }) => !known.has(kind))
  const usable = ![...local, ...advice].some(({ kind }) => kind === 'unusable')
  const steps = stepsOf(reading, context.preserves)
  return {
    json: {
      command: 'check',
      instruction: text,
      usable,
      language: language.id,
      stage: steps[0]?.stage ?? null,
      changes: reading.changes,
      keeps: reading.keeps,
      steps,
      findings: [...local.map(jsonOfLocal), ...advice.map(jsonOfAdvice)],
    },
    lines: [...advice.flatMap(linesOfAdvice), ...local.flatMap(linesOfLocal)],
  }
}
