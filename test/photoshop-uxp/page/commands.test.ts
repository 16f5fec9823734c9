import { expect, test } from 'vitest'
import { createPanelState } from '../../../core/panel/create-panel-state.ts'
import type { PanelState } from '../../../core/panel/state.ts'
import { type CommandTarget, commandIds, runCommand } from '../../../photoshop-uxp/page/commands.ts'
import { manifest } from '../manifest.ts'

const capabilities = {} as PanelState['capabilities']
const error = { code: 'not_found', message: 'Gone.', hint: 'Look.', retryable: false } as const

/** A store that notes what it is asked, and whose verbs may change its state. */
function openStore(start: Partial<PanelState> = {}) {
  const asked: string[] = []
  const listeners = new Set<() => void>()
  let state: PanelState = { ...createPanelState(capabilities, []), loaded: true, ...start }
  const set = (changes: Partial<PanelState>) => {
    state = { ...state, ...changes }
    for (const listener of [...listeners]) listener()
  }
  const effects = new Map<string, () => Promise<void> | void>()
  const verb =
    (name: string) =>
    async (...given: unknown[]): Promise<void> => {
      asked.push([name, ...given.map(String)].join(' '))
      await effects.get(name)?.()
    }
  const store: CommandTarget = {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispatch: (action) => {
      if (action.type === 'problem') set({ problem: action.problem })
    },
    refine: verb('refine'),
    refineAgain: verb('refineAgain'),
    refineAll: verb('refineAll'),
    cancel: () => void verb('cancel')(),
    accept: verb('accept'),
    placeWaiting: verb('placeWaiting'),
    show: verb('show'),
    showPrevious: verb('showPrevious'),
    showNext: verb('showNext'),
    toggleBefore: verb('toggleBefore'),
    editMask: verb('editMask'),
    showReport: verb('showReport'),
  }
  const opened: string[] = []
  const told: string[] = []
  const ways = {
    openPanel: async () => {
      opened.push('panel')
      return true
    },
    tell: (message: string) => {
      told.push(message)
    },
  }
  return { store, asked, set, effects, opened, told, ways, listeners }
}

test('every command of the manifest does something, and its id stays what it is', async () => {
  expect(commandIds).toEqual([
    'refine',
    'refineAgain',
    'refineAll',
    'stop',
    'placeChosen',
    'placeWaiting',
    'showPrevious',
    'showNext',
    'showSource',
    'toggleBefore',
    'editMask',
    'showReport',
  ])
  const head = { kind: 'version', id: 'v1' }
  const picked = { head } as unknown as PanelState['picked']
  const waiting = [{ id: 'call', state: 'answered' }] as unknown as PanelState['waiting']
  const run = {} as PanelState['run']
  const choice = { picked: [0] } as unknown as PanelState['choice']
  const asked: string[] = []
  for (const command of commandIds) {
    const opened = openStore({ picked, waiting, run, choice })
    await runCommand(command, opened.store, opened.ways)
    asked.push(...opened.asked)
  }
  expect(asked).toEqual([
    'refine',
    'refineAgain',
    'refineAll',
    'cancel',
    'accept',
    'placeWaiting call',
    'showPrevious',
    'showNext',
    'show null',
    'toggleBefore',
    'editMask v1',
    'showReport',
  ])
})

