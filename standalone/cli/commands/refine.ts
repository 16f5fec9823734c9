import { randomUUID } from 'node:crypto'
import { isRefineError, RefineError } from '../../../core/errors.ts'
import { findVersion } from '../../../core/history/find-version.ts'
import type { Host, Picked } from '../../../core/host.ts'
import { createLedger } from '../../../core/ledger/create-ledger.ts'
import type { Ledger } from '../../../core/ledger/ledger.ts'
import type { Store } from '../../../core/ports.ts'
import type { Provider } from '../../../core/provider.ts'
import {
  accept,
  type Intent,
  type Proposal,
  prepare,
  proposalFromLedger,
  type RefineDeps,
  requestBest,
} from '../../../core/refine.ts'
import { pixelJobs, pixelWork, runInline } from '../../../core/worker.ts'
import { createDocumentHost, type DocumentHost } from '../../document/document-host.ts'
import { writePsd } from '../../document/write-psd.ts'
import { convertWithSharp } from '../convert-with-sharp.ts'
import { createFileStore, createMemoryStore, makeFolder } from '../file-store.ts'
import { fileState, writeWhole } from '../files.ts'
import { flatPng } from '../flat-picture.ts'
import { readMaskFile, readReferenceFile } from '../mask-files.ts'
import { nodeWait } from '../node-wait.ts'
import { chooseLayer, decodePicture, openInput } from '../open-input.ts'
import { openProvider } from '../open-provider.ts'
import { decideOutputs, type Outputs } from '../outputs.ts'
import { watchProgress } from '../progress.ts'
import { plannedOutcome, refinedOutcome } from '../refine-outcome.ts'
import { parseRefineSettings, type RefineSettings } from '../refine-settings.ts'
import { reframingOf } from '../reframing-of.ts'
import { stateFolder } from '../state-folder.ts'
import type { Outcome, Surroundings } from '../surroundings.ts'

const clock = { now: () => Date.now() }

/** `pentimento refine`: one change to a picture or a layered PSD, from the words to the saved version. */
export async function refineCommand(
  args: readonly string[],
  around: Surroundings,
): Promise<Outcome> {
  const settings = parseRefineSettings(args)
  const { signal } = around
  const store = createFileStore(stateFolder(around.env))
  const provider = openProvider(await providerIdFor(settings, store), settings, around.env)
  const inputState = await fileState(settings.input)
  const opened = await openInput(settings.input, signal)
  const { region, protect, references, reframe } = settings
  const subject = reframe?.kind === 'crop' ? reframe.subject : null
  const single = [region, subject].filter((path) => path !== null)
  const reads = [...single, ...protect, ...references]
  const outputs = await decideOutputs(settings.input, opened, { ...settings, reads, inputState })
  const layer = chooseLayer(opened.document, settings.layer ?? undefined)
  const host = createDocumentHost({
    document: opened.document,
    name: 'the command line',
    paintsMasks: false,
    color: convertWithSharp,
  })
  host.select(layer.id)
  const picked = (await host.pick({ signal })) as Picked // a layer that can be refined was chosen
  const ledger = createLedger(await storeFor(provider, store, around), clock)
  const calls: string[] = settings.resume === null ? [] : [settings.resume]
  const deps: RefineDeps = {
    host: savingHost(host, outputs),
    provider,
    ledger: {
      ...ledger,
      open(entry) {
        calls.push(entry.id)
        return ledger.open(entry)
      },
    },
    decode: decodePicture,
    work: pixelWork(runInline(pixelJobs)),
    clock,
    newId: randomUUID,
    wait: nodeWait,
    random: Math.random,
    newAbort: () => new AbortController(),
  }
  const progress = watchProgress(around)
  const options = {
    signal,
    onProgress: progress.onProgress,
    ...(settings.budgetUsd !== null && { budgetUsd: settings.budgetUsd }),
    retries: settings.retries,
    asItCame: settings.asItCame,
  }
  try {
    let proposal: Proposal
    if (settings.resume !== null) {
      proposal = await proposalFromLedger(deps, settings.resume, options)
    } else {
      const prepared = await prepare(deps, await intentOf(settings, host, picked, signal), options)
      if (settings.dryRun) return plannedOutcome(settings, outputs, prepared)
      proposal = await requestBest(deps, prepared, options)
    }
    const placed = await accept(deps, proposal, [0], options)
    const [first] = placed.versions
    const outcome = refinedOutcome(settings, outputs, { host, provider, proposal, placed })
    if (outputs.flat !== null && outputs.psd !== null && first) {
      await writeWhole(outputs.flat, flatPng(host.document, picked.source, first.id))
    }
    if (outputs.report !== null) {
      await writeWhole(outputs.report, `${JSON.stringify(outcome.json, null, 2)}\n`)
    }
    return outcome
  } catch (thrown) {
    throw await sayHowToPlace(thrown, ledger, calls)
  } finally {
    progress.clear()
  }
}

