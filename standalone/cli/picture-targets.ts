import { extname } from 'node:path'
import { fileState, isSameFile } from './files.ts'
import { expectNothingLost, expectWritable } from './outputs.ts'
import { UsageError } from './usage-error.ts'

/** Where one new picture goes. */
export interface PictureTarget {
  readonly psd: string
  /** What the file was when it was looked at; null: it was not there. */
  readonly psdState: string | null
  readonly flat: string | null
}

/**
 * Decides where so many new pictures go: the first to the named files, the others beside them as `name-2`, `name-3`.
 *
 * @param reads Files that are read, which nothing may replace.
 * @throws UsageError for an output that is read.
 * @throws RefineError `would_lose_data` for a PSD with versions in the way; `host_failed`, `not_found` for a place that
 *   can't be written.
 */
export async function pictureTargets(
  { out, flat }: { readonly out: string; readonly flat: string | null },
  count: number,
  reads: readonly string[],
): Promise<readonly PictureTarget[]> {
  const targets: PictureTarget[] = []
  for (let number = 1; number <= count; number++) {
    const psd = numbered(out, number)
    const png = flat === null ? null : numbered(flat, number)
    await expectApart([psd, ...(png === null ? [] : [png])], reads)
    const psdState = await fileState(psd)
    if (psdState !== null) await expectNothingLost(psd, new Set())
    targets.push({ psd, psdState, flat: png })
  }
  return targets
}

async function expectApart(writes: readonly string[], reads: readonly string[]): Promise<void> {
  for (const path of writes) {
    const same = await Promise.all(reads.map((other) => isSameFile(path, other)))
    if (same.includes(true)) {
      throw new UsageError(
        `“${path}” is a picture that this command reads.`,
        'Choose another name for the output.',
      )
    }
    await expectWritable(path)
  }
}

function numbered(path: string, number: number): string {
  if (number === 1) return path
  const ending = extname(path)
  return `${path.slice(0, path.length - ending.length)}-${number}${ending}`
}
