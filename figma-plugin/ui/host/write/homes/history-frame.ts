import { visibilityFor } from '../../../../../core/history/visibility.ts'
import { entryKeys, type HistoryFrame } from '../../../../protocol/entries.ts'
import type { NodeFacts, PaintFacts } from '../../../../protocol/node-facts.ts'
import type { WriteStep } from '../../../../protocol/write.ts'
import { sameFills } from '../../paint-look.ts'
import { boxInParent } from '../find-beside.ts'
import { hiddenInto } from '../hidden-into.ts'
import type { HomeRules, WriteScene } from '../write-scene.ts'
import { historyFrameOf, rememberSteps } from './history-entry.ts'
import { siblings } from './siblings.ts'

/** Room around and between the versions, in Figma's units. */
const margin = 40

/**
 * Versions of a picture in an instance or component, where no layers can be added: rectangles with all its paints, one
 * below the other in a frame beside the outermost one.
 *
 * A version shows when its fills are the source's own. How the source looked before is remembered on the frame.
 */
export const historyFrame: HomeRules = {
  ground: siblings.ground,

  addLayers({ seen, source }, made, beside) {
    const found = historyFrameOf(seen, source.id)
    const frame = found?.node.id ?? '$history'
    const steps: WriteStep[] = []
    if (!found && beside) {
      const { parent, above, x, y } = beside
      steps.push(
        ...hiddenInto({ do: 'frame', as: 'history' }, { node: frame, parent, at: { above } }),
        { do: 'absolute', node: frame },
        { do: 'box', node: frame, relativeTransform: movedTo(x, y) },
        { do: 'set', node: frame, name: `Pentimento · ${beside.name}`, visible: true },
        ...rememberSteps(frame, entryFor(source, null, null), null),
      )
    }
    let bottom = found ? bottomOf(found.node, seen.nodes.values()) : 0
    let width = found?.node.width ?? 0
    for (const { ref } of made) {
      steps.push(
        { do: 'rectangle', as: ref.slice(1) },
        { do: 'insert', node: ref, parent: frame, at: 'top' },
        { do: 'absolute', node: ref },
        {
          do: 'box',
          node: ref,
          relativeTransform: movedTo(margin, bottom + margin),
          width: source.width,
          height: source.height,
        },
        { do: 'cornersLike', node: ref, like: source.id },
      )
      bottom += margin + source.height
      width = Math.max(width, source.width + 2 * margin)
    }
    const height = Math.max(found?.node.height ?? 0, bottom + margin)
    return [...steps, { do: 'box', node: frame, width, height }]
  },

  show(scene, version) {
    const { source, seen } = scene
    if (!source) return []
    // Refuses what can't show anywhere, in the words that all hosts use.
    visibilityFor(scene, version, 'cumulative')
    const found = historyFrameOf(seen, source.id)
    const wanted =
      version === null
        ? seen.pictures.get(source.id)?.fills
        : fillsOf(scene, scene.versions.find(({ record }) => record.id === version)?.layer)
    if (!wanted) return []
    const steps = [...uncoverSteps(scene, source)]
    if (version !== null) {
      const entry = entryFor(source, found?.entry ?? null, seen.pictures.get(source.id)?.fills)
      const frame = found?.node.id ?? '$history'
      steps.push(...rememberSteps(frame, { ...entry, agreed: true }, found?.entry ?? null))
    }
    if (!sameFills(wanted, source.fills ?? [])) {
      steps.push({ do: 'set', node: source.id, fills: [...wanted] })
    }
    return steps
  },
}

/** The source as it is without versions; of a style that it no longer has, the name stays. */
function entryFor(
  source: NodeFacts,
  before: HistoryFrame | null,
  fills: readonly PaintFacts[] | null | undefined,
): HistoryFrame {
  return {
    source: source.id,
    fills: [...(fills ?? source.fills ?? [])],
    fillStyle: source.fillStyle || (before?.fillStyle ?? ''),
    ...(before?.agreed !== undefined && { agreed: before.agreed }),
  }
}

function fillsOf({ seen, made }: WriteScene, layer = ''): readonly PaintFacts[] | null {
  return made.get(layer) ?? seen.nodes.get(layer)?.fills ?? null
}

/** Hides versions that were placed over the source before it became part of a component. */
function uncoverSteps({ seen, versions }: WriteScene, source: NodeFacts): readonly WriteStep[] {
  const covering = versions.flatMap(({ layer }) => {
    const node = seen.nodes.get(layer)
    const covers = node && (node.parent === source.parent || node.parent === source.id)
    return covers && node.visible ? node : []
  })
  if (covering.length === 0) return []
  return [
    ...covering.map(({ id }): WriteStep => ({ do: 'set', node: id, visible: false })),
    ...(source.visible ? [] : [{ do: 'set' as const, node: source.id, visible: true }]),
  ]
}

function bottomOf(frame: NodeFacts, nodes: Iterable<NodeFacts>): number {
  const bottoms = [...nodes]
    .filter(({ parent, data }) => parent === frame.id && data[entryKeys.version] !== undefined)
    .map((node) => boxInParent(node).bottom)
  return Math.max(0, ...bottoms)
}

function movedTo(x: number, y: number): Extract<WriteStep, { do: 'box' }>['relativeTransform'] {
  return [
    [1, 0, x],
    [0, 1, y],
  ]
}