test('labels of commands are words for people, each only once', () => {
  const labels = manifest.entrypoints.map(
    (entry: { label: { default: string } }) => entry.label.default,
  )
  expect(new Set(labels).size).toBe(labels.length)
  for (const label of labels) expect(label).toMatch(/^[A-Z][\w /’'…]{3,44}$/u)
})

test('a command that can do nothing never does so in silence', async () => {
  for (const command of commandIds) {
    const { store, opened, ways } = openStore()
    await runCommand(command, store, ways)
    const isShown = opened.length > 0
    expect([command, isShown]).toEqual([command, !saidByStore.includes(command)])
  }
  const { store, told, ways } = openStore({ choice: { picked: [] } as never })
  await runCommand('placeChosen', store, { ...ways, openPanel: async () => false })
  await runCommand('refine', store, { ...ways, openPanel: async () => false })
  expect(told).toEqual([
    'Pick at least one candidate in the panel.',
    'Choose among the candidates first.',
  ])
})

/** Commands that show by a problem of the store's own that there is nothing to do. */
const saidByStore = ['refineAgain', 'showPrevious', 'showNext', 'toggleBefore']

test('a command waits until the document was looked at', async () => {
  const { store, asked, set, ways } = openStore({ loaded: false })
  const done = runCommand('showNext', store, ways)
  await Promise.resolve()
  expect(asked).toEqual([])
  set({ loaded: true })
  await done
  expect(asked).toEqual(['showNext'])
})

test('a command that goes well leaves a closed panel closed', async () => {
  const { store, opened, told, ways, listeners } = openStore()
  await runCommand('showPrevious', store, ways)
  expect([opened, told]).toEqual([[], []])
  expect(listeners.size).toBe(0)
})

test('what needs an answer opens the panel while the command still waits for it', async () => {
  const { store, set, effects, opened, ways } = openStore()
  let answer = () => {}
  effects.set('refineAgain', () => {
    set({ question: { title: 'Send this?' } as unknown as PanelState['question'] })
    return new Promise<void>((resolve) => {
      answer = resolve
    })
  })
  const done = runCommand('refineAgain', store, ways)
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  expect(opened).toEqual(['panel'])
  answer()
  await done
  expect(opened).toEqual(['panel'])
})

test('candidates to choose from open the panel', async () => {
  const { store, set, effects, opened, ways } = openStore()
  effects.set('refine', () => set({ choice: {} as PanelState['choice'] }))
  await runCommand('refine', store, ways)
  expect(opened).toEqual(['panel'])
})

test('a failure is said in a window where the panel can’t be opened', async () => {
  const { store, set, effects, told, ways } = openStore()
  effects.set('showNext', () => set({ problem: { error, retry: null } }))
  await runCommand('showNext', store, { ...ways, openPanel: async () => false })
  expect(told).toEqual(['Gone. Look.'])
})

test('a failure from before the command opens nothing again', async () => {
  const { store, set, effects, opened, ways } = openStore({ problem: { error, retry: null } })
  effects.set('showNext', () => set({ said: 'Shows v2.' }))
  await runCommand('showNext', store, ways)
  expect(opened).toEqual([])
})

test('the report is opened in the panel', async () => {
  const { store, opened, told, ways } = openStore()
  await runCommand('showReport', store, ways)
  expect(opened).toEqual(['panel'])
  await runCommand('showReport', store, { ...ways, openPanel: async () => false })
  expect(told).toEqual([
    'Pentimento has something to show you. Open its panel from the Plugins menu.',
  ])
})

test('waiting results are placed only when there is no choice to make', async () => {
  const entry = (id: string, state: string) => ({ id, state })
  const asked = async (...waiting: object[]) => {
    const opened = openStore({ waiting: waiting as unknown as PanelState['waiting'] })
    await runCommand('placeWaiting', opened.store, opened.ways)
    return opened.asked[0] ?? opened.store.getState().problem?.error.message
  }
  expect(await asked()).toBe('No result waits to be placed.')
  expect(await asked(entry('a', 'open'))).toBe('No result waits to be placed.')
  expect(await asked(entry('a', 'open'), entry('b', 'answered'))).toBe('placeWaiting b')
  expect(await asked(entry('a', 'answered'), entry('b', 'answered'))).toBe(
    'Several results wait to be placed.',
  )
})

test('the topmost mask of a mix is painted on, and without a version there is none', async () => {
  const mixed = { head: { kind: 'mix', ids: ['v1', 'v3'] } } as unknown as PanelState['picked']
  const { store, asked, ways } = openStore({ picked: mixed })
  await runCommand('editMask', store, ways)
  expect(asked).toEqual(['editMask v3'])
  const none = openStore()
  await runCommand('editMask', none.store, none.ways)
  expect(none.store.getState().problem?.error).toMatchObject({
    code: 'not_found',
    message: 'No version shows whose mask could be painted on.',
  })
})

test('a verb that breaks is told, not lost', async () => {
  const { store, effects, ways } = openStore()
  effects.set('showNext', () => Promise.reject(new Error('broken')))
  await runCommand('showNext', store, ways)
  expect(store.getState().problem?.error).toMatchObject({ code: 'internal' })
})
