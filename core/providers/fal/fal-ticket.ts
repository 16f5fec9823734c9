import { RefineError } from '../../errors.ts'

/** What names a call at fal: where it was handed in, and its id there. */
export interface FalTicket {
  readonly endpoint: string
  readonly requestId: string
}

const form = /^([\w.-]+(?:\/[\w.-]+)+)#([\w-]+)$/u

/** Writes a ticket as one text, for the ledger. */
export function formatTicket({ endpoint, requestId }: FalTicket): string {
  return `${endpoint}#${requestId}`
}

/**
 * Reads a ticket.
 *
 * @throws RefineError `bad_setting` for a text that is none: it becomes part of an address.
 */
export function parseTicket(ticket: string): FalTicket {
  const [, endpoint, requestId] = form.exec(ticket) ?? []
  if (endpoint !== undefined && requestId !== undefined && !endpoint.includes('..')) {
    return { endpoint, requestId }
  }
  throw new RefineError('bad_setting', 'The note of the open call is not one of fal’s.', {
    hint: 'Look the call up in fal’s own list of requests.',
  })
}
