import { describe, expect, test } from 'vitest'
import { connectionFailure } from '../../../../core/providers/http/connection-failure.ts'

const failed = (cause: object) => new TypeError('fetch failed', { cause })

describe('only what surely never arrived is refused', () => {
  test.each([
    ['ECONNREFUSED', 'nobody'],
    ['EHOSTUNREACH', 'nobody'],
    ['UND_ERR_CONNECT_TIMEOUT', 'nobody'],
    ['ENOTFOUND', 'address'],
    ['EAI_AGAIN', 'address'],
    ['CERT_HAS_EXPIRED', 'trust'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'trust'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'trust'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'trust'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'trust'],
  ])('%s: %s', (code, reason) => {
    expect(connectionFailure(failed({ code }))).toEqual({ kind: 'refused', reason })
  })

  test('also where two addresses were tried', () => {
    const both = new AggregateError([{ code: 'ECONNREFUSED' }, { code: 'ECONNREFUSED' }])
    expect(connectionFailure(failed(both))).toEqual({ kind: 'refused', reason: 'nobody' })
  })

  test('a time that ran out while connecting, but not while reading', () => {
    const timedOut = (syscall: string) => connectionFailure(failed({ code: 'ETIMEDOUT', syscall }))
    expect(timedOut('connect')).toEqual({ kind: 'refused', reason: 'nobody' })
    expect(timedOut('read')).toEqual({ kind: 'timeout' })
  })

  test.each([
    ['A server with the specified hostname could not be found.', 'address'],
    ['Could not connect to the server.', 'nobody'],
    ['The certificate for this server is invalid.', 'trust'],
    ['Manifest entry not found', 'blocked'],
    ['Origin null is not allowed by Access-Control-Allow-Origin.', 'blocked'],
  ])('in words: “%s”', (words, reason) => {
    expect(connectionFailure(new TypeError(words))).toEqual({ kind: 'refused', reason })
  })
})

test.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])('%s may have arrived', (code) => {
  expect(connectionFailure(failed({ code }))).toEqual({ kind: 'broken' })
})

test.each([new TypeError('Failed to fetch'), new TypeError('Load failed'), 'nothing', null])(
  'what tells nothing (%s) may have arrived',
  (thrown) => {
    expect(connectionFailure(thrown)).toEqual({ kind: 'broken' })
  },
)

test('a time that ran out may have been charged', () => {
  expect(connectionFailure(failed({ code: 'UND_ERR_HEADERS_TIMEOUT' })).kind).toBe('timeout')
  expect(connectionFailure(new TypeError('The request timed out')).kind).toBe('timeout')
})
