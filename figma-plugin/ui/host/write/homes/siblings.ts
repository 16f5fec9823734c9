import { visibilityFor } from '../../../../../core/history/visibility.ts'
import { entryKeys } from '../../../../protocol/entries.ts'
import type { NodeFacts } from '../../../../protocol/node-facts.ts'
import type { WriteStep } from '../../../../protocol/write.ts'
import { hiddenInto } from '../hidden-into.ts'
import { inOneRun, topOfRun } from '../sibling-run.ts'
import type { HomeRules, WriteScene } from '../write-scene.ts'

/**
 * Versions of a shape: clones directly above it and its other versions.
 *
 * - They lie adjacent, so that a mask below or around them covers them as it covers the source.
 * - They stand where the picture is seen: where it was moved as a version, new and shown ones go there.
 * - In auto layout a version takes the source's place in the flow; hidden layers leave it. In a grid, versions are
 *   absolute: its cells can't be shared.
 */
export const siblings: HomeRules = {
  ground: ({ node, paint }) => ({
    fills: node.fills ?? [],
    paints: { base: paint.imageHash, overlays: [] },
    template: paint,
  }),

  addLayers(scene, made) {
    const { source } = scene
    const place = scene.shown?.parent === source.parent ? scene.shown : source
    const parent = place.parent ?? place.page
    let below = topOfRun(place, membersOf(scene)).id
    return made.flatMap(({ ref, like }): WriteStep[] => {
      const at = { above: below }
      below = ref
      return [
        ...hiddenInto({ do: 'clone', of: like, as: ref.slice(1) }, { node: ref, parent, at }),
        // What the source is marked with is not the copy's.
        { do: 'data', node: ref, key: entryKeys.marker, value: '' },
        ...boxFrom(place, ref),
      ]
    })
  },

  show(scene, version) {
    const wanted = visibilityFor(scene, version, 'cumulative')
    const steps: WriteStep[] = []
    const { source, shown } = scene
    const next =
      version === null
        ? source?.id
        : scene.versions.find(({ record }) => record.id === version)?.layer
    const target = next === undefined ? undefined : (scene.seen.nodes.get(next) ?? source)
    if (shown && target && target.id === next && target.id !== shown.id) {
      steps.push(...carrySteps(shown, target, scene))
    }
    const changes = scene.versions.flatMap(({ record, layer, visible }) => {
      const lit = wanted.versions.get(record.id)
      return lit === undefined || lit === visible ? [] : { node: layer, visible: lit }
    })
    if (source && source.visible !== wanted.source) {
      changes.push({ node: source.id, visible: wanted.source })
    }
    // Hidden first: two at once would squeeze what fills the rest of an auto layout to nothing.
    changes.sort((a, b) => Number(a.visible) - Number(b.visible))
    return [...steps, ...changes.map((change): WriteStep => ({ do: 'set', ...change }))]
  },
}

/** Brings what shall show to where the picture is seen now. */
function carrySteps(from: NodeFacts, to: NodeFacts, scene: WriteScene): WriteStep[] {
  if (from.parent === null || from.parent !== to.parent) return []
  const steps: WriteStep[] = []
  if (!inOneRun(from, to, membersOf(scene))) {
    steps.push({ do: 'insert', node: to.id, parent: from.parent, at: { above: from.id } })
  }
  // The source keeps its cell in a grid, where its versions are absolute.
  const keepsCell = to.parentLayout === 'GRID' && to.id === scene.source?.id
  return keepsCell ? steps : [...steps, ...boxFrom(from, to.id)]
}

function boxFrom(place: NodeFacts, node: string): WriteStep[] {
  if (place.parentLayout !== 'GRID') return [{ do: 'boxLike', node, like: place.id }]
  const { relativeTransform, width, height } = place
  return [
    { do: 'absolute', node },
    { do: 'box', node, relativeTransform, width, height },
  ]
}

/** The source and its versions, as far as they are nodes of the document already. */
function membersOf({ source, versions, seen }: WriteScene): readonly NodeFacts[] {
  const nodes = versions.flatMap(({ layer }) => seen.nodes.get(layer) ?? [])
  return source ? [source, ...nodes] : nodes
}
