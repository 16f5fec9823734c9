import { onTestFinished } from 'vitest'
import type { Picked } from '../../../core/host.ts'
import type { Picture } from '../../../core/image/picture.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { photograph, type Scene } from '../../hosts/contract/scene.ts'
import { type OpenFigma, openFigma } from '../../hosts/figma/open-figma.ts'
import type { Drawing, PlainPaint } from '../stand-in/border/contract.ts'
import type { Hand } from '../stand-in/border/hand.ts'

/** The picture that scenes are drawn with: 24 × 16 opaque pixels. */
export const picture: Picture = photograph({ width: 24, height: 16 }, 8)

/** Opens a document that is closed when the test ends. */
export async function openDocument(...args: Parameters<typeof openFigma>): Promise<OpenFigma> {
  const figma = await openFigma(...args)
  onTestFinished(() => figma.sandbox.close())
  return figma
}

/** An image paint of a picture; the scenes' own unless told otherwise. */
export function pictureFill(
  hand: Hand,
  { of = picture, ...more }: { readonly of?: Picture } & Partial<PlainPaint> = {},
): PlainPaint {
  return { type: 'IMAGE', scaleMode: 'FILL', imageHash: hand.addImage(encodePng(of)), ...more }
}

/** Draws a picture layer: a rectangle of twice the picture's size unless told otherwise. */
export function drawPicture(hand: Hand, drawing: Partial<Drawing> = {}): string {
  return hand.addNode({
    type: 'RECTANGLE',
    name: 'Bottle',
    width: 48,
    height: 32,
    fills: [pictureFill(hand)],
    ...drawing,
  })
}

/** Selects a layer and picks its picture. */
export async function pickLayer({ hand, host }: OpenFigma, layer: string): Promise<Picked> {
  hand.select([layer])
  const picked = await host.pick()
  if (!picked) throw new Error(`Expected a picture in ${layer} but found none`)
  return picked
}

/** What the contract suite's helpers take to place versions on a picked source. */
export async function sceneOf(figma: OpenFigma, layer: string): Promise<Scene> {
  const picked = await pickLayer(figma, layer)
  return {
    host: figma.host,
    layer,
    picture,
    picked,
    // Only the host is used by what places and reads.
    harness: { host: figma.host } as Scene['harness'],
  }
}

/** Every lineage as its source, its versions' layers and what shows. */
export async function treesIn({ host }: OpenFigma) {
  const { lineages } = await host.lineages()
  return lineages.map(({ source, versions, head }) => ({
    source,
    versions: versions.map(({ layer }) => layer),
    head: head.kind === 'version' ? head.id : head.kind,
  }))
}
