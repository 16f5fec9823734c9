import { expect, test } from 'vitest'
import type { BatchStep } from '../../../core/batch/batch-steps.ts'
import { summarize } from '../../../core/batch/summary/summary.ts'
import { paintLocally } from '../../../core/providers/local/paint-locally.ts'
import { createOpenaiBatches } from '../../../core/providers/openai/batch/create-openai-batches.ts'
import { carryWithClient } from '../../../core/providers/openai/carry-with-client.ts'
import { openaiBaseUrl } from '../../../core/providers/openai/openai-info.ts'
import { createProvider } from '../../../core/providers/provider-list.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { type OpenaiServer, startOpenaiServer } from '../../support/servers/openai-server.ts'
import { openRoom } from './batch-room.ts'

const step: BatchStep = {
  instruction: 'put a red cup there',
  region: '25%,25%,50%,50%',
  provider: 'openai',
  model: 'gpt-image-2',
  quality: 'low',
}

/** OpenAI's own address leads to the server on this machine. */
function leadTo(server: OpenaiServer): typeof fetch {
  return (url, init) => fetch(String(url).replace(openaiBaseUrl, server.baseUrl), init)
}

async function openOpenaiRoom(steps: readonly BatchStep[] = [step], pictures = 2) {
  const server = await startOpenaiServer({ key: 'sk-test' })
  const access = { key: 'sk-test', fetch: leadTo(server) }
  const provider = createProvider('openai', {
    ...access,
    wait: async () => undefined,
    openai: carryWithClient,
    paintLocal: paintLocally,
  })
  const room = openRoom(steps, () => provider)
  for (let i = 0; i < pictures; i++) {
    room.addPicture(`${i}.png`, photograph({ width: 96, height: 64 }, 8, i))
  }
  const engine = createOpenaiBatches({ ...access, baseUrl: openaiBaseUrl })
  return { server, room, engine }
}

test('a set is painted in one batch at half the price, and every picture becomes a document', async () => {
  const { server, room, engine } = await openOpenaiRoom()
  const { reason, log } = await room.run({ engine })
  expect(server.complaints).toEqual([])
  expect(reason).toBe(null)
  expect([...log.items.values()].map(({ state }) => state)).toEqual(['done', 'done'])
  expect(room.documents()).toEqual(['0.psd', '1.psd'])
  expect(server.batches.lines).toHaveLength(2)
  expect(server.paints).toHaveLength(0)
  const { spent, items } = summarize(log, null)
  expect(spent.costUsd).toBeCloseTo(server.batches.bills.reduce((sum, { usd }) => sum + usd, 0))
  expect(spent).toMatchObject({ maybeUsd: 0, unpriced: 0, atMost: false })
  expect(items.map(({ changedOutside }) => changedOutside)).toEqual([0, 0])
  expect([...server.batches.files.values()].map(({ name }) => name)).toEqual([])
})
