import { expect, test, vi } from 'vitest'
import { callJobs } from '../../core/worker/call-jobs.ts'
import { documentPort, type MessageWindow } from '../../figma-plugin/ui/document-port.ts'

/** A frame inside a parent that is not itself. */
function openFrame() {
  const listeners = new Set<(event: MessageEvent) => void>()
  const posted: unknown[][] = []
  const parent = { postMessage: (...args: unknown[]) => posted.push(args) }
  const frame = {
    parent,
    addEventListener: (type: string, listener: (event: MessageEvent) => void) => {
      if (type === 'message') listeners.add(listener)
    },
    removeEventListener: (_type: string, listener: (event: MessageEvent) => void) => {
      listeners.delete(listener)
    },
  } as unknown as MessageWindow
  const send = (data: unknown, source: unknown = parent) => {
    for (const listener of [...listeners]) listener({ data, source } as MessageEvent)
  }
  return { frame, parent, posted, listeners, send }
}

test('what is posted reaches the parent as a plugin message, whatever its origin, and what is given away is moved', () => {
  const { frame, posted } = openFrame()
  const { buffer } = new Uint8Array(1)
  documentPort(frame).postMessage({ a: 1 }, { transfer: [buffer] })
  expect(posted).toEqual([[{ pluginMessage: { a: 1 } }, '*', [buffer]]])
})

test('a job is answered by the parent, and the port listens only while it is out', async () => {
  const { frame, posted, listeners, send } = openFrame()
  const jobs = callJobs<{ look: (input: null) => string }>(documentPort(frame))
  const answer = jobs.run('look', null)
  const [[message]] = posted as [[{ pluginMessage: { id: number } }]]
  send({
    pluginMessage: { pentimento: 'job', type: 'done', id: message.pluginMessage.id, result: 'x' },
  })
  expect(await answer).toBe('x')
  expect(listeners.size).toBe(0)
})

test('only messages of the parent window are heard, and only those that Figma wrapped', () => {
  const { frame, send } = openFrame()
  const heard = vi.fn()
  documentPort(frame).addEventListener('message', heard)
  const message = { pluginMessage: 'ours' }
  send(message, { postMessage: () => {} })
  send('a string')
  send(null)
  send({ pluginmessage: 'misspelt' })
  expect(heard).not.toHaveBeenCalled()
  send(message)
  // The sender can't be told when its window is gone.
  send(message, null)
  expect(heard.mock.calls).toEqual([[{ data: 'ours' }], [{ data: 'ours' }]])
})

test('changes are told apart from answers and from what is no change of ours', () => {
  const { frame, listeners, send } = openFrame()
  const heard = vi.fn()
  const stop = documentPort(frame).onChange(heard)
  send({ pluginMessage: { pentimento: 'job', type: 'done', id: 1, result: null } })
  send({ pluginMessage: { pentimento: 'change', created: 'all' } })
  send({ pluginMessage: { pentimento: 'change', created: ['1:2'] } }, { other: true })
  expect(heard).not.toHaveBeenCalled()
  send({ pluginMessage: { pentimento: 'change', created: ['1:2'] } })
  expect(heard.mock.calls).toEqual([[{ pentimento: 'change', created: ['1:2'] }]])
  stop()
  expect(listeners.size).toBe(0)
})

test('a listener that was taken away hears nothing more, and is never added twice', () => {
  const { frame, listeners } = openFrame()
  const port = documentPort(frame)
  const listener = () => {}
  port.addEventListener('message', listener)
  port.addEventListener('message', listener)
  port.addEventListener('error', () => {})
  expect(listeners.size).toBe(1)
  port.removeEventListener('error', listener)
  expect(listeners.size).toBe(1)
  port.removeEventListener('message', listener)
  expect(listeners.size).toBe(0)
})
