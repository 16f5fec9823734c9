import type { CallOptions, Host } from '../host.ts'

/** Runs reads while nobody can change the document in between, where the host can hold it still; else as they are. */
export function readTogether<T>(
  host: Pick<Host, 'readTogether'>,
  reads: () => Promise<T>,
  options: CallOptions,
): Promise<T> {
  return host.readTogether ? host.readTogether(reads, options) : reads()
}
