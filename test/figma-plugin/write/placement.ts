import type { VersionContent } from '../../../core/edit/patch.ts'
import type { NewVersion, Placement } from '../../../core/host.ts'
import { rectOf } from '../../../core/image/rect.ts'
import type { FigmaHostDeps } from '../../../figma-plugin/ui/host/host-parts.ts'
import { seeDocument } from '../../../figma-plugin/ui/host/see-document.ts'
import { sourceLayerOf } from '../../../figma-plugin/ui/host/source-layer.ts'
import { softPatch } from '../../hosts/contract/scene.ts'
import { editFixture, newRecordFixture } from '../../support/record-fixture.ts'

/** What a test says of one new version; the rest is plausible. */
export interface NewDraft {
  readonly id: string
  readonly number?: number
  readonly parent?: string | null
  readonly mix?: readonly string[]
  readonly content?: VersionContent
  readonly name?: string
  readonly begins?: NewVersion['begins']
  /** The lineage that its record names; the source's by default. */
  readonly lineage?: string
  /** Makes the record as long as its masks would. */
  readonly maskText?: string
}

/** A small patch at a place of the picture. */
export function patchAt(x: number, y: number, seed = 2): VersionContent {
  return { kind: 'patch', patch: softPatch({ x, y, width: 5, height: 4 }, 8, seed) }
}

/** Makes a placement for a source as it is now; the first version shows unless told otherwise. */
export async function placementFor(
  deps: FigmaHostDeps,
  source: string,
  drafts: readonly NewDraft[],
  show: string | null | undefined = drafts[0]?.id,
): Promise<Placement> {
  const seen = await seeDocument(deps)
  const node = seen.nodes.get(source) ?? (await deps.document.nodes([source]))[0]
  if (!node) throw new Error(`Expected a node ${source} but found none`)
  const { state, image } = await sourceLayerOf(deps, node, { seen })
  const known = seen.rebuilt.lineages.find((one) => one.source === source)
  const lineage = known?.id ?? 'lineage'
  return {
    source,
    state,
    marker: { schema: 1, lineage, state },
    show: show ?? null,
    versions: drafts.map((draft, index) => {
      const { id, parent = null, mix, content = patchAt(2, 3), begins } = draft
      const number = draft.number ?? (known?.versions.length ?? 0) + index + 1
      const { width, height, depth } = image
      return {
        name: draft.name ?? `Bottle · v${number} · ${id}`,
        content,
        ...(begins && { begins }),
        record: newRecordFixture({
          id,
          lineage: draft.lineage ?? lineage,
          parent,
          ...(mix && { mix: [...mix] }),
          number,
          kind: content.kind,
          edit: editFixture({
            source: { width, height, depth, state },
            parent,
            instruction: `change ${id}`,
            region: draft.maskText
              ? { rect: rectOf(image), hash: 'hash', data: draft.maskText }
              : null,
          }),
          crop: content.kind === 'patch' ? content.patch.rect : rectOf(image),
        }),
      }
    }),
  }
}
