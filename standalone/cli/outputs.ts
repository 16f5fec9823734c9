import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { RefineError } from '../../core/errors.ts'
import { lineagesOf } from '../document/history-facts.ts'
import type { LayeredDocument } from '../document/layered-document.ts'
import { readPsd } from '../document/read-psd.ts'
import { exists, fileState, isSameFile, readBytes } from './files.ts'
import type { OpenedInput } from './open-input.ts'
import { UsageError } from './usage-error.ts'

/** Where the results of a refinement go; null = not asked for. */
export interface Outputs {
  readonly psd: string | null
  /** What the PSD's file was when it was looked at: another one's work is not written over. */
  readonly psdState: string | null
  readonly flat: string | null
  readonly report: string | null
}

/**
 * Decides where results go, and refuses before anything is sent what could not be written, or would be lost.
 *
 * A PSD gets its version itself. A picture gets a PSD beside it, or none when only a flat picture was asked for.
 *
 * @throws UsageError when an output would replace a picture that is read.
 * @throws RefineError `would_lose_data` for a PSD in the way; `host_failed`, `not_found` for a place that can't be written.
 */
export async function decideOutputs(
  input: string,
  { document, kind }: OpenedInput,
  asked: {
    readonly out: string | null
    readonly flat: string | null
    readonly report: string | null
    /** What is read beside the input: masks and references. */
    readonly reads: readonly string[]
    /** The input's file as it was before it was read. */
    readonly inputState: string | null
  },
): Promise<Outputs> {
  const { flat, report, reads } = asked
  const psd = asked.out ?? (kind === 'psd' ? input : flat === null ? besideOf(input) : null)
  for (const path of [flat, report, kind === 'picture' ? psd : null]) {
    if (path !== null && (await isSameFile(path, input))) {
      throw new UsageError(`“${path}” is the input itself.`, 'Choose another name for the output.')
    }
  }
  for (const path of [psd, flat, report]) {
    if (path === null) continue
    const same = await Promise.all(reads.map((other) => isSameFile(path, other)))
    if (!same.includes(true)) continue
    throw new UsageError(
      `“${path}” is a picture that this command reads.`,
      'Choose another name for the output.',
    )
  }
  const updates = psd !== null && (await isSameFile(psd, input))
  const psdState = updates ? asked.inputState : psd === null ? null : await fileState(psd)
  if (psd !== null && !updates && psdState !== null) {
    if (asked.out === null) throw inTheWay(psd)
    await expectNothingLost(psd, new Set(versionIds(document)))
  }
  for (const path of [psd, flat, report]) if (path !== null) await expectWritable(path)
  return { psd, psdState, flat, report }
}

function besideOf(input: string): string {
  return join(dirname(input), `${basename(input, extname(input))}.psd`)
}

function inTheWay(path: string): RefineError {
  return new RefineError('would_lose_data', `“${path}” exists already and is not replaced.`, {
    hint: 'Refine that file to add a version to it, or name another one with --out.',
  })
}

/**
 * Refuses to replace a file where that would lose versions which the new one does not hold.
 *
 * @param kept The ids of those that it holds.
 * @throws RefineError `would_lose_data`.
 */
export async function expectNothingLost(path: string, kept: ReadonlySet<string>): Promise<void> {
  const old = await readBytes(path)
  let lost: string[] = []
  try {
    lost = versionIds(readPsd(old)).filter((id) => !kept.has(id))
  } catch {
    // Not a document of ours: it has no versions to lose.
  }
  if (lost.length === 0) return
  throw new RefineError(
    'would_lose_data',
    `“${path}” holds ${lost.length} ${lost.length === 1 ? 'version' : 'versions'} that would be lost.`,
    { hint: 'Refine that file to add a version to it, or choose another name with --out.' },
  )
}

function versionIds(document: LayeredDocument): string[] {
  return lineagesOf(document).lineages.flatMap(({ versions }) =>
    versions.map(({ record }) => record.id),
  )
}

/** Refuses a place that can't be written. @throws RefineError `host_failed`, `not_found`. */
export async function expectWritable(path: string): Promise<void> {
  const folder = dirname(path)
  if (!(await exists(folder))) {
    throw new RefineError('not_found', `“${path}” can’t be written: its folder does not exist.`, {
      hint: 'Make the folder first, or choose another place.',
    })
  }
  try {
    await access(folder, constants.W_OK)
  } catch (cause) {
    throw new RefineError(
      'host_failed',
      `“${path}” can’t be written: its folder is write-protected.`,
      {
        hint: 'Check the permissions of the folder, or choose another place.',
        cause,
      },
    )
  }
}
