import { findVersion } from '../../../core/history/find-version.ts'
import type { Lineage } from '../../../core/history/lineage.ts'
import { lineageFor } from '../../document/edit-versions.ts'
import { lineagesOf } from '../../document/history-facts.ts'
import { writePsd } from '../../document/write-psd.ts'
import { cliHost } from '../cli-host.ts'
import { versionJson } from '../describe-versions.ts'
import { fileState, writeWhole } from '../files.ts'
import { flatPng } from '../flat-picture.ts'
import { chooseLayer, openPsd } from '../open-input.ts'
import { outdatedPreview, outdatedPreviewLines } from '../outdated-preview.ts'
import { parseArguments } from '../parse-arguments.ts'
import { withEnding } from '../refine-settings.ts'
import type { Outcome, Surroundings } from '../surroundings.ts'

/** `pentimento show`: makes a version (or `source`) the one that shows in a layered PSD. */
export async function show(args: readonly string[], { signal }: Surroundings): Promise<Outcome> {
  const parsed = parseArguments(args, {
    command: 'show',
    positionals: ['FILE.psd', 'VERSION'],
    options: { flat: { type: 'string' }, layer: { type: 'string' } },
  })
  const [file = '', wanted = ''] = parsed.positionals
  const flat = withEnding('flat', parsed.text('flat'), '.png')
  const before = await fileState(file)
  const document = await openPsd(file)
  const host = cliHost(document)
  const layer = parsed.text('layer')
  const { source, version } = findShown(document, wanted, layer)
  await host.show(source, version, { signal })
  const lineage = lineagesOf(host.document).lineages.find((one) => one.source === source)
  const shown = lineage?.versions.find(({ record }) => record.id === version)
  const written = host.document === document ? null : file
  if (written !== null) await writeWhole(written, writePsd(host.document), before)
  const outdated = outdatedPreview(host.document, written)
  if (flat !== null) await writeWhole(flat, flatPng(host.document, source, version))
  return {
    json: {
      command: 'show',
      file,
      flat,
      outdatedPreview: outdated,
      source,
      version: lineage && shown ? versionJson(lineage, shown) : null,
    },
    lines: [
      shown ? `v${shown.record.number}  ${shown.name}  ● shown` : 'The source  ● shown',
      ...(flat === null ? [] : [`  Saved ${flat}`]),
      ...outdatedPreviewLines(outdated),
    ],
  }
}

function findShown(
  document: Parameters<typeof lineagesOf>[0],
  wanted: string,
  layer: string | undefined,
): { readonly source: string; readonly version: string | null } {
  if (wanted === 'source') {
    return { source: chooseLayer(document, layer).id, version: null }
  }
  const all = lineagesOf(document).lineages
  const lineages: readonly Lineage[] =
    layer === undefined ? all : [lineageFor(document, chooseLayer(document, layer).id)]
  const { record } = findVersion(lineages, wanted)
  const source = lineages.find(({ id }) => id === record.lineage)?.source
  return { source: source ?? '', version: record.id }
}
