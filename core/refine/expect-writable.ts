import { RefineError } from '../errors.ts'
import type { Host } from '../host.ts'

/**
 * Refuses a document that can only be looked at, before anything is read, sent or paid for.
 *
 * @throws RefineError `not_supported` with the host's own reason and fix.
 */
export function expectWritable({ capabilities }: Pick<Host, 'capabilities'>): void {
  const { readOnly } = capabilities
  if (readOnly) throw new RefineError('not_supported', readOnly.reason, { hint: readOnly.fix })
}
