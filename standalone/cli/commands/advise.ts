import { nextChange } from '../../../core/guide/rounds/next-change.ts'
import { pathTo, roundsOf } from '../../../core/guide/rounds/rounds.ts'
import { stopNotice } from '../../../core/guide/rounds/stop.ts'
import { stageProgress } from '../../../core/guide/stages/stage-progress.ts'
import { measureDrift } from '../../../core/refine/measure-drift.ts'
import { measureLookOf } from '../../../core/refine/measure-look-of.ts'
import { measurePalette } from '../../../core/refine/measure-palette.ts'
import { pixelJobs, pixelWork, runInline } from '../../../core/worker.ts'
import { lineagesOf } from '../../document/history-facts.ts'
import { describeSource } from '../../document/pick-source.ts'
import { adviceJson, adviceLines } from '../advise-outcome.ts'
import { cliHost } from '../cli-host.ts'
import { findKit } from '../find-kept.ts'
import { chooseLayer, openPsd } from '../open-input.ts'
import { parseArguments } from '../parse-arguments.ts'
import type { Outcome, Surroundings } from '../surroundings.ts'
import { wantedVersion } from '../wanted-version.ts'

const text = { type: 'string' } as const

/** `pentimento advise`: what comes next for a picture. Reads only. */
export async function advise(args: readonly string[], around: Surroundings): Promise<Outcome> {
  const { signal } = around
  const parsed = parseArguments(args, {
    command: 'advise',
    positionals: ['FILE.psd'],
    options: { version: text, kit: text, layer: text },
  })
  const [file = ''] = parsed.positionals
  const document = await openPsd(file)
  const layer = chooseLayer(document, parsed.text('layer'))
  const lineage = lineagesOf(document).lineages.find(({ source }) => source === layer.id)
  if (!lineage || lineage.versions.length === 0) return nothingYet(file)
  const version = wantedVersion(lineage, parsed.text('version'))
  const kitName = parsed.text('kit')
  const kit = kitName === undefined ? null : await findKit(kitName, around)
  const host = cliHost(document)
  const deps = { host, work: pixelWork(runInline(pixelJobs)), known: new Map() }
  const picked = describeSource(document, layer)
  const { notice: decay } = await measureDrift(lineage, version, picked, deps, { signal, kit })
  const own = lineage.versions.find(({ record }) => record.id === version) ?? null
  const measures = {
    report: own?.record.report ?? null,
    look: await measureLookOf(own, picked, deps, { signal }),
    palette:
      (own && kit && (await measurePalette(host, picked, own.record, kit, { signal })))?.after ??
      null,
  }
  // Whoever asks wants to hear it, also what the panel has told already.
  const untold = { ...lineage, notes: { ...lineage.notes, told: [] } }
  const advice = {
    file,
    lineage,
    version,
    progress: stageProgress(pathTo(lineage, version)),
    rounds: roundsOf(lineage),
    notice: stopNotice(untold, version, { decay, canUpscale: false, canStrength: false }),
    next: nextChange(lineage, version, measures, kit),
  }
  return { json: adviceJson(advice), lines: adviceLines(advice) }
}

function nothingYet(file: string): Outcome {
  return {
    json: { command: 'advise', file, version: null, rounds: [], notice: null, next: null },
    lines: ['No versions yet: refine the picture once, then ask again.'],
  }
}
