import { onTestFinished } from 'vitest'
import type { Patch, VersionContent } from '../../../core/edit/patch.ts'
import type { NewVersion, Picked, Placed } from '../../../core/host.ts'
import type { ColorTag } from '../../../core/image/color-tag.ts'
import { createPicture, type Depth, maxWord, type Picture } from '../../../core/image/picture.ts'
import { type Rect, rectOf, type Size } from '../../../core/image/rect.ts'
import { createMask } from '../../../core/mask/mask.ts'
import { editFixture, newRecordFixture } from '../../support/record-fixture.ts'
import type { HostHarness, MakeHarness } from '../harness.ts'

/** A document with one picked source, ready for a test. */
export interface Scene {
  readonly harness: HostHarness
  readonly host: HostHarness['host']
  /** The source's layer. */
  readonly layer: string
  readonly picture: Picture
  readonly picked: Picked
}

/** Opens a document through the harness and closes it when the test ends. */
export async function openHarness(make: MakeHarness): Promise<HostHarness> {
  const harness = await make()
  onTestFinished(async () => harness.close?.())
  return harness
}

/** Opens a document that holds one picked source. */
export async function openScene(
  make: MakeHarness,
  source: { picture?: Picture; name?: string; color?: ColorTag } = {},
): Promise<Scene> {
  const harness = await openHarness(make)
  const asked = source.picture ?? photograph({ width: 24, height: 16 }, 8)
  const picture = harness.keeps?.(asked) ?? asked
  const layer = await harness.addSource({
    picture,
    name: source.name ?? 'Bottle',
    ...(source.color && { color: source.color }),
  })
  await harness.pickLayer(layer)
  return { harness, host: harness.host, layer, picture, picked: await pickedIn(harness) }
}

/** The picked source as the host tells it now. */
export async function pickedIn(harness: HostHarness): Promise<Picked> {
  const picked = await harness.host.pick()
  if (!picked) throw new Error('Expected a picked source but nothing is picked')
  return picked
}

/**
 * The word of a depth nearest to a value from 0 to 1, among those that every host can hold.
 *
 * Photoshop's 16 bits are 0..32768: every second of our words has none of its own there, so it would come back as a
 * neighbour. A picture that a user opens there has none of them either, which is why the suite uses none.
 */
export function heldWord(value: number, depth: Depth): number {
  return depth === 8
    ? Math.round(value * 255)
    : Math.round((Math.round(value * 32768) * 65535) / 32768)
}

/** Opaque pixels in which neighbours differ and every channel uses its whole range; see {@link heldWord}. */
export function photograph(size: Size, depth: Depth, seed = 1): Picture {
  const picture = createPicture(size, depth)
  const max = maxWord(depth)
  let word = seed * 7919
  for (let pos = 0; pos < picture.data.length; pos++) {
    word = (word * 48271) % 2147483647
    picture.data[pos] = pos % 4 === 3 ? max : heldWord((word % (max + 1)) / max, depth)
  }
  return picture
}

/** The same pixels with alpha from transparent (left) to opaque (right). */
export function translucent(picture: Picture): Picture {
  const data = picture.data.slice()
  for (let i = 0; i < picture.width * picture.height; i++) {
    data[i * 4 + 3] = heldWord((i % picture.width) / (picture.width - 1), picture.depth)
  }
  return createPicture(picture, picture.depth, data)
}

/** A patch whose coverage is 0 at its border, soft inside it and 255 in its middle; its colour is foreign everywhere. */
export function softPatch(rect: Rect, depth: Depth, seed = 2): Patch {
  const coverage = new Uint8Array(rect.width * rect.height)
  for (let y = 0; y < rect.height; y++) {
    for (let x = 0; x < rect.width; x++) {
      const inset = Math.min(x, y, rect.width - 1 - x, rect.height - 1 - y)
      coverage[y * rect.width + x] = inset === 0 ? 0 : inset === 1 ? 101 : 255
    }
  }
  return { rect, color: photograph(rect, depth, seed), coverage: createMask(rect, coverage) }
}

export function patchContent(rect: Rect, depth: Depth = 8, seed = 2): VersionContent {
  return { kind: 'patch', patch: softPatch(rect, depth, seed) }
}

/** What a test says about one version to be placed; the rest is filled in plausibly. */
export interface Draft {
  readonly id: string
  readonly content: VersionContent
  readonly parent?: string | null
  readonly mix?: readonly string[]
  readonly number?: number
  readonly name?: string
  readonly call?: string
  readonly begins?: NewVersion['begins']
}

/** Places versions on the scene's source, in one call; the first one shows unless told otherwise. */
export async function place(
  scene: Scene,
  drafts: readonly Draft[],
  options: { show?: string | null; picked?: Picked; signal?: AbortSignal } = {},
): Promise<Placed> {
  const picked = options.picked ?? scene.picked
  const lineage = picked.lineage ?? 'lineage-1'
  return scene.host.place(
    {
      source: picked.source,
      state: picked.state,
      marker: { schema: 1, lineage, state: picked.state },
      versions: drafts.map((draft, index) => newVersion(picked, lineage, draft, index + 1)),
      show: options.show === undefined ? (drafts[0]?.id ?? null) : options.show,
    },
    options.signal ? { signal: options.signal } : {},
  )
}

/** Places one version and gives its layer. */
export async function placeOne(scene: Scene, draft: Draft): Promise<string> {
  const placed = await place(scene, [draft])
  return placed.versions[0]!.layer
}

function newVersion(picked: Picked, lineage: string, draft: Draft, number: number): NewVersion {
  const content = draft.content
  const crop = content.kind === 'patch' ? content.patch.rect : rectOf(picked)
  const parent = draft.parent ?? null
  const counted = draft.number ?? number
  const { width, height, depth, state } = picked
  return {
    name: draft.name ?? `${picked.name} · v${counted} · ${draft.id}`,
    content,
    ...(draft.begins && { begins: draft.begins }),
    record: newRecordFixture({
      id: draft.id,
      lineage,
      parent,
      ...(draft.mix && { mix: [...draft.mix] }),
      number: counted,
      kind: content.kind,
      edit: editFixture({
        source: { width, height, depth, state },
        parent,
        ...(draft.mix && { mix: [...draft.mix] }),
        instruction: `change ${draft.id}`,
      }),
      crop,
      call: draft.call ?? `call-${draft.id}`,
    }),
  }
}

/** Everything that the design tool shows of a document, for comparing before and after. */
export async function lookAt(harness: HostHarness): Promise<unknown> {
  const layers = await harness.layers()
  const contents = await Promise.all(layers.map((layer) => harness.contentOf(layer.id)))
  return { layers, contents, picked: await harness.pickedLayers() }
}

/** Reads a whole picture through the host. */
export async function readWhole(
  scene: Pick<Scene, 'host' | 'layer' | 'picture'>,
  target: Parameters<Scene['host']['readPixels']>[1],
): Promise<Picture> {
  return scene.host.readPixels(scene.layer, target, rectOf(scene.picture))
}

/** A signal that is aborted already. */
export function abortedSignal(): AbortSignal {
  return AbortSignal.abort()
}
