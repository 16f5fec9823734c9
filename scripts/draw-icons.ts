import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createPicture, type Picture } from '../core/image/picture.ts'
import { encodePng } from '../core/image/png/encode-png.ts'
import { rectOf } from '../core/image/rect.ts'
import { subtractMask } from '../core/mask/combine.ts'
import type { Mask } from '../core/mask/mask.ts'
import { coverageAt } from '../core/mask/mask.ts'
import { maskFromShape } from '../core/mask/mask-from-shape.ts'

type Rgb = readonly [number, number, number]

const listingColor: Rgb = [92, 122, 234]

const icons: readonly { name: string; size: number; color: Rgb }[] = [
  { name: 'plugin', size: 24, color: listingColor },
  { name: 'panel-light', size: 23, color: [60, 60, 60] },
  { name: 'panel-dark', size: 23, color: [220, 220, 220] },
]

/** Edges of the icons that the Marketplace's page shows. */
const listingSizes = [48, 96, 192]

/** Draws the plugin's icons at 1× and 2× into a folder: a ring, and the fainter ring that still shows beneath it. */
export async function drawIcons(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const { name, size, color } of icons) {
    await writeFile(join(folder, `${name}@1x.png`), encodePng(drawIcon(size, color)))
    await writeFile(join(folder, `${name}@2x.png`), encodePng(drawIcon(size * 2, color)))
  }
}

/** Draws the icons for the plugin's page in the Marketplace into a folder; they are uploaded, not packed. */
export async function drawListingIcons(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const size of listingSizes) {
    await writeFile(join(folder, `icon-${size}.png`), encodePng(drawIcon(size, listingColor)))
  }
}

function drawIcon(size: number, color: Rgb): Picture {
  const front = ring(size, 0.4)
  const beneath = subtractMask(ring(size, 0.6), front)
  const icon = createPicture({ width: size, height: size }, 8)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const alpha = Math.max(coverageAt(front, x, y), coverageAt(beneath, x, y) * 0.45)
      icon.data.set([...color, Math.round(alpha)], (y * size + x) * 4)
    }
  }
  return icon
}

/** A ring whose centre lies at a fraction of the icon's width. */
function ring(size: number, center: number): Mask {
  const bounds = rectOf({ width: size, height: size })
  const disc = (radius: number) =>
    maskFromShape(
      {
        kind: 'ellipse',
        x: size * center - radius,
        y: size / 2 - radius,
        width: radius * 2,
        height: radius * 2,
      },
      bounds,
    )
  return subtractMask(disc(size * 0.32), disc(size * 0.21))
}
