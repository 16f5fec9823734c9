import { cancelled, RefineError } from '../../errors.ts'
import type { Failure } from './failure.ts'
import { quote } from './quote.ts'
import { tellStatus } from './tell-status.ts'
import type { Told } from './told.ts'

/** Whose failure it is, for the words. */
export interface Explained {
  /** What the user calls it, at the start of a sentence: "OpenAI", "The server". */
  readonly service: string
  /** The user's key, which the service's words may repeat; null when there is none. */
  readonly key: string | null
  /** Its codes for an account that can't pay, moderation and the like, where they are not OpenAI's. */
  readonly codes?: Readonly<Record<string, 'payment' | 'moderation' | 'key' | 'model'>>
  /** Says what only this service's answers mean; null leaves a failure to what holds for all. */
  readonly tell?: (failure: Failure) => Told | null
  /** Set for a server that the user runs: what to do is then in their own hands. */
  readonly isOwnServer?: boolean
}

/**
 * Turns a failed call into an error that says what happened and what to do.
 *
 * Its code says whether the call may have been billed (see `Provider`). The service's words are quoted without
 * anything that looks like a key, and never for a refused key.
 */
export function explainFailure(failure: Failure, explained: Explained): RefineError {
  if (failure.kind === 'aborted') return cancelled()
  const told =
    failure.kind === 'status'
      ? (explained.tell?.(failure) ?? tellStatus(failure, explained))
      : tellConnection(failure, failure.kind, explained)
  const { requestId, retryAfterMs } = failure
  return new RefineError(told.code, told.message, {
    hint: told.hint,
    retryable: told.retryable ?? false,
    ...(requestId && { requestId }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(told.mayBeBilled && { mayBeBilled: true }),
  })
}

const billedHint =
  'It may have been charged: look at your usage before you send it again, or send it again knowing that.'

function tellConnection(
  failure: Failure,
  kind: Exclude<Failure['kind'], 'aborted' | 'status'>,
  { service, key, isOwnServer = false }: Explained,
): Told {
  switch (kind) {
    case 'offline':
      return {
        code: 'provider_unreachable',
        message: 'This machine is offline, so nothing was sent.',
        hint: 'Connect to the network and try again; the built-in provider works without one.',
        retryable: true,
      }
    case 'refused':
      return { code: 'provider_unreachable', ...tellRefused(failure, service, isOwnServer) }
    case 'broken':
      return {
        code: 'outcome_unknown',
        message: isOwnServer
          ? `${service} could not be reached, or the connection broke; whether it painted is not known.`
          : `The connection to ${nameOf(service)} broke, or something on the way blocked it; whether the request arrived is not known.`,
        hint: isOwnServer
          ? 'See whether the server is running and, from a design tool or a page, lets other pages call it (its CORS setting). Sending it again is a new call.'
          : billedHint,
        retryable: true,
      }
    case 'timeout':
      return {
        code: 'outcome_unknown',
        message: `${service} did not answer in time.`,
        hint: isOwnServer
          ? 'See what the server is doing; a smaller region or fewer variations take less time.'
          : billedHint,
        retryable: true,
      }
    case 'redirect':
      return {
        code: 'bad_setting',
        message: `${service} sends requests on to ${failure.message ? quote(failure.message, key) : 'another address'}, and a key is not sent after them.`,
        hint: 'If you trust that address, set it as the provider’s address.',
      }
    case 'oversized':
      return {
        code: 'bad_answer',
        message: `${service} answered with far more than was asked for; it was not read to its end.`,
        hint: 'The call may have been charged. Try another model, or look at what the server sends.',
      }
  }
}

function tellRefused(
  { reason }: Failure,
  service: string,
  isOwnServer: boolean,
): Pick<Told, 'message' | 'hint' | 'retryable'> {
  switch (reason) {
    case 'address':
      return {
        message: `There is no server at the address of ${nameOf(service)}; nothing was sent.`,
        hint: 'Check the address in the settings, and the connection.',
        retryable: true,
      }
    case 'trust':
      return {
        message: `${service} has no certificate that this machine trusts (TLS), so nothing was sent.`,
        hint: isOwnServer
          ? 'Use http:// for a server on your own machine, or give it a certificate that is trusted.'
          : 'Look at the machine’s clock, and at programs or networks that look into connections.',
      }
    case 'blocked':
      return {
        message: `This host does not let the plugin call ${nameOf(service)}; nothing was sent.`,
        hint: isOwnServer
          ? 'Let the server allow calls from other pages (its CORS setting), or use Pentimento’s own page or command line.'
          : 'Use Pentimento’s own page or command line, which can call any address.',
      }
    default:
      return {
        message: `${service} could not be reached; nothing was sent.`,
        hint: isOwnServer
          ? 'Start the server, and check its address in the settings.'
          : 'Check the connection and the address, then try again.',
        retryable: true,
      }
  }
}

/** “The server” within a sentence. */
function nameOf(service: string): string {
  return service.replace(/^The /u, 'the ')
}