/** Adds to an error how an answer to one of this run's calls can still be placed. */
async function sayHowToPlace(
  thrown: unknown,
  ledger: Ledger,
  calls: readonly string[],
): Promise<unknown> {
  if (!isRefineError(thrown)) return thrown
  const entries = await ledger.entries().catch(() => [])
  const kept = entries.find(({ state, id }) => state === 'answered' && calls.includes(id))
  if (!kept) return thrown
  const { code, message, hint, retryable } = thrown
  const asItCame = code === 'bad_answer' ? ' --as-it-came' : ''
  return new RefineError(code, message, {
    hint: `${hint} Place it with: pentimento refine INPUT --resume ${kept.id}${asItCame}`,
    retryable,
    cause: thrown,
  })
}

/** A waiting answer is settled as its own provider's; else the named one, else the embedded one. */
async function providerIdFor(settings: RefineSettings, store: Store): Promise<string> {
  const { provider, resume } = settings
  if (provider !== null || resume === null) return provider ?? 'local'
  const entries = await createLedger(store, clock).entries()
  return entries.find(({ id }) => id === resume)?.edit.provider ?? 'local'
}

/** A free provider that stays on this machine works without a folder to keep things in: nothing can be lost. */
async function storeFor(provider: Provider, store: Store, { env }: Surroundings): Promise<Store> {
  try {
    await makeFolder(stateFolder(env))
    return store
  } catch (thrown) {
    if (provider.info.origins.length > 0) throw thrown
    return createMemoryStore()
  }
}

async function intentOf(
  settings: RefineSettings,
  host: Host,
  picked: Picked,
  signal: AbortSignal,
): Promise<Intent> {
  const { region, edge, preserve, strength, model, quality, variations, seed } = settings
  return {
    picked,
    parent: await parentOf(settings.parent, host, picked, signal),
    instruction: settings.instruction ?? '',
    region: region === null ? null : await readMaskFile(region, picked, signal),
    edge,
    protect: await Promise.all(settings.protect.map((path) => readMaskFile(path, picked, signal))),
    preserve,
    references: await Promise.all(
      settings.references.map((path) => readReferenceFile(path, signal)),
    ),
    ...{ strength, model, quality, variations, seed },
    ...(settings.tiles && { tiles: true }),
    ...(settings.reframe && { reframe: await reframingOf(settings.reframe, picked, signal) }),
  }
}

/** The version that is named, or else what shows. */
async function parentOf(
  named: string | null,
  host: Host,
  { source, head }: Picked,
  signal: AbortSignal,
): Promise<Intent['parent']> {
  if (named === 'source') return null
  if (named !== null) {
    const { lineages } = await host.lineages({ signal })
    const own = lineages.filter((lineage) => lineage.source === source)
    return findVersion(own, named).record.id
  }
  return head.kind === 'version' ? head.id : head.kind === 'mix' ? 'shown' : null
}

/**
 * A host whose versions count as placed only once they are on disk.
 *
 * So a picture that can't be saved stays in the ledger, and can be placed later with `--resume`.
 */
function savingHost(host: DocumentHost, { psd, psdState, flat }: Outputs): Host {
  const { capabilities, color, ...verbs } = host
  return {
    ...verbs,
    capabilities,
    ...(color && { color }),
    async place(placement, options) {
      const placed = await host.place(placement, options)
      const [first] = placed.versions
      if (psd !== null) await writeWhole(psd, writePsd(host.document), psdState)
      else if (flat !== null && first) {
        await writeWhole(flat, flatPng(host.document, placement.source, first.id))
      }
      return placed
    },
  }
}
