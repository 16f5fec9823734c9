import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, parse } from 'node:path'
import sharp from 'sharp'
import { createPicture, cropPicture, type Picture } from '../../core/image/picture.ts'
import { scaleSize } from '../../core/image/rect.ts'
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

/** Longer side that photographs are scaled to: as sharp as crops that are sent usually are. */
const scaledEdge = 1200

/** Reads a photograph as sRGB, scaled to 1200 pixels along its longer side and cut to a middle part of `edge` pixels. */
export async function readPhotograph(name: string, edge: number): Promise<Photograph> {
  const folder = photographFolder()
  const file = endings.map((ending) => join(folder, name + ending)).find((path) => existsSync(path))
  if (!file) throw new Error(`Expected a photograph named ${name} in ${folder}`)
  const { data, info } = await sharp(file)
    .rotate()
    .toColourspace('srgb')
    .resize(scaledEdge, scaledEdge, { fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const size = { width: info.width, height: info.height }
  const whole = createPicture(size, 8, new Uint8Array(data))
  // A cut of the same proportions, so that portraits stay portraits.
  const share = Math.min(1, edge / Math.max(size.width, size.height))
  const part = scaleSize(size, share)
  const x = Math.floor((size.width - part.width) / 2)
  const y = Math.floor((size.height - part.height) / 2)
  return { name, picture: cropPicture(whole, { ...part, x, y }) }
}
