import { RefineError } from '../errors.ts'
import type { Lineage, Version } from './lineage.ts'

/**
 * Finds the version that a person or program names: by its id, or by its number as `v3` or `3`.
 *
 * @throws RefineError `not_found` when there is none; `ambiguous` when several sources have a version of that number.
 */
export function findVersion(lineages: readonly Lineage[], text: string): Version {
  const wanted = text.trim()
  const versions = lineages.flatMap((lineage) => lineage.versions)
  const byId = versions.find(({ record }) => record.id === wanted)
  if (byId) return byId

  const number = /^v?(\d{1,15})$/i.exec(wanted)?.[1]
  const found =
    number === undefined ? [] : versions.filter(({ record }) => record.number === Number(number))
  const [only, ...others] = found
  if (!only) throw notFound(wanted, versions)
  if (others.length > 0) {
    throw new RefineError('ambiguous', `${found.length} versions have the number ${number}.`, {
      hint: `Name one by its id: ${found.map(({ record }) => record.id).join(', ')}.`,
    })
  }
  return only
}

function notFound(wanted: string, versions: readonly Version[]): RefineError {
  const numbers = [...new Set(versions.map(({ record }) => record.number))].sort((a, b) => a - b)
  const shown = numbers.slice(0, 12).map((number) => `v${number}`)
  if (numbers.length > shown.length) shown.push('…')
  return new RefineError('not_found', `There is no version “${shorten(wanted)}”.`, {
    hint:
      shown.length > 0
        ? `These exist: ${shown.join(', ')}.`
        : 'The document has no versions yet: refine a picture first.',
  })
}

function shorten(text: string): string {
  const points = [...text]
  return points.length > 40 ? `${points.slice(0, 40).join('')}…` : text
}
