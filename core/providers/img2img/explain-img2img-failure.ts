import * as z from 'zod/mini'
import type { RefineError } from '../../errors.ts'
import { explainFailure } from '../http/explain-failure.ts'
import type { Failure } from '../http/failure.ts'
import { quote } from '../http/quote.ts'
import type { Told } from '../http/told.ts'

/** What such a server says of a mistake: its exception's name and words, or FastAPI's list of what is wrong. */
const answerSchema = z.object({
  error: z.optional(z.unknown()),
  errors: z.optional(z.unknown()),
  detail: z.optional(z.unknown()),
})
const invalidSchema = z.array(z.object({ loc: z.array(z.unknown()), msg: z.string() }))

/** Turns a failed call to a Stable Diffusion server into an error that says what happened and what to do. */
export function explainImg2imgFailure(failure: Failure, login: string | null): RefineError {
  return explainFailure(failure, {
    service: 'The Stable Diffusion server',
    key: login,
    isOwnServer: true,
    tell: (failure) => tellImg2img(failure, login),
  })
}

function tellImg2img(failure: Failure, login: string | null): Told | null {
  const { status = 0 } = failure
  const { words, detail } = readAnswer(failure)
  if (status === 401 || status === 403) {
    return {
      code: 'bad_key',
      message: 'The Stable Diffusion server wants another login.',
      hint: 'Enter user:password as the server was started with (--api-auth).',
    }
  }
  if (status === 404 && !/init image/iu.test(words)) {
    return {
      code: 'bad_setting',
      message: 'There is a server at this address, but it does not offer what is needed.',
      hint: 'Start it with --api, and check the address in the settings.',
    }
  }
  if (/out ?of ?memory|not enough memory/iu.test(words)) {
    return {
      code: 'too_large',
      message: 'The Stable Diffusion server ran out of memory.',
      hint: 'Mark a smaller region, ask for fewer variations, or start the server with --medvram.',
    }
  }
  const said = quote(words, login)
  if (status === 422) {
    return {
      code: 'bad_setting',
      message: `The Stable Diffusion server does not take the request${said && `: ${said}`}.`,
      hint: /sampler/iu.test(words)
        ? 'Correct the sampler’s name in the provider’s settings, or leave it empty.'
        : 'Check the provider’s settings, and whether the server is up to date.',
    }
  }
  if (status === 404 || (status === 400 && detail !== '')) {
    return {
      code: /sampler|upscaler/iu.test(words) ? 'bad_setting' : 'provider_refused',
      message: `The Stable Diffusion server refused the request${said && `: ${said}`}.`,
      hint: 'Check the provider’s settings and the server’s log.',
    }
  }
  if (status >= 500) {
    return {
      code: 'provider_failed',
      message: `The Stable Diffusion server failed (${status})${said && `: ${said}`}.`,
      hint: 'See what its log says; then try again.',
      retryable: true,
    }
  }
  return null
}

function readAnswer(failure: Failure): { readonly words: string; readonly detail: string } {
  const parsed = answerSchema.safeParse(failure.answer)
  if (!parsed.success) return { words: failure.message ?? '', detail: '' }
  const { error, errors } = parsed.data
  const detail = detailOf(parsed.data.detail)
  const words = [error, errors, detail].filter((text) => typeof text === 'string' && text !== '')
  return { words: [...new Set(words)].join(': '), detail }
}

function detailOf(detail: unknown): string {
  if (typeof detail === 'string') return detail
  const invalid = invalidSchema.safeParse(detail)
  if (!invalid.success) return ''
  return invalid.data.map(({ loc, msg }) => `${loc.at(-1)}: ${msg}`).join('; ')
}
