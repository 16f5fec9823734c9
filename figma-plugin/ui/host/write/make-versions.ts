import { throwIfAborted } from '../../../../core/errors.ts'
import { versionById } from '../../../../core/history/find-in-lineages.ts'
import type { CallOptions, NewVersion } from '../../../../core/host.ts'
import type { NodeFacts } from '../../../protocol/node-facts.ts'
import { fingerprintOf } from '../fingerprint.ts'
import type { FigmaHostDeps } from '../host-parts.ts'
import { asSeen } from '../shown-place.ts'
import { completeRecord } from './complete-record.ts'
import type { Target } from './find-target.ts'
import { type Ground, groundOfSource, groundOfVersion } from './ground.ts'
import { makeContent } from './make-content.ts'
import { makeReframe } from './make-reframe.ts'
import type { MadeReframe, MadeVersion } from './write-scene.ts'

/** What a placement needs in the document before it is written. */
export interface MadePlacement {
  readonly versions: readonly MadeVersion[]
  readonly reframes: readonly MadeReframe[]
  /** The nodes whose fills all this was made from: they must still be so when it is written. */
  readonly reliedOn: readonly NodeFacts[]
}

/**
 * Makes all that a placement's versions consist of, one after the other: so a later one can lie on an earlier one.
 *
 * Hands images to Figma but changes no node.
 *
 * @throws RefineError `not_found` for a parent that is gone.
 */
export async function makeVersions(
  deps: FigmaHostDeps,
  { seen, source }: Pick<Target, 'seen' | 'source'>,
  versions: readonly NewVersion[],
  options: CallOptions,
): Promise<MadePlacement> {
  const grounds = new Map<string, Ground>()
  const made: MadeVersion[] = []
  const reframes: MadeReframe[] = []
  const reliedOn = new Map<string, NodeFacts>()
  for (const [index, version] of versions.entries()) {
    const ref = `$v${index}`
    const { content, record, name } = version
    if (content.kind === 'reframe') {
      reframes.push(
        await makeReframe(deps, asSeen(seen, source), { ...version, content, ref }, options),
      )
    } else {
      // Over a custom mix, too: its topmost version is what is seen, and the parent.
      const { parent } = record
      const ground =
        (parent !== null && grounds.get(parent)) ||
        (await groundOf(deps, { seen, source }, parent, options))
      if (ground.node) reliedOn.set(ground.node.id, ground.node)
      const { laid, stack, written } = await makeContent(deps, source, ground, content, options)
      const { fills, paints } = laid
      const { like } = ground
      const full = completeRecord(version, fingerprintOf(fills, paints), written)
      made.push({ ref, name, record: full, fills, paints, like })
      grounds.set(record.id, { laid, stack, merged: written?.merged ?? 1, like: ref, node: null })
    }
    throwIfAborted(options.signal)
  }
  return { versions: made, reframes, reliedOn: [...reliedOn.values()] }
}

async function groundOf(
  deps: FigmaHostDeps,
  { seen, source }: Pick<Target, 'seen' | 'source'>,
  parent: string | null,
  options: CallOptions,
): Promise<Ground> {
  if (parent === null) return groundOfSource(seen, source)
  const { version } = versionById(seen.rebuilt, parent)
  const node = seen.nodes.get(version.layer)
  if (!node) throw new TypeError(`Expected to have seen the layer of version ${parent}`)
  return groundOfVersion(deps, { seen, source, version, node }, options)
}
