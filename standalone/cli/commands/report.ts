import { basename } from 'node:path'
import sharp from 'sharp'
import { RefineError } from '../../../core/errors.ts'
import { storyHtml } from '../../../core/guide/story/story.ts'
import type { Lineage } from '../../../core/history/lineage.ts'
import { measureDrift } from '../../../core/refine/measure-drift.ts'
import { pixelJobs, pixelWork, runInline } from '../../../core/worker.ts'
import type { DocumentHost } from '../../document/document-host.ts'
import { lineagesOf } from '../../document/history-facts.ts'
import { describeSource } from '../../document/pick-source.ts'
import { cliHost } from '../cli-host.ts'
import { convertWithSharp } from '../convert-with-sharp.ts'
import { isSameFile, writeWhole } from '../files.ts'
import { openPsd } from '../open-input.ts'
import { parseArguments } from '../parse-arguments.ts'
import { withEnding } from '../refine-settings.ts'
import { shownIn } from '../shown-in.ts'
import type { Outcome, Surroundings } from '../surroundings.ts'
import { UsageError } from '../usage-error.ts'

/** The longer side of a picture on the page, in pixels. */
const pictureEdge = 720

/** `pentimento report`: the story of a picture as one HTML page. Reads the document only. */
export async function report(args: readonly string[], { signal }: Surroundings): Promise<Outcome> {
  const parsed = parseArguments(args, {
    command: 'report',
    positionals: ['FILE.psd'],
    options: { out: { type: 'string' }, lineage: { type: 'string' }, title: { type: 'string' } },
  })
  const [file = ''] = parsed.positionals
  const out = withEnding('out', parsed.text('out'), '.html')
  if (out === null)
    throw new UsageError('--out is missing.', 'Name the page, as in --out story.html.')
  if (await isSameFile(out, file)) {
    throw new UsageError(`“${out}” is the document itself.`, 'Choose another name for the page.')
  }
  const document = await openPsd(file)
  const host = cliHost(document)
  const lineages = chosen(lineagesOf(document).lineages, parsed.text('lineage'))
  const chapters = await Promise.all(
    lineages.map(async (lineage) => ({
      lineage,
      ...(await picturesOf(host, lineage, signal)),
      ...(await driftIn(host, lineage, signal)),
    })),
  )
  const title = parsed.text('title') ?? basename(file, '.psd')
  const page = storyHtml({ title, madeAt: new Date().toISOString(), chapters })
  await writeWhole(out, page)
  const rounds = lineages.reduce((sum, { versions }) => sum + versions.length, 0)
  return {
    json: {
      command: 'report',
      file,
      out,
      lineages: lineages.map(({ id }) => id),
      versions: rounds,
    },
    lines: [`The story of ${rounds} ${rounds === 1 ? 'version' : 'versions'}.`, `  Saved ${out}`],
  }
}

/** All lineages that have begun, or the one that is named by its id or its source. */
function chosen(lineages: readonly Lineage[], name: string | undefined): readonly Lineage[] {
  const begun = lineages.filter(
    ({ versions, notes }) => versions.length > 0 || notes.failed.length > 0,
  )
  const found = name === undefined ? begun : begun.filter((one) => isCalled(one, name))
  if (found.length > 0) return found
  const known = begun.map(({ sourceName }) => `“${sourceName}”`).join(', ')
  throw new RefineError(
    'not_found',
    name === undefined ? 'The document has no versions yet.' : `There is no lineage “${name}”.`,
    { hint: known === '' ? 'Refine a picture first.' : `There are: ${known}.` },
  )
}

function isCalled({ id, source, sourceName }: Lineage, name: string): boolean {
  return id === name || source === name || sourceName === name
}

async function picturesOf(host: DocumentHost, lineage: Lineage, signal: AbortSignal) {
  const { source, versions } = lineage
  const pictures = new Map<string, string>()
  if (source === null) return { source: null, pictures }
  for (const { record } of versions) {
    pictures.set(record.id, await dataUrl(host, source, record.id, signal))
  }
  return { source: await dataUrl(host, source, null, signal), pictures }
}

/** Where the version that shows has moved though nobody asked for it; empty where the source is gone. */
async function driftIn(host: DocumentHost, lineage: Lineage, signal: AbortSignal) {
  const layer = host.document.layers.find(({ id }) => id === lineage.source)
  if (layer?.kind !== 'pixels') return {}
  const deps = { host, work: pixelWork(runInline(pixelJobs)), known: new Map() }
  const picked = describeSource(host.document, layer)
  const { notice } = await measureDrift(lineage, shownIn(lineage), picked, deps, { signal })
  return { drift: notice ? [notice] : [] }
}

/** A small JPEG: pages are sent by mail. */
async function dataUrl(
  host: DocumentHost,
  source: string,
  version: string | null,
  signal: AbortSignal,
): Promise<string> {
  const words = await host.thumbnail(source, version, pictureEdge, { signal })
  const { color } = host.document
  const { data, width, height } =
    color.space === 'other' ? await convertWithSharp.toSrgb(words, color) : words
  const raw = { width, height, channels: 4 } as const
  const jpeg = await sharp(data, { raw })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82 })
    .toBuffer()
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`
}
