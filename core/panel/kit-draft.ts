import {
  type BrandColor,
  type BrandKit,
  brandKitSchemaNumber,
} from '../guide/brand-kit/brand-kit.ts'
import { parseBrandKit } from '../guide/brand-kit/parse-brand-kit.ts'

/** A colour while it is typed. */
export interface ColorDraft {
  readonly name: string
  readonly hex: string
  readonly tolerance: string
}

/** The lists of a brand kit that are typed one a line. */
export const kitLists = ['light', 'mood', 'preserve', 'props', 'forbidden', 'proven'] as const
export type KitList = (typeof kitLists)[number]

/** A brand kit while it is typed: nothing but texts. */
export type KitDraft = Readonly<Record<KitList, string>> & {
  readonly name: string
  readonly colors: readonly ColorDraft[]
}

/** A colour that nothing was typed of. */
export const emptyColor: ColorDraft = { name: '', hex: '', tolerance: '6' }

/** Gives a kit as it is typed; null: a new one. */
export function draftOfKit(kit: BrandKit | null): KitDraft {
  const texts = (list: KitList): readonly string[] =>
    list === 'preserve' ? (kit?.preserve.map(({ text }) => text) ?? []) : (kit?.[list] ?? [])
  const colors = kit?.palette.map((color) => ({ ...color, tolerance: String(color.tolerance) }))
  return {
    name: kit?.name ?? '',
    colors: colors ?? [emptyColor],
    ...(Object.fromEntries(kitLists.map((list) => [list, texts(list).join('\n')])) as Record<
      KitList, // one entry for each list
      string
    >),
  }
}

/** Gives the kit that was typed, or what is wrong with it; what a kit had and no field shows stays. */
export function kitOfDraft(
  draft: KitDraft,
  before: BrandKit | null,
  newId: () => string,
): { readonly kit: BrandKit } | { readonly wrong: string } {
  const name = draft.name.trim()
  if (name === '') return { wrong: 'Give the kit a name.' }
  const typed = draft.colors.filter(({ name: called, hex }) => `${called}${hex}`.trim() !== '')
  const palette: BrandColor[] = []
  for (const color of typed) {
    const read = readColor(color)
    if ('wrong' in read) return read
    palette.push(read)
  }
  const long = kitLists.flatMap((list) => linesOf(draft[list])).find((line) => line.length > 300)
  if (long) return { wrong: `Shorten “${long.slice(0, 40)}…” to 300 characters.` }
  const known = before?.preserve ?? []
  const lists = Object.fromEntries(kitLists.map((list) => [list, linesOf(draft[list])]))
  const preserve = linesOf(draft.preserve).map(
    (text) => known.find((one) => one.text === text) ?? { text, kind: 'other' },
  )
  const kit = { ...lists, preserve, name, palette, id: before?.id ?? newId() }
  return { kit: parseBrandKit({ ...kit, schema: brandKitSchemaNumber, kind: 'brand-kit' }) }
}

function readColor({ name, hex, tolerance }: ColorDraft): BrandColor | { readonly wrong: string } {
  const digits = hex.trim().replace(/^#/, '').toLowerCase()
  const long = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits
  if (!/^[0-9a-f]{6}$/.test(long)) {
    return { wrong: `Write “${hex.trim() || name.trim()}” as a colour, as in #1f4e79.` }
  }
  const allowed = Number(tolerance.trim().replace(',', '.'))
  if (!(allowed > 0 && allowed <= 50)) {
    return { wrong: `“${tolerance}” is no tolerance: write a ΔE from 1 to 50, usually 6.` }
  }
  return { name: name.trim() || `#${long}`, hex: `#${long}`, tolerance: allowed }
}

/** One entry a line, without empty ones and repeated ones. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim())
  return [...new Set(lines.filter((line) => line !== ''))]
}
