import { afterEach, expect, test } from 'vitest'
import { RefineError } from '../../../../core/errors.ts'
import type { Host } from '../../../../core/host.ts'
import { closePanels, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

test('another of the layer’s pictures is chosen, and the document is looked at again', async () => {
  const { store } = await openPanel(undefined, { host: withPictures() })
  expect(store.getState().offers.choosePicture).toBe(true)
  await store.choosePicture(2)
  expect(store.getState().picked?.pictures?.chosen).toBe(2)
})

test('a choice that the host refuses is told', async () => {
  const refused = new RefineError('not_supported', 'The layer has versions.', { hint: 'Keep it.' })
  const { store } = await openPanel(undefined, {
    host: (host) => ({ ...host, choosePicture: () => Promise.reject(refused) }),
  })
  await store.choosePicture(1)
  expect(store.getState().problem?.error.message).toBe('The layer has versions.')
})

test('a pinned picture is let go', async () => {
  let pinned = true
  const { store } = await openPanel(undefined, {
    host: (host) => ({
      ...host,
      pick: async (options) => (pinned ? host.pick(options) : null),
      unpin: () => {
        pinned = false
      },
    }),
  })
  await store.unpin()
  expect(store.getState().picked).toBeNull()
})

test('a layer that can’t be refined can be copied flat, and the copy is picked', async () => {
  let copied = false
  const refused = new RefineError('unsupported_source', 'This is a group.', { hint: 'Copy it.' })
  const { store, until } = await openPanel(undefined, {
    host: (host) => ({
      ...host,
      pick: (options) => (copied ? host.pick(options) : Promise.reject(refused)),
      makeFlattenedCopy: async () => {
        copied = true
      },
    }),
  })
  const { pickProblem, offers } = await until((state) => state.pickProblem !== null)
  expect([pickProblem?.code, offers.makeFlattenedCopy]).toEqual(['unsupported_source', true])
  await store.makeFlattenedCopy()
  expect(store.getState().picked?.name).toBe('Bottle')
  expect(store.getState().pickProblem).toBeNull()
})

test('a host without optional verbs offers none of them', async () => {
  const { store } = await openPanel(undefined, {
    host: ({ addSource: _, pickAll: __, ...host }) => host,
  })
  // The one that every host of the tests has, the smallest one too.
  const { documentTexts: _, ...optional } = store.getState().offers
  const offers = Object.values(optional)
  expect(offers.length).toBeGreaterThan(5)
  expect(offers).not.toContain(true)
  expect(store.getState().regionLayers).toEqual([])
})

function withPictures(): (host: Host) => Host {
  let chosen = 0
  return (host) => ({
    ...host,
    pick: async (options) => {
      const picked = await host.pick(options)
      return picked && { ...picked, pictures: { chosen, names: ['One', 'Two', 'Three'] } }
    },
    choosePicture: async (_source, index) => {
      chosen = index
    },
  })
}
