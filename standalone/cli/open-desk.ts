import { randomUUID } from 'node:crypto'
import { isRefineError, RefineError } from '../../core/errors.ts'
import type { Host } from '../../core/host.ts'
import { createLedger } from '../../core/ledger/create-ledger.ts'
import type { Ledger } from '../../core/ledger/ledger.ts'
import type { Store } from '../../core/ports.ts'
import type { Provider } from '../../core/provider.ts'
import type { RefineDeps } from '../../core/refine.ts'
import { pixelJobs, pixelWork, runInline } from '../../core/worker.ts'
import { createFileStore, createMemoryStore, makeFolder } from './file-store.ts'
import { nodeWait } from './node-wait.ts'
import { decodePicture } from './open-input.ts'
import { stateFolder } from './state-folder.ts'
import type { Surroundings } from './surroundings.ts'

const clock = { now: () => Date.now() }

/** What a command that has something painted works with. */
export interface CliDesk {
  readonly deps: RefineDeps
  /** Adds to an error how an answer to one of this run's calls can still be placed. */
  sayHowToPlace(thrown: unknown, command: (call: string, code: string) => string): Promise<unknown>
}

/** Opens the book of calls of this machine, and notes which calls this run makes or goes on with. */
export async function openDesk(
  host: Host,
  provider: Provider,
  { env }: Pick<Surroundings, 'env'>,
  resumed: string | null,
): Promise<CliDesk> {
  const ledger = createLedger(await storeFor(provider, env), clock)
  const calls: string[] = resumed === null ? [] : [resumed]
  return {
    deps: {
      ...{ host, provider, clock },
      ledger: {
        ...ledger,
        open(entry) {
          calls.push(entry.id)
          return ledger.open(entry)
        },
      },
      decode: decodePicture,
      work: pixelWork(runInline(pixelJobs)),
      newId: randomUUID,
      wait: nodeWait,
      random: Math.random,
      newAbort: () => new AbortController(),
    },
    sayHowToPlace: (thrown, command) => sayHowToPlace(thrown, ledger, calls, command),
  }
}

/** Gives the provider whose answer waits; the embedded one when there is none or nothing is to be resumed. */
export async function providerOfCall(
  call: string | null,
  env: Surroundings['env'],
): Promise<string> {
  if (call === null) return 'local'
  const entries = await createLedger(createFileStore(stateFolder(env)), clock).entries()
  return entries.find(({ id }) => id === call)?.edit.provider ?? 'local'
}

async function sayHowToPlace(
  thrown: unknown,
  ledger: Ledger,
  calls: readonly string[],
  command: (call: string, code: string) => string,
): Promise<unknown> {
  if (!isRefineError(thrown)) return thrown
  if (thrown.code === 'sent_before') return sayHowToSendAgain(thrown)
  const entries = await ledger.entries().catch(() => [])
  const kept = entries.find(({ state, id }) => state === 'answered' && calls.includes(id))
  if (!kept) return thrown
  const { code, message, hint, retryable } = thrown
  return new RefineError(code, message, {
    hint: `${hint} Place it with: ${command(kept.id, code)}`,
    retryable,
    cause: thrown,
  })
}

function sayHowToSendAgain({ code, message, hint }: RefineError): RefineError {
  return new RefineError(code, message, {
    hint: `${hint} To do that, add --again; “pentimento waiting” lists such calls.`,
  })
}

/** A free provider that stays on this machine works without a folder to keep things in: nothing can be lost. */
async function storeFor(provider: Provider, env: Surroundings['env']): Promise<Store> {
  try {
    await makeFolder(stateFolder(env))
    return createFileStore(stateFolder(env))
  } catch (thrown) {
    if (provider.info.origins.length > 0) throw thrown
    return createMemoryStore()
  }
}
