import type { WorkStorage } from '../storage/work-storage.ts'
import type { Session, Work } from './session.ts'

/** How long typing may pause before the words are saved, in milliseconds. */
const pauseMs = 300

/**
 * Saves a session's work after every change of its document at once, and after changes of its draft soon.
 *
 * @returns `save` for what changed in neither, and `stop`.
 */
export function keepWork(
  session: Session,
  storage: WorkStorage<Work>,
  failed: (error: unknown) => void,
): { readonly save: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let draft = session.store.getState().draft
  let saved: Work | null = null

  const save = () => {
    clearTimeout(timer)
    const work = session.work()
    const isSame =
      saved?.document === work.document &&
      saved.selected === work.selected &&
      saved.inFile === work.inFile &&
      draft === session.store.getState().draft
    if (isSame) return
    draft = session.store.getState().draft
    saved = work
    storage.save(work).catch(failed)
  }
  const unwatch = session.host.watch(save)
  const unsubscribe = session.store.subscribe(() => {
    if (session.store.getState().draft === draft) return
    clearTimeout(timer)
    timer = setTimeout(save, pauseMs)
  })
  // A page that is left or hidden may not come back to its timer.
  const leaving = () => {
    if (document.visibilityState === 'hidden') save()
  }
  document.addEventListener('visibilitychange', leaving)
  save()

  return {
    save,
    stop: () => {
      clearTimeout(timer)
      unwatch()
      unsubscribe()
      document.removeEventListener('visibilitychange', leaving)
    },
  }
}
