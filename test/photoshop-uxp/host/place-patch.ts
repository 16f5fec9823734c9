import type { Host, Picked, Placed } from '../../../core/host.ts'
import type { Rect } from '../../../core/image/rect.ts'
import { softPatch } from '../../hosts/contract/scene.ts'
import { editFixture, newRecordFixture } from '../../support/record-fixture.ts'

/** The place of the patches, in source pixels. */
export const patchRect: Rect = { x: 2, y: 1, width: 5, height: 5 }

/** Places one version with a soft patch on what is picked, and shows it. */
export async function placePatch(
  host: Host,
  version: {
    readonly id: string
    readonly number: number
    readonly parent?: string | null
    readonly picked?: Picked
  },
): Promise<Placed> {
  const { id, number, parent = null } = version
  const picked = version.picked ?? (await pickedIn(host))
  const lineage = picked.lineage ?? 'lineage-1'
  const { width, height, depth, state } = picked
  return host.place({
    source: picked.source,
    state,
    marker: { schema: 1, lineage, state },
    show: id,
    versions: [
      {
        name: `${picked.name} · v${number}`,
        content: { kind: 'patch', patch: softPatch(patchRect, depth, number + 1) },
        record: newRecordFixture({
          ...{ id, number, parent, lineage, crop: patchRect },
          edit: editFixture({ parent, source: { width, height, depth, state } }),
        }),
      },
    ],
  })
}

/** What the host says is picked. */
export async function pickedIn(host: Host): Promise<Picked> {
  const picked = await host.pick()
  if (!picked) throw new Error('Expected a picked source but nothing is picked')
  return picked
}
