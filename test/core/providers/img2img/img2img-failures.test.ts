import { expect, test } from 'vitest'
import { json } from '../scripted-fetch.ts'
import { img2imgRequest, openImg2img, testLogin } from './img2img-desk.ts'

async function failureOf(answer: Response | Error, key: string | null = null) {
  const { provider, calls } = openImg2img(() => answer, { key })
  const thrown = await provider.edit(img2imgRequest()).then(
    () => null,
    (error: unknown) => error,
  )
  expect(calls).toHaveLength(1)
  return thrown
}

const field = (name: string, msg: string) => ({ detail: [{ loc: ['body', name], msg, type: 'x' }] })

test.each([
  [
    'a wrong login',
    401,
    { detail: 'Incorrect username or password' },
    'bad_key',
    /wants another login/u,
    /--api-auth/u,
  ],
  [
    'a server without the API',
    404,
    { detail: 'Not Found' },
    'bad_setting',
    /does not offer/u,
    /--api\b/u,
  ],
  [
    'a lost picture',
    404,
    { detail: 'Init image not found' },
    'provider_refused',
    /Init image not found/u,
    /log/u,
  ],
  [
    'an unknown field',
    422,
    field('denoising_strength', 'value is not a valid float'),
    'bad_setting',
    /denoising_strength: value is not a valid float/u,
    /up to date/u,
  ],
  [
    'an unknown sampler',
    422,
    field('sampler_name', 'Sampler not found'),
    'bad_setting',
    /Sampler not found/u,
    /sampler’s name/u,
  ],
  [
    'an unknown sampler, as older servers say it',
    400,
    { detail: 'Sampler not found' },
    'bad_setting',
    /Sampler not found/u,
    /settings/u,
  ],
  [
    'a refused prompt',
    400,
    { detail: 'NSFW prompt detected' },
    'provider_refused',
    /NSFW prompt detected/u,
    /log/u,
  ],
  [
    'no memory left',
    500,
    { error: 'OutOfMemoryError', detail: '', body: '', errors: 'CUDA out of memory.' },
    'too_large',
    /ran out of memory/u,
    /smaller region/u,
  ],
  [
    'no memory left, in other words',
    500,
    { error: 'RuntimeError', errors: 'Not enough memory, use lower resolution' },
    'too_large',
    /ran out of memory/u,
    /--medvram/u,
  ],
  [
    'a failure of its own',
    500,
    { error: 'AssertionError', detail: '', errors: 'bad tensor' },
    'provider_failed',
    /failed \(500\): AssertionError: bad tensor/u,
    /log/u,
  ],
])('%s is told with what to do', async (_, status, body, code, message, hint) => {
  expect(await failureOf(json(status, body))).toMatchObject({
    code,
    message: expect.stringMatching(message),
    hint: expect.stringMatching(hint),
  })
})

test('a gateway’s page is not quoted', async () => {
  const page = new Response('<html><h1>502 Bad Gateway</h1></html>', {
    status: 502,
    headers: { 'content-type': 'text/html' },
  })
  expect(await failureOf(page)).toMatchObject({
    code: 'provider_failed',
    message: 'The Stable Diffusion server failed (502).',
  })
})

test('a server that is not there was not reached, and starting it is the next step', async () => {
  const refused = Object.assign(new TypeError('fetch failed'), {
    cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  })
  expect(await failureOf(refused)).toMatchObject({
    code: 'provider_unreachable',
    hint: 'Start the server, and check its address in the settings.',
    retryable: true,
  })
})

test('promise 6: neither the login nor pixels that the server repeats get into the words', async () => {
  const pixels = 'iVBORw0KGgo'.repeat(40)
  const failure = await failureOf(
    json(500, { error: 'Error', errors: `login ${testLogin} sent ${pixels}` }),
    testLogin,
  )
  const { message, hint } = failure as Error & { hint: string }
  expect(`${message} ${hint}`).not.toContain('geh')
  expect(`${message} ${hint}`).not.toContain('iVBORw0KGgoiVBORw0KGgo')
})
