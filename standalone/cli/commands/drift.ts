import { measureDrift } from '../../../core/refine/measure-drift.ts'
import { pixelJobs, pixelWork, runInline } from '../../../core/worker.ts'
import { lineagesOf } from '../../document/history-facts.ts'
import { describeSource } from '../../document/pick-source.ts'
import { cliHost } from '../cli-host.ts'
import { driftJson, driftLines } from '../describe-drift.ts'
import { findKit } from '../find-kept.ts'
import { chooseLayer, openPsd } from '../open-input.ts'
import { parseArguments } from '../parse-arguments.ts'
import type { Outcome, Surroundings } from '../surroundings.ts'
import { wantedVersion } from '../wanted-version.ts'

/** `pentimento drift`: what has moved in a picture though no step asked for it. Reads only. */
export async function drift(args: readonly string[], around: Surroundings): Promise<Outcome> {
  const parsed = parseArguments(args, {
    command: 'drift',
    positionals: ['FILE.psd'],
    options: {
      version: { type: 'string' },
      kit: { type: 'string' },
      layer: { type: 'string' },
    },
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
  const measured = await measureDrift(lineage, version, picked, deps, {
    signal: around.signal,
    kit,
  })
  const found = { file, lineage, version, measured, kit }
  return { json: driftJson(found), lines: driftLines(found) }
}

function nothingYet(file: string): Outcome {
  return {
    json: { command: 'drift', file, version: null, steps: [], totals: [], notice: null },
    lines: ['No versions yet.'],
  }
}
