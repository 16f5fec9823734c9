import { afterEach, expect, test } from 'vitest'
import { closePanels, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

const first = { title: 'Change the fills?', text: 'They are the frame’s own.', agree: 'Change' }
const second = { title: 'Send?', text: 'It costs.', agree: 'Send' }

test('a question is shown until it is answered', async () => {
  const { store } = await openPanel()
  store.dispatch({ type: 'view', view: 'settings' })
  const asked = store.ask(first)
  await Promise.resolve()
  expect(store.getState().question).toEqual(first)
  expect(store.getState().view).toBe('refine')
  store.answer(true)
  expect(await asked).toBe(true)
  expect(store.getState().question).toBeNull()
})

test('questions wait for each other', async () => {
  const { store, until } = await openPanel()
  const one = store.ask(first)
  const two = store.ask(second)
  await until((state) => state.question?.title === first.title)
  store.answer(false)
  await until((state) => state.question?.title === second.title)
  store.answer(true)
  expect([await one, await two]).toEqual([false, true])
})

test('a question that is not needed any more answers itself with no', async () => {
  const { store, until } = await openPanel()
  const stopping = new AbortController()
  const asked = store.ask(first, { signal: stopping.signal })
  await until((state) => state.question !== null)
  stopping.abort()
  expect(await asked).toBe(false)
  expect(store.getState().question).toBeNull()
  expect(await store.ask(second, { signal: stopping.signal })).toBe(false)
})

test('closing the panel answers no', async () => {
  const { store, until } = await openPanel()
  const asked = store.ask(first)
  await until((state) => state.question !== null)
  store.dispose()
  expect(await asked).toBe(false)
})
