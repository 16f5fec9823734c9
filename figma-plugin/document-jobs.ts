import type * as z from 'zod/mini'
import type { JobRunner } from '../core/worker/job.ts'
import {
  type DocumentVerb,
  type DocumentVerbs,
  documentVerbs,
  type FigmaDocument,
} from './protocol/figma-document.ts'

/** The document protocol as jobs: what the sandbox serves and the iframe calls, one plain input each. */
export type DocumentJobs = {
  [Verb in DocumentVerb]: (
    input: z.infer<DocumentVerbs[Verb]['input']>,
  ) => Promise<z.infer<DocumentVerbs[Verb]['answer']>>
}

/** Gives jobs that parse what they are asked before the document sees it. */
export function servedJobs(document: FigmaDocument): DocumentJobs {
  return eachVerb((verb) => async (input) => {
    const parsed = documentVerbs[verb].input.parse(input)
    // The verb's own schema has just made sure of the type.
    return document[verb](parsed as never) as Promise<never>
  })
}

/** Gives the document's verbs, over jobs that the sandbox serves; what it answers is parsed. */
export function documentOverJobs(jobs: JobRunner<DocumentJobs>): FigmaDocument {
  return eachVerb((verb) => async (input) => {
    const answer: unknown = await jobs.run(verb, input as never)
    return documentVerbs[verb].answer.parse(answer) as never
  })
}

function eachVerb(
  make: (verb: DocumentVerb) => (input: unknown) => Promise<never>,
): DocumentJobs & FigmaDocument {
  const verbs = Object.keys(documentVerbs) as DocumentVerb[]
  const made: unknown = Object.fromEntries(verbs.map((verb) => [verb, make(verb)]))
  // Every verb is there, which `fromEntries` can't tell.
  return made as DocumentJobs & FigmaDocument
}
