import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, parse } from 'node:path'
import sharp from 'sharp'
import { createPicture, type Picture } from '../../core/image/picture.ts'
import { root } from '../../scripts/root.ts'

/** The photographs that parameters are tuned on; results are reported on all others. */
export const tunedOn: readonly string[] = ['coffee', 'dandelions', 'drum-room', 'sunset', 'brushes']

/** A photograph, scaled for the benchmark. */
export interface Photograph {
  readonly name: string
  readonly picture: Picture
}

const endings = ['.jpg', '.png', '.webp']

/** Gives where photographs come from: PENTIMENTO_PHOTOS, else a folder beside the clone, else the small crops here. */
export function photographFolder(): string {
  const named = process.env.PENTIMENTO_PHOTOS ?? join(root, '../shared/photos')
  return existsSync(named) ? named : join(root, 'bench/fidelity/photographs')
}

/** Gives the names of all photographs, those that results are reported on first. */
export async function photographNames(): Promise<readonly string[]> {
  const files = await readdir(photographFolder())
  const names = files
    .filter((file) => endings.includes(parse(file).ext))
    .map((file) => parse(file).name)
    .sort()
  return [
    ...names.filter((name) => !tunedOn.includes(name)),
    ...names.filter((name) => tunedOn.includes(name)),
  ]
}

/** Reads a photograph as sRGB, scaled so that its longer side is `edge` (never enlarged). */
export async function readPhotograph(name: string, edge: number): Promise<Photograph> {
  const folder = photographFolder()
  const file = endings.map((ending) => join(folder, name + ending)).find((path) => existsSync(path))
  if (!file) throw new Error(`Expected a photograph named ${name} in ${folder}`)
  const { data, info } = await sharp(file)
    .rotate()
    .toColourspace('srgb')
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const size = { width: info.width, height: info.height }
  return { name, picture: createPicture(size, 8, new Uint8Array(data)) }
}
