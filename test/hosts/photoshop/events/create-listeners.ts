import type { ActionModule } from 'photoshop'
import type { Store } from '../document/store.ts'

type Listening = Pick<ActionModule, 'addNotificationListener' | 'removeNotificationListener'>

/** Makes the part of `action` that tells a plugin what happened; nothing is told inside a scope that is not interactive. */
export function createListeners(store: Store): Listening {
  const listening: { event: string; notifier: object; stop: () => void }[] = []
  return {
    addNotificationListener: async (events, notifier) => {
      store.enter('action.addNotificationListener', 'reads')
      for (const event of events) {
        const stop = store.listen([event], (name, descriptor) =>
          notifier(name, { _obj: name, ...descriptor }),
        )
        listening.push({ event, notifier, stop })
      }
    },
    removeNotificationListener: async (events, notifier) => {
      store.enter('action.removeNotificationListener', 'reads')
      for (const event of events) {
        const index = listening.findIndex(
          (entry) => entry.event === event && entry.notifier === notifier,
        )
        if (index >= 0) listening.splice(index, 1)[0]?.stop()
      }
    },
  }
}
