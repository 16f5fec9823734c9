import { expect, test } from 'vitest'
import type { PanelAction } from '../../../core/panel/action.ts'
import { keepWaitingResults } from '../../../figma-plugin/ui/page/keep-waiting.ts'

interface Idle {
  waiting: readonly { readonly state: string }[]
  run: object | null
  busy: boolean
}

/** A panel whose state is set by hand; `kept` counts how often results were made durable. */
function watchPanel(keep: () => Promise<void> = async () => {}) {
  let state: Idle = { waiting: [], run: null, busy: false }
  const listeners = new Set<() => void>()
  const actions: PanelAction[] = []
  let kept = 0
  const stop = keepWaitingResults(
    {
      getState: () => state as never,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      dispatch: (action) => void actions.push(action),
    },
    {
      keepWaiting: () => {
        kept++
        return keep()
      },
    },
  )
  const set = (changes: Partial<Idle>) => {
    state = { ...state, ...changes }
    for (const listener of [...listeners]) listener()
  }
  return { set, stop, actions, kept: () => kept, listeners }
}

const arrived = () => [{ state: 'answered' }]

test('results that still wait when nothing is under way are made durable, once a look', () => {
  const { set, kept } = watchPanel()
  set({ run: {}, waiting: arrived() })
  expect(kept()).toBe(0)
  set({ run: null, busy: true })
  expect(kept()).toBe(0)
  set({ busy: false })
  set({ busy: false })
  expect(kept()).toBe(1)
  set({ waiting: arrived() })
  expect(kept()).toBe(2)
})

test('calls without pictures make nothing durable', () => {
  const { set, kept, stop, listeners } = watchPanel()
  set({ waiting: [{ state: 'open' }, { state: 'failed' }] })
  expect(kept()).toBe(0)
  stop()
  expect(listeners.size).toBe(0)
})

test('a document that takes nothing is told to the user', async () => {
  const { set, actions } = watchPanel(() => Promise.reject(new Error('no room')))
  set({ waiting: arrived() })
  await expect.poll(() => actions).toMatchObject([{ type: 'problem', problem: { retry: null } }])
})
