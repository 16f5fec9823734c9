import type { ServerResponse } from 'node:http'
import { beforeAll, describe, expect, test } from 'vitest'
import { encodePng } from '../../../../core/image/png/encode-png.ts'
import type { Candidate } from '../../../../core/provider.ts'
import { colorful } from '../local/local-request.ts'
import { sendJson, startServer } from './loopback-server.ts'
import { answerWith, openaiRequest, providerAt, sendBy, waysOfSending } from './openai-request.ts'

const base64Of = (width: number) => Buffer.from(encodePng(colorful(width, 8))).toString('base64')
const usage = {
  ...{ input_tokens: 10, output_tokens: 20 },
  input_tokens_details: { text_tokens: 4, image_tokens: 6 },
}

function open(response: ServerResponse): (event: object) => void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-request-id': 'req_9' })
  return (event) => response.write(`event: x\ndata: ${JSON.stringify(event)}\n\n`)
}

const partial = (width: number) => ({
  ...{ type: 'image_edit.partial_image', partial_image_index: 0, b64_json: base64Of(width) },
})
const completed = { type: 'image_edit.completed', b64_json: base64Of(12), usage }

describe.each(waysOfSending)('over %s', (_, post) => {
  beforeAll(() => sendBy(post))

  async function watched(
    answer: (write: (event: object) => void, response: ServerResponse) => void,
  ) {
    const { baseUrl, received } = await startServer((_, response) =>
      answer(open(response), response),
    )
    const partials: Candidate[] = []
    const done = providerAt(baseUrl).edit(openaiRequest(), {
      onPartial: (candidate) => partials.push(candidate),
    })
    return { done, partials, received }
  }

  test('half-painted pictures are shown as they come, and the finished one is the answer', async () => {
    const { done, partials, received } = await watched((write, response) => {
      write(partial(4))
      write({ ...partial(4), b64_json: '%%%' })
      write(completed)
      response.end()
    })
    const { candidates, requestId, usage: used } = await done
    const file = (width: number) => ({
      ...{ kind: 'file', bytes: Uint8Array.from(Buffer.from(base64Of(width), 'base64')) },
    })
    expect(partials).toEqual([file(4)])
    expect(candidates).toEqual([file(12)])
    expect([requestId, used.inputTokens, used.outputTokens]).toEqual(['req_9', 10, 20])
    expect(JSON.parse(received[0]!.body)).toMatchObject({ stream: true, partial_images: 1, n: 1 })
  })

  test('promise 2: a finished picture counts, also when the connection breaks after it', async () => {
    const { done } = await watched((write, response) => {
      write(completed)
      setTimeout(() => response.destroy(), 5)
    })
    expect((await done).candidates).toHaveLength(1)
  })

  test.each(['breaks', 'ends'])(
    'a stream that %s before the picture may have been charged',
    async (how) => {
      const { done } = await watched((write, response) => {
        write(partial(4))
        if (how === 'ends') response.end()
        else setTimeout(() => response.destroy(), 5)
      })
      await expect(done).rejects.toMatchObject({ code: 'outcome_unknown' })
    },
  )

  test('what the service says in the middle of a stream is told', async () => {
    const { done } = await watched((write, response) => {
      write({
        type: 'error',
        error: {
          ...{ code: 'moderation_blocked', message: 'Rejected.' },
          moderation_details: { moderation_stage: 'output', categories: ['violence'] },
        },
      })
      response.end()
    })
    await expect(done).rejects.toMatchObject({
      ...{ code: 'provider_refused', requestId: 'req_9' },
      message: expect.stringMatching(/painted, for its content \(violence\)/),
    })
  })

  test('a server that does not stream is read as usual', async () => {
    const { baseUrl } = await startServer((_, response) =>
      sendJson(response, 200, answerWith([colorful(12, 8)])),
    )
    const answer = await providerAt(baseUrl).edit(openaiRequest(), { onPartial: () => undefined })
    expect(answer.candidates).toHaveLength(1)
  })

  test.each([
    ['nobody watches', {}, {}, false],
    ['several are painted', { variations: 2 }, {}, true],
    ['previews are turned off', {}, { previews: 'none' }, true],
  ])('nothing is streamed when %s', async (_, more, options, watches) => {
    const { baseUrl, received } = await startServer((_, response) =>
      sendJson(response, 200, answerWith([colorful(12, 8)])),
    )
    const provider = providerAt(baseUrl, null, { options })
    await provider.edit(openaiRequest(more), watches ? { onPartial: () => undefined } : {})
    expect(Object.keys(JSON.parse(received[0]!.body))).not.toContain('stream')
  })
})
