import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { composePatch } from '../../core/edit/compose.ts'
import { settleCandidate } from '../../core/edit/settle/settle-candidate.ts'
import { wantedChange } from '../../core/edit/wanted-change.ts'
import type { Picture } from '../../core/image/picture.ts'
import { decodePng } from '../../core/image/png/decode-png.ts'
import { rectOf } from '../../core/image/rect.ts'
import { resample } from '../../core/image/resample.ts'
import { cropMask } from '../../core/mask/crop-mask.ts'
import { root } from '../../scripts/root.ts'
import { driftPicture } from '../../test/support/drift/drift.ts'
import { recoloredCup } from './recolored-cup.ts'

/** Part of the photograph that the strip shows: across the region's contour, where a paste gives itself away. */
const shown = { left: 20, top: 150, width: 300, height: 240 }
const scale = 1.4

const file = await readFile(join(root, 'standalone/playground/samples/coffee.png'))
const { picture: source } = decodePng(new Uint8Array(file))
const { painted, region } = recoloredCup(source)
const sent = { width: 592, height: 400 }
const drift = { level: 'severe', seed: 12, size: sent, format: 'jpeg' } as const
const { picture: candidate } = await driftPicture(painted, drift)
const crop = rectOf(source)
const naive = composePatch(source, {
  rect: crop,
  color: resample(candidate, source),
  coverage: cropMask(region, crop),
})
const { content } = settleCandidate({
  ...{ parent: source, region, protect: [], edge: { kind: 'strict' }, candidate },
  plan: { crop, sent, density: sent.width / crop.width },
  meansAlpha: false,
  wanted: wantedChange('make the cup and saucer blue'),
})
const settled = content.kind === 'patch' ? composePatch(source, content.patch) : content.picture

const panels = [source, resample(candidate, source), naive, settled]
const titles = ['source', 'what the provider sent', 'pasted into the region', 'Pentimento']
const width = Math.round(shown.width * scale)
const height = Math.round(shown.height * scale)
const gap = 8
const captionPx = 30
const total = { width: panels.length * (width + gap) - gap, height: height + captionPx }
await sharp({ create: { ...total, channels: 3, background: '#ffffff' } })
  .composite([
    ...(await Promise.all(panels.map(panelOf))),
    { input: Buffer.from(captions()), left: 0, top: height },
  ])
  .jpeg({ quality: 88, mozjpeg: true })
  .toFile(join(root, 'docs/targeted-edit.jpg'))

async function panelOf({ width: across, height: down, data }: Picture, index: number) {
  const raw = { width: across, height: down, channels: 4 as const }
  const cut = await sharp(data, { raw }).extract(shown).png().toBuffer()
  const input = await sharp(cut).resize(width, height, { kernel: 'lanczos3' }).png().toBuffer()
  return { input, left: index * (width + gap), top: 0 }
}

function captions(): string {
  const words = titles.map(
    (title, index) =>
      `<text x="${index * (width + gap) + width / 2}" y="21" text-anchor="middle">${title}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${total.width}" height="${captionPx}" font-family="sans-serif" font-size="17" fill="#333">${words.join('')}</svg>`
}
