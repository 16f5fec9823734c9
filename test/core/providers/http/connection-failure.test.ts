import { describe, expect, test } from 'vitest'
import { connectionFailure } from '../../../../core/providers/http/connection-failure.ts'

const failed = (cause: object) => new TypeError('fetch failed', { cause })

describe('only what surely never arrived is refused', () => {
  test.each([
    ['ECONNREFUSED', 'nobody'],
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

  test.each(['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN'])(
    '%s while connecting, but not once something was sent',
    (code) => {
      const at = (syscall: string) => connectionFailure(failed({ code, syscall }))
      expect(at('connect')).toEqual({ kind: 'refused', reason: 'nobody' })
      expect(at('read')).toEqual({ kind: 'broken' })
      expect(at('write')).toEqual({ kind: 'broken' })
    },
  )

  test('a handshake that failed, but no other trouble with an encrypted connection', () => {
    const handshake = 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'
    expect(connectionFailure(failed({ code: handshake })).kind).toBe('refused')
    for (const code of ['EPROTO', 'ERR_SSL_BAD_RECORD_MAC', 'ERR_OSSL_BAD_DECRYPT']) {
      expect(connectionFailure(failed({ code, syscall: 'read' }))).toEqual({ kind: 'broken' })
    }
  })

  test('a page that may not see an answer, where no answer came', () => {
    const words = 'Origin null is not allowed by Access-Control-Allow-Origin.'
    expect(connectionFailure(new TypeError(`${words} Status code: 500`))).toEqual({
      kind: 'broken',
    })
    const preflight = 'Preflight response is not successful. Status code: 404'
    expect(connectionFailure(new TypeError(preflight)).kind).toBe('refused')
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
