import { isRefineError, type PlainError, toPlainError } from '../../errors.ts'
import type { Picked } from '../../host.ts'
import { dayOf } from '../../ledger/spending/spending-line.ts'
import { pickedLineage } from '../chosen.ts'
import { spentOn } from '../spent.ts'
import { thumbnailKey } from '../state.ts'
import { type CommandContext, showProblem } from './command-context.ts'

/** Longer side of a thumbnail, in pixels: sharp at 44 CSS pixels on a dense screen. */
export const thumbnailEdge = 96

/**
 * Makes the command that looks at the document again; calls during a look become one more look after it.
 *
 * @param inBackground What goes on after a look, once the thumbnails are there, until the next one.
 */
export function createRefreshCommand(
  context: CommandContext,
  readAreas: () => Promise<void>,
  inBackground: (signal: AbortSignal) => Promise<void>,
): {
  readonly refresh: () => Promise<void>
  readonly stopThumbnails: () => void
} {
  let looking: Promise<void> | null = null
  let again = false
  let thumbnails = new AbortController()

  const look = async (): Promise<void> => {
    do {
      again = false
      try {
        await lookOnce(context)
      } catch (thrown) {
        showProblem(context, thrown, { kind: 'refresh' })
      }
    } while (again && !context.closing.aborted)
    // Right after the loop's last question: a call between the two would be forgotten.
    looking = null
    thumbnails.abort()
    thumbnails = new AbortController()
    const { signal } = thumbnails
    void loadThumbnails(context, signal).then(() => {
      if (!signal.aborted) return inBackground(signal)
    })
  }

  return {
    refresh: () => {
      again = looking !== null
      looking ??= look()
      return looking.then(readAreas)
    },
    stopThumbnails: () => thumbnails.abort(),
  }
}

async function lookOnce({ deps, dispatch, closing: signal }: CommandContext): Promise<void> {
  const { host, ledger, clock } = deps
  // In one go, so that a host can answer them from one look at its document.
  const [{ picked, pickedAll, pickProblem }, rebuilt] = await Promise.all([
    pick(),
    host.lineages({ signal }),
  ])
  const regionLayers =
    picked && host.regionLayers ? await host.regionLayers(picked.source, { signal }) : undefined
  // A host that lists layers lists all that can mark a region: its own choice of them would count twice.
  const offersRegion = picked?.offersRegion && !host.regionLayers
  const hostRegion = offersRegion ? await host.readRegion(picked.source, { signal }) : null
  const waiting = await ledger.entries()
  const spentToday = spentOn(await ledger.spending.lines(dayOf(clock.now())))
  dispatch({
    type: 'refreshed',
    picked,
    pickProblem,
    rebuilt,
    hostRegion,
    waiting,
    spentToday,
    ...(picked && pickedAll && { pickedAll }),
    ...(regionLayers && { regionLayers }),
  })

  async function pick(): Promise<{
    picked: Picked | null
    pickedAll?: readonly Picked[] | undefined
    pickProblem: PlainError | null
  }> {
    try {
      const [picked, pickedAll] = await Promise.all([
        host.pick({ signal }),
        host.pickAll?.({ signal }),
      ])
      return { picked, pickedAll, pickProblem: null }
    } catch (thrown) {
      const aboutTheLayer =
        isRefineError(thrown) &&
        (thrown.code === 'unsupported_source' || thrown.code === 'no_layer')
      if (!aboutTheLayer) throw thrown
      return { picked: null, pickProblem: toPlainError(thrown) }
    }
  }
}

/** Loads the thumbnails that are missing, one after the other; a picture that can't be had stays a blank. */
async function loadThumbnails(context: CommandContext, signal: AbortSignal): Promise<void> {
  const { picked } = context.getState()
  if (!picked) return
  const lineage = pickedLineage(context.getState())
  const versions = [...(lineage?.versions ?? [])].reverse()
  const wanted = [
    { version: null, key: thumbnailKey(picked.source, null, picked.state) },
    ...versions.map(({ record, adjusted }) => ({
      version: record.id,
      key: thumbnailKey(picked.source, record.id, adjusted ? 'adjusted' : 'written'),
    })),
  ]
  for (const { version, key } of wanted) {
    if (signal.aborted) return
    if (context.getState().thumbnails[key]) continue
    try {
      const { host } = context.deps
      const picture = await host.thumbnail(picked.source, version, thumbnailEdge, { signal })
      if (!signal.aborted) context.dispatch({ type: 'thumbnail', key, picture })
    } catch {
      // A missing thumbnail is no failure of anything that the user asked for.
    }
  }
}
