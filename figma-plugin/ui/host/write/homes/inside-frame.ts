import { visibilityFor } from '../../../../../core/history/visibility.ts'
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
        { do: 'absolute', node: ref },
        {
          do: 'box',
          node: ref,
          relativeTransform: [
            [1, 0, 0],
            [0, 1, 0],
          ],
          width: source.width,
          height: source.height,
          constraints: 'STRETCH',
        },
        { do: 'cornersLike', node: ref, like: source.id },
      ]
    })
  },

  show(scene, version) {
    const wanted = visibilityFor(scene, version, 'cumulative')
    return scene.versions.flatMap(({ record, layer, visible }): WriteStep[] => {
      const lit = wanted.versions.get(record.id)
      return lit === undefined || lit === visible ? [] : [{ do: 'set', node: layer, visible: lit }]
    })
  },
}
