import { expect, test } from 'vitest'
import { openScene } from './scene.ts'

const notModal =
  'Event: Layer.name= may modify the state of Photoshop. Such events are only allowed from inside a modal scope'

test('changing anything outside a modal scope throws', async () => {
  const { photoshop, hand } = openScene()
  const [layer] = photoshop.app.activeDocument.activeLayers
  expect(() => {
    layer!.name = 'x'
  }).toThrow(notModal)
  await expect(
    photoshop.action.batchPlay([{ _obj: 'hide', _target: [{ _ref: 'layer', _id: 2 }] }], {}),
  ).rejects.toThrow('Event: batchPlay:hide may modify')
  await expect(photoshop.app.activeDocument.createPixelLayer()).rejects.toThrow('may modify')
  expect(hand.historyNames()).toEqual(['Open'])
})

test('reading outside a modal scope works', async () => {
  const { photoshop } = openScene()
  expect(photoshop.app.activeDocument.activeLayers[0]?.name).toBe('Top')
  expect(photoshop.core.isModal()).toBe(false)
})

test('a user waits until no plugin has Photoshop to itself', async () => {
  const { hand, modal } = openScene()
  const steps: string[] = []
  let user: Promise<unknown> = Promise.resolve()
  await modal(async () => {
    user = hand.whenFree().then(() => steps.push('user'))
    for (let turn = 0; turn < 5; turn++) await undefined
    steps.push('plugin')
  })
  await user
  expect(steps).toEqual(['plugin', 'user'])
})

test('calls of a scope that nobody waited for throw after its end', async () => {
  const { photoshop, modal } = openScene()
  const layer = photoshop.app.activeDocument.activeLayers[0]!
  let go = () => {}
  let late: Promise<void> = Promise.resolve()
  let host: Parameters<Parameters<typeof modal>[0]>[0]['hostControl'] | null = null
  await modal(async ({ hostControl }) => {
    host = hostControl
    late = new Promise<void>((resolve) => {
      go = resolve
    }).then(() => {
      layer.name = 'late'
    })
  })
  go()
  await expect(late).rejects.toThrow(notModal)
  await expect(host!.suspendHistory({ documentID: 60, name: 'x' })).rejects.toThrow('has ended')
})

test('an asynchronous call that nobody waits for comes too late', async () => {
  const { photoshop, modal, hand } = openScene()
  let created: Promise<unknown> = Promise.resolve()
  await modal(async () => {
    created = photoshop.app.activeDocument.createPixelLayer()
    created.catch(() => {})
    expect(photoshop.app.activeDocument.layers).toHaveLength(4)
  })
  await expect(created).rejects.toThrow('only allowed from inside a modal scope')
  expect(hand.model().layers).toHaveLength(4)
})

test('a busy Photoshop rejects with number 9, at once before 25.10', async () => {
  const { modal, hand, counts } = openScene()
  hand.beBusy('Another Plugin')
  await expect(modal(async () => 1)).rejects.toMatchObject({ number: 9 })
  hand.endBusy()
  expect(await modal(async () => 1)).toBe(1)
  expect(counts.of('core.executeAsModal')).toBe(2)
})

test('since 25.10 a call waits for its time-out, and the rejection names who is in the way', async () => {
  const waited: number[] = []
  const wait = (seconds: number) => {
    waited.push(seconds)
    return Promise.resolve()
  }
  const { photoshop, hand } = openScene(undefined, { version: '25.10.0', wait })
  const call = (timeOut?: number) =>
    photoshop.core.executeAsModal(async () => 'in', {
      commandName: 'Test',
      ...(timeOut === undefined ? {} : { timeOut }),
    })
  hand.beBusy('Another Plugin')
  await expect(call()).rejects.toThrow('Host is in a modal state, held by Another Plugin.')
  await expect(call(5)).rejects.toMatchObject({ number: 9 })
  expect(waited).toEqual([1, 5])

  const never = openScene(undefined, { version: '25.10.0', wait: () => new Promise(() => {}) })
  never.hand.beBusy()
  const queued = never.modal(async () => 'in')
  never.hand.endBusy()
  expect(await queued).toBe('in')
})

