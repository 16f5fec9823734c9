import { basename, dirname, extname, resolve } from 'node:path'
import type { StepSurroundings } from '../../core/batch/intent-of-step.ts'
import type { PictureFile } from '../../core/batch/plan-items.ts'
import type { Picture } from '../../core/image/picture.ts'
import type { Size } from '../../core/image/rect.ts'
import { readMaskFile, readReferenceFile } from '../cli/mask-files.ts'

/** Reads what steps need beside the pictures: mask files by their patterns, and one anchor. */
export interface StepFiles {
  around(picture: PictureFile & Size, anchor: string | null): Promise<StepSurroundings>
}

/** @param masks The folder that mask patterns are taken from. */
export function createStepFiles(masks: string, signal: AbortSignal): StepFiles {
  let known: { readonly path: string; readonly anchor: Promise<NamedPicture> } | null = null
  const readAnchor = (path: string) => {
    if (known?.path !== path) known = { path, anchor: readReferenceFile(path, signal) }
    return known.anchor
  }
  return {
    async around(picture, anchor) {
      return {
        readPicture: (path) => readReferenceFile(path, signal),
        anchor: anchor === null ? null : await readAnchor(anchor),
        readMask: (pattern) => readMaskFile(maskPath(masks, pattern, picture), picture, signal),
      }
    },
  }
}

interface NamedPicture {
  readonly name: string
  readonly picture: Picture
}

function maskPath(masks: string, pattern: string, { item }: PictureFile): string {
  const filled = pattern
    .replaceAll('{name}', basename(item, extname(item)))
    .replaceAll('{folder}', dirname(item))
  return resolve(masks, filled)
}
