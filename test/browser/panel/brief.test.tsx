import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { sampleState } from '../../core/panel/support/sample-state.ts'
import { showPanel, unmountAll } from './support.tsx'

afterEach(unmountAll)

test('what is typed into the brief of one picture never becomes that of another', async () => {
  const state = sampleState()
  const { store } = showPanel({ ...state, open: { ...state.open, brief: true } })
  const mood = page.getByRole('textbox', { name: 'Mood' })
  const field = mood.element() as HTMLInputElement
  field.value = 'calm'
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  await expect.element(mood).toHaveValue('calm')
  if (!state.picked) throw new Error('nothing is picked')
  store.dispatch({
    type: 'refreshed',
    picked: { ...state.picked, source: 'another' },
    ...{ pickProblem: null, hostRegion: null, waiting: [] },
    rebuilt: { lineages: [], unreadable: [] },
  })
  await expect.element(mood).toHaveValue('')
})
