import { beforeAll, describe, expect, test } from 'vitest'
import { RefineError } from '../../../../core/errors.ts'
import { sendJson, startServer } from './loopback-server.ts'
import { openaiRequest, providerAt, sendBy, testKey, waysOfSending } from './openai-request.ts'

describe.each(waysOfSending)('over %s', (_, post) => {
  beforeAll(() => sendBy(post))

  /** Makes a call that has to fail, and gives the error. */
  async function failureAt(baseUrl: string, more = {}, signal?: AbortSignal): Promise<RefineError> {
    try {
      await providerAt(baseUrl).edit(openaiRequest(more), signal ? { signal } : {})
    } catch (thrown) {
      if (thrown instanceof RefineError) return thrown
      throw thrown
    }
    throw new Error('Expected the call to fail')
  }

  const envelope = (code: string | null, message = 'No.', more = {}) => ({
    error: { message, type: 'image_generation_user_error', param: null, code, ...more },
  })

  const cases: readonly {
    readonly name: string
    readonly status: number
    readonly body: unknown
    readonly expected: Partial<RefineError>
    readonly message: RegExp
  }[] = [
    {
      name: 'a wrong key',
      status: 401,
      body: envelope('invalid_api_key', `Incorrect API key provided: ${testKey}.`),
      expected: { code: 'bad_key', retryable: false },
      message: /does not accept the key/,
    },
    {
      name: 'an empty account, though the status is that of a rate limit',
      status: 429,
      body: envelope('insufficient_quota', 'You exceeded your current quota.'),
      expected: { code: 'out_of_credit', retryable: false },
      message: /can’t pay for this call \(insufficient_quota\)/,
    },
    {
      name: 'a spending limit',
      status: 400,
      body: envelope('billing_hard_limit_reached'),
      expected: { code: 'out_of_credit', retryable: false },
      message: /billing_hard_limit_reached/,
    },
    {
      name: 'too many requests',
      status: 429,
      body: envelope('rate_limit_exceeded', 'Rate limit reached. Please try again in 12s.'),
      expected: {
        ...{ code: 'rate_limited', retryable: true, retryAfterMs: 12_000 },
        hint: 'Try again in 12 seconds.',
      },
      message: /too many requests/,
    },
    {
      name: 'moderation',
      status: 400,
      body: envelope('moderation_blocked', 'Rejected.', {
        moderation_details: { moderation_stage: 'input', categories: ['violence'] },
      }),
      expected: { code: 'provider_refused', retryable: false },
      message: /refused your words or pictures for their content \(violence\)/,
    },
    {
      name: 'a picture that it can’t read',
      status: 400,
      body: envelope('invalid_image_file', 'Invalid image file or mode for image 1.'),
      expected: { code: 'provider_refused', retryable: false },
      message: /Invalid image file or mode for image 1/,
    },
    {
      name: 'an unknown model',
      status: 404,
      body: envelope('model_not_found', 'The model does not exist.'),
      expected: { code: 'bad_setting', retryable: false },
      message: /does not know this model/,
    },
    {
      name: 'an organisation that is not verified',
      status: 403,
      body: envelope(null, 'Your organization must be verified to use the model.'),
      expected: { code: 'provider_refused', retryable: false },
      message: /organization must be verified/,
    },
    {
      name: 'a failure of the service',
      status: 500,
      body: envelope('server_error', 'The server had an error.'),
      expected: { code: 'provider_failed', retryable: true },
      message: /error of its own \(500\)/,
    },
    {
      name: 'a server that says errors in its own way',
      status: 400,
      body: { error: 'mask has the wrong size' },
      expected: { code: 'provider_refused', retryable: false },
      message: /mask has the wrong size/,
    },
  ]

  test.each(cases)('$name is told as what it is, and sent once', async (one) => {
    const { baseUrl, received } = await startServer((_, response) =>
      sendJson(response, one.status, one.body),
    )
    const failure = await failureAt(baseUrl)
    expect(failure).toMatchObject({ ...one.expected, requestId: 'req_123' })
    expect(failure.message).toMatch(one.message)
    expect(failure.hint).toMatch(/\.$/)
    expect(received).toHaveLength(1)
  })

  test('promise 6: no error holds the key, whatever the server says', async () => {
    for (const status of [400, 401, 403, 404, 413, 429, 500]) {
      const { baseUrl } = await startServer((received, response) =>
        sendJson(response, status, {
          error: {
            message: `You sent ${received.headers.authorization} (${testKey})`,
            code: testKey,
          },
        }),
      )
      const failure = await failureAt(baseUrl)
      const everything = [
        failure.message,
        failure.hint,
        failure.stack,
        String(failure.cause),
      ].join()
      expect(everything).not.toContain(testKey)
      expect(everything).not.toMatch(/Bearer sk/)
      expect(failure.cause).toBeUndefined()
    }
  })

  test.each([
    ['a key of another form', 'geheimer-schluessel-42', 'Key geheimer-schluessel-42 is unknown'],
    ['someone else’s key', testKey, 'Try sk-proj-abcdefgh instead'],
  ])('promise 6: %s is not quoted either', async (_, key, message) => {
    const { baseUrl } = await startServer((_received, response) =>
      sendJson(response, 400, envelope(null, message)),
    )
    const call = providerAt(baseUrl, key).edit(openaiRequest())
    await expect(call).rejects.toThrow(/: (Key … is unknown|Try … instead)\.$/)
  })

  test('picture data that the server repeats is left out of the error', async () => {
    const { baseUrl } = await startServer((_, response) =>
      sendJson(
        response,
        400,
        envelope(null, 'Bad picture data:image/png;base64,iVBORw0KGgo= here'),
      ),
    )
    expect((await failureAt(baseUrl)).message).toMatch(/Bad picture … here/)
  })

  test.each([
    ['no pictures', (r: { end(text: string): void }) => r.end('{"created":1,"data":[]}')],
    ['no JSON', (r: { end(text: string): void }) => r.end('<html>')],
    [
      'a damaged picture',
      (r: { end(text: string): void }) => r.end('{"data":[{"b64_json":"%%%"}]}'),
    ],
  ])('an answer with %s is a bad answer', async (_, end) => {
    const { baseUrl } = await startServer((_received, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      end(response)
    })
    expect(await failureAt(baseUrl)).toMatchObject({
      code: 'bad_answer',
      retryable: true,
      hint: expect.stringMatching(/may have been charged/),
    })
  })

  test('a connection that breaks says that the call may have been charged', async () => {
    const { baseUrl, received } = await startServer((_, response) => response.destroy())
    expect(await failureAt(baseUrl)).toMatchObject({
      code: 'outcome_unknown',
      retryable: true,
      message: expect.stringMatching(/could not be reached, or the connection broke/),
    })
    expect(received).toHaveLength(1)
  })

  test('cancelling ends the request', async () => {
    const stop = new AbortController()
    let connectionClosed = () => {}
    const closed = new Promise<void>((resolve) => {
      connectionClosed = resolve
    })
    const { baseUrl } = await startServer((_, response) => {
      response.on('close', connectionClosed)
      stop.abort()
    })
    expect(await failureAt(baseUrl, {}, stop.signal)).toMatchObject({ code: 'cancelled' })
    await closed
  })

  test('what is cancelled before it is sent is not sent', async () => {
    const { baseUrl, received } = await startServer((_, response) => sendJson(response, 200, {}))
    expect(await failureAt(baseUrl, {}, AbortSignal.abort())).toMatchObject({ code: 'cancelled' })
    expect(received).toHaveLength(0)
  })
})
