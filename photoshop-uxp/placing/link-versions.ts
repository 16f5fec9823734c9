import type { ActionDescriptor } from 'photoshop'
import type { NewVersion } from '../../core/host.ts'
import { selectLayers } from '../history/select-layers.ts'
import { findLayer } from '../layers/find-layer.ts'
import { playReads } from '../layers/play-reads.ts'
import { play } from '../modal/play.ts'
import type { Photoshop } from '../photoshop.ts'
import type { MadeVersions, VersionsPlace } from './make-versions.ts'

/**
 * Links a source's new versions and their group with it, so that they move with it; what the source was linked with
 * stays linked.
 *
 * A Background never moves, and what is locked in its place shall not: nothing is linked with those, nor is a reframed
 * picture, which is a source of its own.
 */
export async function linkVersions(
  photoshop: Photoshop,
  { tree, source: id }: VersionsPlace,
  versions: readonly NewVersion[],
  { layerIDs, groupID }: MadeVersions,
): Promise<void> {
  const documentID = tree.id
  const source = findLayer(tree, id)
  if (!source || groupID === null || source.is === 'background') return
  if (source.locked.all || source.locked.position) return
  const placed = layerIDs.filter((_, index) => versions[index]?.content.kind !== 'reframe')
  const question: ActionDescriptor = {
    _obj: 'get',
    _target: [
      { _ref: 'property', _property: 'linkedLayerIDs' },
      { _ref: 'layer', _id: source.layerID },
      { _ref: 'document', _id: documentID },
    ],
  }
  const [answer] = source.linked ? await playReads(photoshop, [question]) : []
  const linked: readonly number[] = answer?.linkedLayerIDs ?? []
  const outer = [...new Set([source.layerID, ...linked, groupID])]
  await selectLayers(photoshop, documentID, [...new Set([...outer, ...placed])])
  const [done] = await playReads(photoshop, [linkCommand])
  if (done) return
  // The group alone takes its layers along. Nothing says whether a group can be linked together with a layer in it.
  await selectLayers(photoshop, documentID, outer)
  await play(photoshop, [linkCommand])
}

const linkCommand: ActionDescriptor = {
  _obj: 'linkSelectedLayers',
  _target: [{ _ref: 'layer', _enum: 'ordinal', _value: 'targetEnum' }],
}
