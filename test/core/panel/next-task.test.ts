import { expect, test, vi } from 'vitest'
import { nextTask } from '../../../core/panel/next-task.ts'

test('others have their turn first, with channels and without', async () => {
  for (const channel of [MessageChannel, undefined]) {
    vi.stubGlobal('MessageChannel', channel)
    const order: string[] = []
    const waiting = nextTask().then(() => order.push('next task'))
    await Promise.resolve()
    order.push('this task')
    await waiting
    expect(order).toEqual(['this task', 'next task'])
  }
  vi.unstubAllGlobals()
})
