import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { Advice } from '../../../core/guide/director/advice.ts'
import type { DirectorQuestion } from '../../../core/guide/director/director-question.ts'
import { failedRounds, pathTo } from '../../../core/guide/rounds/rounds.ts'
import type { Lineage } from '../../../core/history/lineage.ts'
import { createLedger } from '../../../core/ledger/create-ledger.ts'
import { createDirector } from '../../../core/providers/create-director.ts'
import { carryWithClient } from '../../../core/providers/openai/carry-with-client.ts'
import {
  askDirector,
  type PreparedQuestion,
  prepareQuestion,
} from '../../../core/refine/ask-director.ts'
import { lineagesOf } from '../../document/history-facts.ts'
import { describeSource } from '../../document/pick-source.ts'
import { cliHost } from '../cli-host.ts'
import { estimateText } from '../estimate-text.ts'
import { createFileStore, makeFolder } from '../file-store.ts'
import { findKit } from '../find-kept.ts'
import { nodeWait } from '../node-wait.ts'
import { chooseLayer, openInput } from '../open-input.ts'
import { type ParsedArguments, parseArguments } from '../parse-arguments.ts'
import { stateFolder } from '../state-folder.ts'
import type { Outcome, Surroundings } from '../surroundings.ts'
import { wantedVersion } from '../wanted-version.ts'

const text = { type: 'string' } as const
const clock = { now: () => Date.now() }

/** `pentimento ask`: has an art director look at a picture and name the one next change. Writes nothing. */
export async function ask(args: readonly string[], around: Surroundings): Promise<Outcome> {
  const { env, signal } = around
  const parsed = parseArguments(args, {
    command: 'ask',
    positionals: ['INPUT'],
    options: {
      ...{ version: text, kit: text, layer: text, instruction: text, 'base-url': text },
      ...{ 'budget-day': text, 'dry-run': { type: 'boolean' } },
    },
  })
  const [input = ''] = parsed.positionals
  const isDry = parsed.flag('dry-run')
  const baseUrl = parsed.text('base-url')
  const dailyBudgetUsd = parsed.number('budget-day', {
    ...{ from: 0, to: Number.POSITIVE_INFINITY, whole: false },
  })
  const director = createDirector({
    ...{ fetch: globalThis.fetch, wait: nodeWait, openai: carryWithClient },
    key: env.OPENAI_API_KEY || (isDry ? 'none' : ''),
    ...(baseUrl !== undefined && { baseUrl }),
  })
  const { document } = await openInput(input, signal)
  const layer = chooseLayer(document, parsed.text('layer'))
  const lineage = lineagesOf(document).lineages.find(({ source }) => source === layer.id) ?? null
  const version = lineage && wantedVersion(lineage, parsed.text('version'))
  const host = cliHost(document, basename(input))
  const picked = { ...describeSource(document, layer), document: basename(input) }
  const question = await questionOf(parsed, around, lineage, version)
  const prepared = await prepareQuestion(
    { host, director },
    { picked, version, question },
    { signal },
  )
  if (isDry) return plannedOutcome(input, prepared)
  const folder = stateFolder(env)
  await makeFolder(folder)
  const ledger = createLedger(createFileStore(folder), clock)
  const advice = await askDirector({ host, director, ledger, clock, newId: randomUUID }, prepared, {
    signal,
    ...(dailyBudgetUsd !== undefined && { dailyBudgetUsd }),
    onWarning: (line) => around.err(`${line}\n`),
  })
  return advisedOutcome(input, prepared, advice)
}

async function questionOf(
  parsed: ParsedArguments,
  around: Surroundings,
  lineage: Lineage | null,
  version: string | null,
): Promise<DirectorQuestion> {
  const kit = parsed.text('kit')
  return {
    brief: lineage?.notes.brief ?? null,
    kit: kit === undefined ? null : await findKit(kit, around),
    path: lineage ? pathTo(lineage, version) : [],
    failed: lineage ? failedRounds(lineage) : [],
    preserve: (lineage?.notes.locks ?? []).map(({ text: words, kind }) => ({ text: words, kind })),
    instruction: (parsed.text('instruction') ?? '').trim(),
  }
}

function plannedOutcome(input: string, { sent, estimate }: PreparedQuestion): Outcome {
  const { width, height } = sent
  return {
    json: { command: 'ask', dryRun: true, input, sent: { width, height }, estimate },
    lines: [
      `Would send a picture of ${width} × ${height} px, the brief and what was tried to OpenAI.`,
      `Price: ${estimateText(estimate, null)}`,
    ],
  }
}

function advisedOutcome(
  input: string,
  { sent, estimate }: PreparedQuestion,
  advice: Advice,
): Outcome {
  const { width, height } = sent
  const { change, wording, sees } = advice
  return {
    json: {
      ...{ command: 'ask', dryRun: false, input, sent: { width, height }, estimate },
      ...advice,
    },
    lines: [
      ...(change
        ? [
            change.instruction,
            `  ${change.why}`,
            ...change.preserve.map((kept) => `  keep: ${kept.text}`),
          ]
        : ['Nothing important is left to change.']),
      ...(wording === null ? [] : [`Your words, sharper: ${wording}`]),
      ...(sees.length === 0 ? [] : [`It sees: ${sees.map(({ name }) => name).join(', ')}.`]),
    ],
  }
}
