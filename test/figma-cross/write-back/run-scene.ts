import { composeOnto } from '../../../core/edit/compose.ts'
import type { Patch } from '../../../core/edit/patch.ts'
import type { Picture } from '../../../core/image/picture.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { sceneOf } from '../../figma-plugin/host/open-scene.ts'
import { placeOne } from '../../hosts/contract/scene.ts'
import { type OpenFigma, openFigma } from '../../hosts/figma/open-figma.ts'
import { patchesFor } from '../patches.ts'
import { shades } from '../picture-file.ts'
import { type DocumentScene, image } from './document-scenes.ts'
import { type DocumentState, fillsOf, stateOf } from './document-state.ts'

/** What the plugin made of a scene, at each moment. */
export interface SceneRun {
  /** As the designer drew it. */
  readonly before: DocumentState
  /** While the last version shows. */
  readonly shown: DocumentState
  /** After the source was shown again. */
  readonly again: DocumentState
  /** The source's layer in `before`. */
  readonly source: string
  /** The refinements that show, and the picture that they make. */
  readonly patches: readonly Patch[]
  readonly refined: Picture
}

/** Runs the built plugin over a scene: places the versions, follows with what is done by hand, shows the source again. */
export async function runScene(scene: DocumentScene): Promise<SceneRun> {
  const original = shades(image, 8)
  const first = await openFigma()
  const opened = [first]
  try {
    const imageHash = first.hand.addImage(encodePng(original))
    const source = scene.draw(first.hand, (more) => ({
      type: 'IMAGE',
      scaleMode: 'FILL',
      imageHash,
      ...more,
    }))
    const before = stateOf(first.sandbox)
    const made = patchesFor(original, scene.refinements ?? 1)
    const version = await placeAll(first, source, made)
    if (scene.switchedOff !== undefined) switchOff(first, version, scene.switchedOff)
    const patches = made.filter((_, index) => index !== scene.switchedOff)
    const there = scene.pastedElsewhere ? await pasteElsewhere(first, source, opened) : first
    const shown = stateOf(there.sandbox)
    await there.host.show(there === first ? source : await onlySourceIn(there), null)
    const again = stateOf(there.sandbox)
    const refined = patches.reduce(composeOnto, original)
    return { before, shown, again, source, patches, refined }
  } finally {
    for (const { sandbox } of opened) sandbox.close()
  }
}

/** Places refinements on each other; the last one shows. Gives its layer. */
async function placeAll(figma: OpenFigma, source: string, patches: readonly Patch[]) {
  let layer = ''
  for (const [index, patch] of patches.entries()) {
    layer = await placeOne(await sceneOf(figma, source), {
      id: `version-${index}`,
      parent: index === 0 ? null : `version-${index - 1}`,
      number: index + 1,
      content: { kind: 'patch', patch },
    })
  }
  return layer
}

/** Switches the paint of one refinement off, as in Figma's Fill list. */
function switchOff({ hand }: OpenFigma, version: string, refinement: number): void {
  const node = hand.node(version)
  const images = node ? [...fillsOf(node).entries()].filter(([, { type }]) => type === 'IMAGE') : []
  const paint = images[refinement + 1]?.[0]
  if (paint === undefined) throw new Error(`Expected a paint of refinement ${refinement}.`)
  hand.setPaintVisible(version, paint, false)
}

/** Copies the layer with all that is in it beside itself, and the copy to the same place in a new document. */
async function pasteElsewhere({ hand }: OpenFigma, layer: string, opened: OpenFigma[]) {
  const [[, , x], [, , y]] = hand.node(layer)?.transform ?? [[], []]
  const copies = hand.duplicate([layer])
  const other = await openFigma()
  opened.push(other)
  const [pasted = ''] = other.hand.paste(hand.copy(copies))
  other.hand.moveTo(pasted, x ?? 0, y ?? 0)
  return other
}

async function onlySourceIn({ host }: OpenFigma): Promise<string> {
  const { lineages } = await host.lineages()
  const [lineage] = lineages
  if (lineages.length !== 1 || !lineage?.source || lineage.head.kind !== 'version') {
    throw new Error('Expected one history, with a version that shows.')
  }
  return lineage.source
}
