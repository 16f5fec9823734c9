import { RefineError } from '../../../core/errors.ts'
import { createLedger } from '../../../core/ledger/create-ledger.ts'
import type { LedgerEntry } from '../../../core/ledger/ledger.ts'
import { discard } from '../../../core/refine.ts'
import { createFileStore } from '../file-store.ts'
import { parseArguments } from '../parse-arguments.ts'
import { stateFolder } from '../state-folder.ts'
import type { Outcome, Surroundings } from '../surroundings.ts'

/** `pentimento waiting`: calls whose pictures are in no document yet; with `--discard` throws one away. */
export async function waiting(args: readonly string[], { env }: Surroundings): Promise<Outcome> {
  const parsed = parseArguments(args, {
    command: 'waiting',
    positionals: [],
    options: { discard: { type: 'string' } },
  })
  const folder = stateFolder(env)
  const ledger = createLedger(createFileStore(folder), { now: () => Date.now() })
  const call = parsed.text('discard') ?? null
  if (call !== null) {
    if (!(await ledger.entries()).some(({ id }) => id === call)) {
      throw new RefineError('not_found', `No call “${call}” is waiting.`, {
        hint: 'List them with “pentimento waiting”.',
      })
    }
    await discard({ ledger }, call)
  }
  const entries = await ledger.entries()
  return {
    json: { command: 'waiting', folder, discarded: call, calls: entries.map(callJson) },
    lines: [
      ...(call === null ? [] : [`Thrown away: ${call}`]),
      ...(entries.length === 0 ? ['Nothing is waiting.'] : entries.flatMap(callLines)),
    ],
  }
}

function callJson(entry: LedgerEntry) {
  const { id, state, sentAt, attempt, edit, source, candidates } = entry
  const { estimate, usage, error, ticket } = entry
  return {
    id,
    // The names that other programs know, which tell less apart.
    state: state === 'answered' ? 'arrived' : state === 'unknown' ? 'open' : state,
    outcome: state,
    sentAt: new Date(sentAt).toISOString(),
    source: source.name,
    instruction: edit.instruction,
    provider: edit.provider,
    model: edit.model,
    candidates,
    estimateUsd: estimate?.highUsd ?? null,
    estimate,
    costUsd: usage?.costUsd ?? null,
    attempt: attempt.ordinal,
    isQueued: ticket !== undefined,
    error,
  }
}

function callLines(entry: LedgerEntry): string[] {
  const { id, state, edit, source, candidates, estimate, error, ticket, sentAt } = entry
  const what = `${id}  “${source.name}”: ${edit.instruction} (${edit.provider})`
  if (state === 'answered') {
    return [
      `${what}  ${candidates} ${candidates === 1 ? 'picture' : 'pictures'} waiting`,
      ...(error ? [`  ${error.message}`] : []),
      `  Place with: ${placingCommand(entry)}${error && !edit.generates ? ' --as-it-came' : ''}`,
    ]
  }
  if (state === 'failed') return [`${what}  failed: ${error?.message ?? 'no reason is known'}`]
  if (estimate?.highUsd === 0) return [`${what}  was stopped before it was done; it cost nothing`]
  const cost = estimate
    ? `may have cost up to $${estimate.highUsd.toFixed(4)}`
    : 'may have been billed'
  const when = new Date(sentAt).toISOString().slice(0, 16).replace('T', ' ')
  return [
    `${what}  was sent at ${when} UTC and nobody knows what became of it; it ${cost}`,
    ticket === undefined
      ? '  Look at your usage at the provider; to send it again, repeat the command with --again'
      : `  Fetch its answer with: ${placingCommand(entry)}`,
  ]
}

/** A first picture becomes a file of its own, a change goes into the picture that it was made for. */
function placingCommand({ id, edit }: LedgerEntry): string {
  return edit.generates
    ? `pentimento generate --resume ${id} --out FILE.psd`
    : `pentimento refine INPUT --resume ${id}`
}