test('nested scopes share one modal state, which ends with the outermost', async () => {
  const { photoshop, modal, hand, documentID } = openScene()
  await modal(async (outer) => {
    const token = await modal(async ({ hostControl }) =>
      hostControl.suspendHistory({ documentID, name: 'Shared' }),
    )
    expect(photoshop.core.isModal()).toBe(true)
    photoshop.app.activeDocument.activeLayers[0]!.name = 'x'
    await outer.hostControl.resumeHistory(token)
  })
  expect(photoshop.core.isModal()).toBe(false)
  expect(hand.historyNames()).toEqual(['Open', 'Shared'])
})

test('after Esc every call throws, isCancelled is true and onCancel was called', async () => {
  const { photoshop, modal, hand } = openScene()
  const heard: string[] = []
  const work = modal(async (context) => {
    context.onCancel = () => heard.push('cancel')
    expect(context.isCancelled).toBe(false)
    hand.pressEscape()
    expect(context.isCancelled).toBe(true)
    expect(() => photoshop.app.activeDocument).toThrow('User cancelled')
    expect(() => context.reportProgress({ value: 0.5 })).toThrow('User cancelled')
    await expect(photoshop.action.batchPlay([], {})).rejects.toMatchObject({ number: -128 })
    await photoshop.app.activeDocument.createPixelLayer()
  })
  await expect(work).rejects.toMatchObject({ number: -128 })
  expect(heard).toEqual(['cancel'])
  expect(photoshop.app.activeDocument.id).toBe(60)
})

test('Esc can be pressed in the middle, and rolls back', async () => {
  const { photoshop, modal, hand, documentID } = openScene()
  const before = hand.model()
  hand.pressEscapeDuring('Layer.name=')
  const work = modal(async ({ hostControl }) => {
    await hostControl.suspendHistory({ documentID, name: 'x' })
    const layer = await photoshop.app.activeDocument.createPixelLayer()
    layer!.name = 'x'
  })
  await expect(work).rejects.toThrow('User cancelled')
  expect(hand.model().layers).toEqual(before.layers)
})

test('a command name is required, and progress goes from 0 to 1', async () => {
  const { photoshop, modal } = openScene()
  // A plugin in JavaScript may leave it out.
  const options = {} as { commandName: string }
  await expect(photoshop.core.executeAsModal(async () => 1, options)).rejects.toThrow('commandName')
  const report = modal(async (context) => context.reportProgress({ value: 50 }))
  await expect(report).rejects.toThrow('50 is not between 0 and 1')
})

test('listeners hear nothing inside a scope that is not interactive, but of the scope itself', async () => {
  const { photoshop, hand } = openScene()
  const heard: string[] = []
  const events = [
    'select',
    'historyStateChanged',
    'modalJavaScriptScopeEnter',
    'modalJavaScriptScopeExit',
  ]
  const listener = (name: string) => void heard.push(name)
  await photoshop.action.addNotificationListener(events, listener)
  const select = () =>
    photoshop.action.batchPlay(
      [{ _obj: 'select', _target: [{ _ref: 'layer', _id: 2 }], makeVisible: false }],
      {},
    )
  await photoshop.core.executeAsModal(select, { commandName: 'Test' })
  expect(heard).toEqual(['modalJavaScriptScopeEnter', 'modalJavaScriptScopeExit'])
  heard.length = 0
  await photoshop.core.executeAsModal(select, { commandName: 'Test', interactive: true })
  expect(heard).toContain('select')
  heard.length = 0
  hand.select([4])
  await photoshop.action.removeNotificationListener(events, listener)
  hand.select([2])
  await Promise.resolve()
  expect(heard).toEqual([])
})

test('documents that are registered for it are closed with the scope', async () => {
  const { modal, hand, documentID, store } = openScene()
  const other = hand.openDocument({ size: { width: 2, height: 2 } })
  await modal(async ({ hostControl }) => {
    await hostControl.registerAutoCloseDocument(documentID)
    await hostControl.registerAutoCloseDocument(other)
    await hostControl.unregisterAutoCloseDocument(documentID)
  })
  expect(store.documents).toEqual([documentID])
})

test('a user can do nothing while a plugin is in a modal scope', async () => {
  const { modal, hand, documentID } = openScene()
  await modal(async () => {
    expect(() => hand.rename(2, 'x')).toThrow('Expected no modal scope to be open')
    expect(() => hand.select([2])).toThrow('Expected no modal scope')
    expect(() => hand.closeDocument(documentID)).toThrow('Expected no modal scope')
  })
})
