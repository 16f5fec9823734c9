import type { BrandKit } from '../../../core/guide/brand-kit/brand-kit.ts'
import { kitLines } from '../../../core/guide/brand-kit/kit-lines.ts'
import { paletteDistance } from '../../../core/guide/brand-kit/palette-distance.ts'
import { parseBrandKit } from '../../../core/guide/brand-kit/parse-brand-kit.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { finish } from '../../../core/steps.ts'
import { readTarget } from '../../document/read-target.ts'
import { convertWithSharp } from '../convert-with-sharp.ts'
import { readBytes } from '../files.ts'
import { findKit } from '../find-kept.ts'
import { keptActions, runAction } from '../kept-actions.ts'
import { readMaskFile } from '../mask-files.ts'
import { chooseLayer, openInput } from '../open-input.ts'
import { openShelves } from '../open-shelves.ts'
import { parseArguments } from '../parse-arguments.ts'
import { paletteWords } from '../recipe-outcome.ts'
import type { Outcome, Surroundings } from '../surroundings.ts'
import { UsageError } from '../usage-error.ts'

const text = { type: 'string' } as const

/** `pentimento kit`: what a brand always wants and never wants, kept and measured. */
export async function kit(args: readonly string[], around: Surroundings): Promise<Outcome> {
  const kept = keptActions<BrandKit>({
    ...{ command: 'kit', called: 'brand kit', positional: 'KIT' },
    shelfIn: ({ kits }) => kits,
    parse: parseBrandKit,
    find: findKit,
    shownJson: kitJson,
    keptJson: ({ id }) => ({ id }),
    lines: (found) => [found.name, ...kitText(found)],
  })
  return runAction('kit', { check, measure, list, ...kept }, args, around)
}

async function check(args: readonly string[]): Promise<Outcome> {
  const [file] = named(args, ['FILE.json'])
  const read = await readKit(file)
  return {
    json: { command: 'kit', action: 'check', file, ...kitJson(read) },
    lines: [`“${read.name}” can be used.`, ...kitText(read)],
  }
}

async function measure(args: readonly string[], around: Surroundings): Promise<Outcome> {
  const parsed = parseArguments(args, {
    command: 'kit',
    positionals: ['INPUT'],
    options: { kit: text, region: text, layer: text },
  })
  const [input = ''] = parsed.positionals
  const given = parsed.text('kit')
  if (given === undefined)
    throw new UsageError('--kit is missing.', 'Name a file, or one of your shelf.')
  const used = await findKit(given, around)
  const { document } = await openInput(input, around.signal)
  const layer = chooseLayer(document, parsed.text('layer'))
  const words = readTarget(document, layer.id, { kind: 'shown' }, rectOf(layer.rect))
  const picture =
    document.color.space === 'other' ? await convertWithSharp.toSrgb(words, document.color) : words
  const region = parsed.text('region')
  const mask = region === undefined ? null : await readMaskFile(region, layer.rect, around.signal)
  const distance = finish(paletteDistance(picture, used, mask))
  const colors = used.palette.map(({ name, hex }, index) => {
    return { name, hex, share: distance?.nearest[index] ?? null }
  })
  return {
    json: {
      ...{ command: 'kit', action: 'measure', input, kit: used.name, region: region ?? null },
      distance: distance && { share: distance.share, meanDeltaE: distance.meanDeltaE },
      colors,
    },
    lines: distance
      ? [
          `${paletteWords(distance)}.`,
          ...colors.map(({ name, hex, share }) => {
            return `  ${hex}  ${name}: nearest for ${Math.round(100 * (share ?? 0))} %`
          }),
        ]
      : [`There is nothing to measure: “${used.name}” has no palette, or the region is empty.`],
  }
}

async function list(args: readonly string[], around: Surroundings): Promise<Outcome> {
  const parsed = parseArguments(args, { command: 'kit', positionals: [], options: { in: text } })
  const { shelves, place } = await openShelves(parsed.text('in') ?? null, around)
  const entries = await shelves.kits.list()
  const kits = entries.flatMap((entry) => (entry.ok ? [entry.item] : []))
  const unreadable = entries.flatMap((entry) =>
    entry.ok ? [] : [{ id: entry.id, reason: entry.reason }],
  )
  return {
    json: {
      ...{ command: 'kit', action: 'list', in: parsed.text('in') ?? null },
      ...{
        kits: kits.map(({ id, name, palette }) => ({ id, name, colors: palette.length })),
        unreadable,
      },
    },
    lines: [
      kits.length === 0 ? `No brand kits ${place} yet.` : `Brand kits ${place}:`,
      ...kits.map(({ id, name, palette }) => `  ${id}  ${name}  ·  ${palette.length} colours`),
      ...unreadable.map(({ id, reason }) => `  ${id}  can’t be used: ${reason}`),
    ],
  }
}

function named(args: readonly string[], positionals: readonly string[]): readonly [string] {
  const parsed = parseArguments(args, { command: 'kit', positionals, options: {} })
  return [parsed.positionals[0] ?? '']
}

async function readKit(file: string): Promise<BrandKit> {
  return parseBrandKit(new TextDecoder().decode(await readBytes(file)))
}

function kitJson(read: BrandKit) {
  return { kit: read, lines: kitLines(read) }
}

/** What a kit adds to a prompt, word for word. */
function kitText(read: BrandKit): string[] {
  const keeps = read.preserve.map((one) => one.text)
  return [
    '  It adds to a prompt:',
    ...kitLines(read).map((line) => `    ${line}`),
    ...(keeps.length > 0 ? [`    Keeps: ${keeps.join(', ')}`] : []),
  ]
}
