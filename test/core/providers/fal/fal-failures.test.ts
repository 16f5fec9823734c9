import { expect, test } from 'vitest'
import { json } from '../scripted-fetch.ts'
import { flux2Request, openFal, testKey } from './fal-desk.ts'

async function failureOf(status: number, detail: unknown, at: 'submit' | 'result' = 'submit') {
  const answer = () => json(status, { detail }, { 'x-fal-request-id': 'req-1' })
  const { provider } = openFal({ [at]: answer })
  return provider.edit(flux2Request()).then(
    () => null,
    (error: unknown) => error,
  )
}

const typed = (type: string, msg: string, loc = ['body', 'prompt']) => [{ loc, msg, type }]

test.each([
  ['a wrong key', 401, 'Authentication is required.', 'bad_key', /does not accept the key/u],
  ['a key without its second half', 403, 'Invalid key id', 'bad_key', /does not accept the key/u],
  [
    'an empty account',
    403,
    'User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing.',
    'out_of_credit',
    /no balance left/u,
  ],
  [
    'an app that is closed to the account',
    403,
    'You are not allowed to access this application.',
    'provider_refused',
    /does not let this key/u,
  ],
  [
    'an unknown model',
    404,
    "Application 'x' not found",
    'bad_setting',
    /does not know this model/u,
  ],
  ['too many calls', 429, 'Too many concurrent requests.', 'rate_limited', /too many requests/u],
  [
    'words or pictures that are refused',
    422,
    typed('content_policy_violation', 'flagged'),
    'provider_refused',
    /for its content/u,
  ],
  [
    'a picture that is too large',
    422,
    typed('image_too_large', 'Max 4096x4096', ['body', 'image_url']),
    'too_large',
    /Max 4096x4096/u,
  ],
  [
    'a picture that can’t be read',
    422,
    typed('image_load_error', 'Failed to load the image.'),
    'provider_refused',
    /can’t read a picture/u,
  ],
  [
    'a value that is refused',
    422,
    typed('less_than_equal', 'Input should be ≤ 4', ['body', 'num_images']),
    'bad_setting',
    /Input should be ≤ 4 \(num_images\)/u,
  ],
  [
    'nothing painted',
    422,
    typed('no_media_generated', 'none'),
    'provider_refused',
    /painted nothing/u,
  ],
  [
    'a failure of the model',
    500,
    typed('internal_server_error', 'oops'),
    'provider_failed',
    /model failed: oops/u,
  ],
  [
    'a model that takes too long',
    504,
    typed('generation_timeout', 'too slow'),
    'provider_failed',
    /model failed: too slow/u,
  ],
])('%s is told', async (_, status, detail, code, message) => {
  for (const at of ['submit', 'result'] as const) {
    if (at === 'result' && (status === 429 || status === 404)) continue
    expect(await failureOf(status, detail, at)).toMatchObject({
      code,
      message: expect.stringMatching(message),
      requestId: 'req-1',
    })
  }
})

test('promise 6: neither the key nor pixels that fal repeats get into the words', async () => {
  const said = `key ${testKey} with data:image/png;base64,${'iVBOR'.repeat(80)}`
  const failure = await failureOf(422, typed('value_error', said))
  const { message, hint } = failure as Error & { hint: string }
  expect(`${message} ${hint}`).not.toMatch(/geheim|iVBOR/u)
})
