import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ColorTag } from '../../../core/image/color-tag.ts'
import type { Picture } from '../../../core/image/picture.ts'
import { createPicture } from '../../../core/image/picture.ts'
import { decodePng } from '../../../core/image/png/decode-png.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import type { Rect, Size } from '../../../core/image/rect.ts'
import { run } from '../../../standalone/cli/run.ts'

/** A folder of its own for one test, with the command line to run in it. */
export interface Bench {
  readonly folder: string
  path(name: string): string
  write(name: string, bytes: Uint8Array | string): string
  writePng(name: string, picture: Picture, color?: ColorTag): string
  read(name: string): Uint8Array
  readPng(name: string): Picture
  /** Names of all files, so that leftovers show. */
  files(): readonly string[]
  run(...args: readonly string[]): Promise<Ran>
  /** Runs with `--json` and gives the object. */
  // The tests look into the documented keys; a wrong one fails the test.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  json(...args: readonly string[]): Promise<any>
}

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

export function openBench(
  options: { env?: Record<string, string>; signal?: AbortSignal } = {},
): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'pentimento-cli-'))
  const home = mkdtempSync(join(tmpdir(), 'pentimento-home-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
    rmSync(home, { recursive: true, force: true })
  })
  const path = (name: string) => join(folder, name)
  const bench: Bench = {
    folder,
    path,
    write(name, bytes) {
      writeFileSync(path(name), bytes)
      return path(name)
    },
    writePng: (name, picture, color) =>
      bench.write(name, encodePng(picture, color ? { color } : {})),
    read: (name) => new Uint8Array(readFileSync(path(name))),
    readPng: (name) => decodePng(bench.read(name)).picture,
    files: () => readdirSync(folder).sort(),
    async run(...args) {
      let out = ''
      let err = ''
      const code = await run(args, {
        env: { PENTIMENTO_HOME: home, ...options.env },
        out: (text) => {
          out += text
        },
        err: (text) => {
          err += text
        },
        showsProgress: false,
        signal: options.signal ?? new AbortController().signal,
      })
      return { code, out, err }
    },
    async json(...args) {
      const { out } = await bench.run(...args, '--json')
      return JSON.parse(out)
    },
  }
  return bench
}

/** A mask picture: white inside the rectangle, black elsewhere. */
export function maskPicture(size: Size, inside: Rect | null): Picture {
  const picture = createPicture(size, 8)
  for (let i = 0; i < size.width * size.height; i++) {
    const x = i % size.width
    const y = Math.floor(i / size.width)
    const white =
      inside !== null &&
      x >= inside.x &&
      y >= inside.y &&
      x < inside.x + inside.width &&
      y < inside.y + inside.height
    picture.data.set(white ? [255, 255, 255, 255] : [0, 0, 0, 255], i * 4)
  }
  return picture
}

/** How many pixels differ where the mask is black, and where it is white. */
export function countChanges(
  a: Picture,
  b: Picture,
  mask: Picture,
): { readonly outside: number; readonly inside: number } {
  let outside = 0
  let inside = 0
  for (let pos = 0; pos < a.data.length; pos += 4) {
    const same = [0, 1, 2, 3].every((channel) => a.data[pos + channel] === b.data[pos + channel])
    if (same) continue
    if (mask.data[pos] === 0) outside++
    else inside++
  }
  return { outside, inside }
}
