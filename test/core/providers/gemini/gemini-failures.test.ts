import { expect, test } from 'vitest'
import { toPlainError } from '../../../../core/errors.ts'
import { json, type ScriptedAnswer } from '../scripted-fetch.ts'
import { answerOf, geminiRequest, inline, openGemini, testKey } from './gemini-desk.ts'

async function failureOf(answer: ScriptedAnswer) {
  const { provider, calls } = openGemini(() => answer)
  const thrown = await provider.edit(geminiRequest()).then(
    () => null,
    (error: unknown) => error,
  )
  expect(calls).toHaveLength(1)
  return thrown
}

function refusal(code: number, status: string, message: string, details: readonly object[] = []) {
  return json(code, { error: { code, message, status, details } })
}

const reason = (name: string) => ({
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason: name,
})
const quota = (quotaId: string, quotaValue = '10') => ({
  '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
  violations: [{ quotaMetric: 'x', quotaId, quotaValue }],
})
const retry = (retryDelay: string) => ({
  '@type': 'type.googleapis.com/google.rpc.RetryInfo',
  retryDelay,
})
const exhausted = 'You exceeded your current quota.'

test.each([
  [
    'a wrong key',
    refusal(400, 'INVALID_ARGUMENT', 'API key not valid.', [reason('API_KEY_INVALID')]),
    'bad_key',
    /does not accept the key/u,
  ],
  [
    'a key for other pages',
    refusal(403, 'PERMISSION_DENIED', 'Blocked', [reason('API_KEY_HTTP_REFERRER_BLOCKED')]),
    'bad_key',
    /restrictions/u,
  ],
  [
    'a service that is not turned on',
    refusal(403, 'PERMISSION_DENIED', 'x', [reason('SERVICE_DISABLED')]),
    'bad_key',
    /does not let it call/u,
  ],
  [
    'a forbidden call',
    refusal(403, 'PERMISSION_DENIED', 'The caller does not have permission.'),
    'provider_refused',
    /does not let this key/u,
  ],
  [
    'a place without the service',
    refusal(400, 'FAILED_PRECONDITION', 'User location is not supported for the API use.'),
    'provider_refused',
    /where this machine is/u,
  ],
  [
    'a project without billing',
    refusal(400, 'FAILED_PRECONDITION', 'Please enable billing on your project.'),
    'out_of_credit',
    /can’t pay/u,
  ],
  [
    'an unknown model',
    refusal(404, 'NOT_FOUND', 'models/x is not found'),
    'bad_setting',
    /does not know this model/u,
  ],
  [
    'a picture that can’t be read',
    refusal(400, 'INVALID_ARGUMENT', 'Unable to process input image.'),
    'provider_refused',
    /can’t read a picture/u,
  ],
  [
    'a value that is refused',
    refusal(400, 'INVALID_ARGUMENT', 'Invalid value at imageConfig'),
    'bad_setting',
    /Invalid value at imageConfig/u,
  ],
  [
    'a failure of its own',
    refusal(500, 'INTERNAL', 'An internal error.'),
    'provider_failed',
    /\(500\)/u,
  ],
  [
    'an overload',
    refusal(503, 'UNAVAILABLE', 'The model is overloaded.'),
    'provider_failed',
    /overloaded/u,
  ],
  [
    'a model that is not free',
    refusal(429, 'RESOURCE_EXHAUSTED', exhausted, [
      quota('GenerateRequestsPerDayPerProjectPerModel-FreeTier', '0'),
    ]),
    'out_of_credit',
    /not part of the free tier/u,
  ],
  [
    'credits that are used up',
    refusal(429, 'RESOURCE_EXHAUSTED', 'Your prepayment credits are depleted.'),
    'out_of_credit',
    /can’t pay/u,
  ],
  [
    'a day’s quota that is used up',
    refusal(429, 'RESOURCE_EXHAUSTED', exhausted, [
      quota('GenerateRequestsPerDayPerProjectPerModel'),
    ]),
    'out_of_credit',
    /in a day/u,
  ],
] as const)('%s is told', async (_, answer, code, message) => {
  expect(await failureOf(answer)).toMatchObject({ code, message: expect.stringMatching(message) })
})

test('too many calls a minute are told with the wait that Google states', async () => {
  const perMinute = quota('GenerateRequestsPerMinutePerProjectPerModel')
  for (const answer of [
    refusal(429, 'RESOURCE_EXHAUSTED', exhausted, [perMinute, retry('34.5s')]),
    refusal(429, 'RESOURCE_EXHAUSTED', `${exhausted} Please retry in 34.5s.`, [perMinute]),
    json(429, [{ error: { code: 429, message: `${exhausted} Please retry in 34.5s.` } }]),
  ]) {
    expect(await failureOf(answer)).toMatchObject({
      code: 'rate_limited',
      retryAfterMs: 34_500,
      retryable: true,
    })
  }
})

test.each([
  [
    'words or pictures that are blocked',
    { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } },
    'provider_refused',
    /refused your words or pictures.*PROHIBITED_CONTENT/u,
  ],
  [
    'a picture that is withheld',
    { candidates: [{ finishReason: 'IMAGE_SAFETY' }] },
    'provider_refused',
    /did not hand out the picture.*IMAGE_SAFETY/u,
  ],
  [
    'a picture that is too like another',
    { candidates: [{ finishReason: 'IMAGE_RECITATION' }] },
    'provider_refused',
    /IMAGE_RECITATION/u,
  ],
  [
    'no picture',
    { candidates: [{ finishReason: 'NO_IMAGE' }] },
    'bad_answer',
    /has no picture in it \(NO_IMAGE\)/u,
  ],
  [
    'words instead of a picture',
    answerOf([{ text: 'I can’t do that.' }]),
    'bad_answer',
    /is in words: “I can’t do that”/u,
  ],
  [
    'a thought alone',
    answerOf([{ ...inline(1), thought: true }]),
    'bad_answer',
    /has no picture in it/u,
  ],
  [
    'a damaged picture',
    answerOf([{ inlineData: { mimeType: 'image/png', data: '%' } }]),
    'bad_answer',
    /damaged/u,
  ],
  ['something else', [], 'bad_answer', /has no picture in it\.$/u],
])('an answer of status 200 with %s is told', async (_, answer, code, message) => {
  expect(await failureOf(answer)).toMatchObject({ code, message: expect.stringMatching(message) })
})

test('a picture that was painted and withheld may be billed, words that were blocked are not', async () => {
  const withheld = { candidates: [{ finishReason: 'IMAGE_SAFETY' }] }
  expect(await failureOf(withheld)).toMatchObject({ mayBeBilled: true })
  const blocked = { promptFeedback: { blockReason: 'SAFETY' } }
  expect(toPlainError(await failureOf(blocked))).not.toHaveProperty('mayBeBilled')
})

test('Google’s own id of a call is told with its failure', async () => {
  expect(await failureOf(answerOf([{ text: 'No.' }]))).toMatchObject({ requestId: 'resp-1' })
})

test('promise 6: neither the key nor pixels that Google repeats get into the words', async () => {
  const message = `API key ${testKey} with ${'iVBOR'.repeat(80)}`
  const failure = await failureOf(refusal(400, 'INVALID_ARGUMENT', message))
  const { message: words, hint } = failure as Error & { hint: string }
  expect(`${words} ${hint}`).not.toMatch(/Geheim|iVBORiVBOR/u)
})
