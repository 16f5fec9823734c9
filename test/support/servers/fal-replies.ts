import type { Refusal } from './fault.ts'
import { html, json, type Reply } from './reply.ts'

/** Says no as fal does: infrastructure in one sentence, models in a list of typed errors. */
export function refuseAsFal(
  refusal: Refusal,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  if (refusal === 'HTML error') return html(502, '502 Bad Gateway')
  const [status, detail] = falRefusals[refusal]
  return json(status, { detail }, headers)
}

const typed = (field: string, type: string, msg: string) => [
  { loc: ['body', field], msg, type, url: `https://docs.fal.ai/errors#${type}` },
]

const falRefusals: Readonly<
  Record<Exclude<Refusal, 'HTML error'>, readonly [number, string | readonly object[]]>
> = {
  'bad request': [422, typed('prompt', 'missing', 'Field required')],
  'bad size': [422, typed('image_url', 'image_too_large', 'Image too large: 4096x4096.')],
  'bad image': [422, typed('image_url', 'image_load_error', 'Failed to load the image.')],
  'unknown field': [422, typed('quality', 'extra_forbidden', 'Extra inputs are not permitted')],
  'bad key': [401, 'Authentication is required to access this application.'],
  'not verified': [403, 'You are not allowed to access this application.'],
  'unknown model': [404, "Application 'x' not found"],
  'rate limit': [429, 'Too many concurrent requests. Try again in 12s.'],
  'out of credit': [
    403,
    'User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing.',
  ],
  'refused input': [
    422,
    typed(
      'prompt',
      'content_policy_violation',
      'The content could not be processed because it was flagged by a content checker.',
    ),
  ],
  'refused output': [
    422,
    typed(
      'images',
      'content_policy_violation',
      'The output could not be returned because it was flagged by a content checker.',
    ),
  ],
  failed: [500, typed('body', 'internal_server_error', 'Internal server error')],
  unavailable: [503, 'Service Unavailable'],
}
