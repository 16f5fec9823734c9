import { findVersion } from '../../../core/history/find-version.ts'
import { measureDrift } from '../../../core/refine/measure-drift.ts'
import { pixelJobs, pixelWork, runInline } from '../../../core/worker.ts'
import { createDocumentHost } from '../../document/document-host.ts'
import { lineagesOf } from '../../document/history-facts.ts'
import { describeSource } from '../../document/pick-source.ts'
import { convertWithSharp } from '../convert-with-sharp.ts'
import { driftJson, driftLines } from '../describe-drift.ts'
import { findKit } from '../find-kept.ts'
import { chooseLayer, openPsd } from '../open-input.ts'
import { parseArguments } from '../parse-arguments.ts'
import { shownIn } from '../shown-in.ts'
import type { Outcome, Surroundings } from '../surroundings.ts'

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
  const wanted = parsed.text('version')
  const version = wanted === undefined ? shownIn(lineage) : findVersion([lineage], wanted).record.id
  const kitName = parsed.text('kit')
  const kit = kitName === undefined ? null : await findKit(kitName, around)
  const host = createDocumentHost({
    document,
    name: 'the command line',
    paintsMasks: false,
    color: convertWithSharp,
  })
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
