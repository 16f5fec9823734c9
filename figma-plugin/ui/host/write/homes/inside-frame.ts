import { visibilityFor } from '../../../../../core/history/visibility.ts'
import type { NodeFacts } from '../../../../protocol/node-facts.ts'
import type { WriteStep } from '../../../../protocol/write.ts'
import { hiddenInto } from '../hidden-into.ts'
import { siblingIndex, topOfRun } from '../sibling-run.ts'
import type { HomeRules } from '../write-scene.ts'

/**
 * Versions of a frame's picture: rectangles that fill it, below all that lies in the frame.
 *
 * The frame's own picture stays visible under them, so that a rectangle holds overlays only. Where paints lie over
 * that picture, the rectangle holds the picture and those paints again.
 */
export const insideFrame: HomeRules = {
  ground({ node, base, paint }) {
    const above = (node.fills ?? []).slice(base + 1).filter(({ visible = true }) => visible)
    const isCovered = above.length > 0
    return {
      fills: isCovered ? [paint, ...above] : [],
      paints: { base: isCovered ? paint.imageHash : null, overlays: [] },
      template: paint,
    }
  },

  addLayers({ source, versions, seen }, made) {
    const rectangles = versions
      .flatMap(({ layer }) => seen.nodes.get(layer) ?? [])
      .filter(({ parent }) => parent === source.id)
    const lowest = rectangles.find((node) => siblingIndex(node) === 0)
    let below = lowest ? topOfRun(lowest, rectangles).id : null
    return made.flatMap(({ ref }): WriteStep[] => {
      const at = below === null ? 'bottom' : { above: below }
      below = ref
      return [
        ...hiddenInto({ do: 'rectangle', as: ref.slice(1) }, { node: ref, parent: source.id, at }),
        ...fillSteps(ref, source),
        { do: 'cornersLike', node: ref, like: source.id },
      ]
    })
  },

  show(scene, version) {
    const wanted = visibilityFor(scene, version, 'cumulative')
    return scene.versions.flatMap(({ record, layer, visible }): WriteStep[] => {
      const lit = wanted.versions.get(record.id)
      if (lit === undefined || lit === visible) return []
      const { source, seen } = scene
      // Since it was seen last, the frame may have been given an auto layout, which took it in.
      const isInside = source && seen.nodes.get(layer)?.parent === source.id
      const filling = lit && isInside ? fillSteps(layer, source) : []
      return [...filling, { do: 'set', node: layer, visible: lit }]
    })
  },
}

/** Lets a rectangle fill a frame, out of its auto layout, and go on doing so. */
function fillSteps(node: string, { width, height }: NodeFacts): readonly WriteStep[] {
  return [
    { do: 'absolute', node },
    {
      do: 'box',
      node,
      relativeTransform: [
        [1, 0, 0],
        [0, 1, 0],
      ],
      width,
      height,
      constraints: 'STRETCH',
    },
  ]
}
