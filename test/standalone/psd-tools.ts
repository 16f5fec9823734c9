import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const script = join(import.meta.dirname, 'read_psd.py')
const candidates = ['python3', '/usr/bin/python3', 'python']

/** A Python that has psd-tools, or null. */
export const pythonWithPsdTools: string | null =
  candidates.find((python) => {
    try {
      execFileSync(python, ['-c', 'import psd_tools'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  }) ?? null

/** Says in the test report why a check with psd-tools did not run. */
export const psdToolsHint = pythonWithPsdTools
  ? ''
  : ' (skipped: install psd-tools, in Debian the package python3-psd-tools)'

export interface FoundLayer {
  readonly name: string
  readonly id: number
  readonly visible: boolean
  readonly opacity: number
  readonly blend: string
  readonly clipped: boolean
  readonly kind: string
  readonly box: readonly number[]
  readonly layers?: readonly FoundLayer[]
  readonly mask?: { readonly box: readonly number[]; readonly outside: number }
  /** SHA-256 of the channel's bytes, by PSD's channel number. */
  readonly [channel: `${number}`]: string
}

export interface FoundPsd {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly channels: number
  readonly layers: readonly FoundLayer[]
  readonly merged: readonly string[]
  readonly current: boolean | null
  readonly links: readonly number[] | null
  readonly icc: string | null
  readonly xmp: boolean
  /** Lists of texts in our own name space of the XMP, by name. */
  readonly lists: Readonly<Record<string, readonly string[]>>
}

/** Reads a PSD with psd-tools in a process of its own. */
export function readWithPsdTools(bytes: Uint8Array): FoundPsd {
  if (!pythonWithPsdTools) throw new Error('Expected a Python with psd-tools')
  const folder = mkdtempSync(join(tmpdir(), 'pentimento-psd-'))
  try {
    const path = join(folder, 'file.psd')
    writeFileSync(path, bytes)
    return JSON.parse(execFileSync(pythonWithPsdTools, [script, path], { encoding: 'utf8' }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
