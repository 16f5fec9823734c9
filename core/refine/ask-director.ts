import { sha256Hex, toUtf8 } from '../bytes.ts'
import type { Director } from '../director.ts'
import { cancelled, RefineError, toPlainError } from '../errors.ts'
import { type Advice, readAdvice } from '../guide/director/advice.ts'
import { type DirectorQuestion, directorText } from '../guide/director/director-question.ts'
import type { Picked } from '../host.ts'
import type { Picture } from '../image/picture.ts'
import { isOutcomeUnknown, mayBeBilled } from '../ledger/billing.ts'
import type { SpendingLine } from '../ledger/spending/spending-line.ts'
import type { Estimate, Usage } from '../provider.ts'
import { expectAffordable } from './expect-affordable.ts'
import { inSrgb } from './in-srgb.ts'
import type { RefineDeps, RefineOptions } from './refinement.ts'

/** What asking an art director needs from outside. */
export interface DirectorDeps extends Pick<RefineDeps, 'host' | 'ledger' | 'clock' | 'newId'> {
  readonly director: Director
}

/** A question to an art director, with the picture as it will leave the machine: shown before it does. */
export interface PreparedQuestion {
  readonly picked: Picked
  /** What is shown of it; null: the source. */
  readonly version: string | null
  readonly question: DirectorQuestion
  readonly sent: Picture
  readonly estimate: Estimate | null
}

/** How asking is limited and stopped. */
export type DirectorOptions = Pick<RefineOptions, 'signal' | 'dailyBudgetUsd' | 'onWarning'>

/**
 * Reads what an art director would be shown, a small picture of a version (null: of the source), and what asking costs.
 *
 * Nothing is sent.
 *
 * @throws what the host's verbs throw.
 */
export async function prepareQuestion(
  { host, director }: Pick<DirectorDeps, 'host' | 'director'>,
  about: {
    readonly picked: Picked
    readonly version: string | null
    readonly question: DirectorQuestion
  },
  { signal }: Pick<DirectorOptions, 'signal'> = {},
): Promise<PreparedQuestion> {
  const { picked, version, question } = about
  const how = signal ? { signal } : {}
  const small = await host.thumbnail(picked.source, version, director.info.longestEdge, how)
  const sent = await inSrgb(host, small, picked.color)
  return { picked, version, question, sent, estimate: director.estimate(sent, question) }
}

/**
 * Asks an art director once; what it costs is in the book of spending before it is sent.
 *
 * @throws RefineError `over_budget`, `bad_answer` for advice that is none, what `Director` throws.
 */
export async function askDirector(
  deps: DirectorDeps,
  { picked, question, sent, estimate }: PreparedQuestion,
  options: DirectorOptions = {},
): Promise<Advice> {
  const { director, ledger, clock } = deps
  const { signal } = options
  const editHash = sha256Hex(toUtf8(directorText(question)))
  await expectAffordable({ ledger, clock }, { estimate, editHash }, options)
  const line: SpendingLine = {
    call: deps.newId(),
    edit: editHash,
    attempt: (await ledger.spending.attemptsOf(editHash)) + 1,
    sentAt: clock.now(),
    document: picked.document ?? picked.name,
    provider: director.info.provider,
    model: director.info.model,
    outcome: 'open',
    estimate,
    costUsd: null,
    pictures: 0,
    acceptance: null,
  }
  await ledger.spending.put(line)
  if (signal?.aborted) {
    await ledger.spending.drop(line)
    throw cancelled()
  }
  const note = (end: Partial<SpendingLine>) =>
    ledger.spending.put({ ...line, endedAt: clock.now(), ...end })
  try {
    const { advice, usage } = await director.propose(sent, question, signal ? { signal } : {})
    await note({ outcome: 'answered', ...costOf(usage) })
    const read = readAdvice(advice, picked)
    if (read) return read
  } catch (thrown) {
    const error = toPlainError(thrown)
    await note({
      outcome: isOutcomeUnknown(error.code) ? 'unknown' : 'failed',
      error: error.code,
      ...(mayBeBilled(error) && { mayBeBilled: true }),
    })
    throw thrown
  }
  throw new RefineError(
    'bad_answer',
    'The art director answered with something that is no advice.',
    {
      hint: 'It was charged. Ask again, or go on without advice.',
      retryable: true,
    },
  )
}

function costOf({ costUsd, inputTokens, outputTokens }: Usage): Partial<SpendingLine> {
  return {
    costUsd,
    ...(inputTokens !== undefined && { inputTokens }),
    ...(outputTokens !== undefined && { outputTokens }),
  }
}
