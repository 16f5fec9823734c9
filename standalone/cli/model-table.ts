import type { SizeRule } from '../../core/edit/plan.ts'
import { isRetired, type ModelCapabilities } from '../../core/model.ts'

const heads = ['Model', 'Sizes', 'Mask', 'References', 'First pictures', 'Prices', 'Last day']

/** From what a model makes them. */
const firstPictures = { false: '', words: 'words', sketch: 'words, sketch' } as const

/**
 * Lists what models can do as lines of a table; columns in which no model has anything are left out.
 *
 * @param usual The id of the model that is used when none is named.
 * @param now Milliseconds since 1970 UTC: models past their last day are left out.
 */
export function modelTable(
  models: readonly ModelCapabilities[],
  usual: string,
  now: number,
): readonly string[] {
  const rows = models
    .filter((model) => !isRetired(model, now))
    .map((model) => [
      model.id === usual ? `${model.id} (default)` : model.id,
      sizesText(model.sizes),
      maskText(model),
      model.maxReferences === 0 ? '' : `${model.maxReferences}`,
      firstPictures[`${model.generates}`],
      model.prices ? `${model.prices.source}, ${model.prices.readOn}` : '',
      model.retires ?? '',
    ])
  const shown = heads.map((_, column) => rows.some((row) => row[column] !== ''))
  const table = [heads, ...rows].map((row) => row.filter((_, column) => shown[column]))
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? '').length)),
  )
  return table.map((row) =>
    row
      .map((cell, column) => (cell || '–').padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function sizesText(rule: SizeRule): string {
  if (rule.kind === 'list') {
    return rule.sizes.length > 3
      ? `${rule.sizes.length} sizes`
      : rule.sizes.map(({ width, height }) => `${width}×${height}`).join(', ')
  }
  const most = megapixels(rule.maxPixels)
  return rule.kind === 'any'
    ? `any up to ${most} MP`
    : `${megapixels(rule.minPixels)}–${most} MP, multiples of ${rule.multipleOf}`
}

function megapixels(pixels: number): number {
  return Math.round(pixels / 1e5) / 10
}

/** "hint, alpha 0": whether the mask is kept to the pixel, and which of its pixels mean change. */
function maskText({ mask, markup }: ModelCapabilities): string {
  const outline = markup ? ['outline'] : []
  if (!mask) return outline.join('') || 'none'
  const { kept, meaning, required } = mask
  return [kept, meaning, ...outline, ...(required ? ['required'] : [])].join(', ')
}
