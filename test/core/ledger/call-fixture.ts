import type { PlainError } from '../../../core/errors.ts'
import { createPicture } from '../../../core/image/picture.ts'
import type { Candidate, ProviderAnswer } from '../../../core/provider.ts'
import { exactly } from '../../support/exactly.ts'
import { editFixture } from '../../support/record-fixture.ts'

export const clock = { now: () => 5000 }
export const outage: PlainError = {
  code: 'provider_failed',
  message: 'The provider failed.',
  hint: 'Try again.',
  retryable: true,
  requestId: 'req-9',
}
export const refusal: PlainError = { ...outage, code: 'provider_refused' }

/** A call of 4 cents that is about to be sent. */
export function callFixture(id: string, sentAt = 1000) {
  return {
    id,
    sentAt,
    attempt: { edit: 'edit', ordinal: 1 },
    edit: editFixture(),
    plan: {
      crop: { x: 1, y: 2, width: 8, height: 4 },
      sent: { width: 16, height: 8 },
      density: 2,
    },
    source: { layer: '12', name: 'Cup', lineage: null },
    estimate: exactly(0.04),
  }
}

export const picture8: Candidate = {
  kind: 'picture',
  picture: createPicture(
    { width: 2, height: 1 },
    8,
    new Uint8Array([0, 1, 2, 3, 252, 253, 254, 255]),
  ),
  frame: { x: -1, y: 0, width: 3, height: 2 },
  remark: 'Slightly cropped.',
}
export const picture16: Candidate = {
  kind: 'picture',
  picture: createPicture({ width: 1, height: 1 }, 16, new Uint16Array([0, 255, 256, 65535])),
}
export const file: Candidate = { kind: 'file', bytes: new Uint8Array([137, 80, 78, 71, 0, 255]) }
export const answer: ProviderAnswer = {
  candidates: [picture8, picture16, file],
  usage: { costUsd: 0.05, inputTokens: 7 },
  requestId: 'req-1',
}
