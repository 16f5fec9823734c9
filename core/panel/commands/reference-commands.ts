import { RefineError } from '../../errors.ts'
import type { Draft } from '../state.ts'
import { type CommandContext, showProblem } from './command-context.ts'

type References = Draft['references']

/** The commands for further pictures that go along with a request. */
export interface ReferenceCommands {
  /** Takes the pictures that are picked beside the source along, as they are now; one that goes along already is renewed. */
  readonly addPicked: () => Promise<void>
  /** Lets the user choose a picture from outside the document to go along; null where the host can't. */
  readonly addFromFile: (() => Promise<void>) | null
  /** Says what the picture at a position is for; empty says nothing. */
  readonly setRole: (index: number, role: string) => void
  readonly removeReference: (index: number) => void
}

/** Makes the commands for further pictures. */
export function createReferenceCommands(context: CommandContext): ReferenceCommands {
  const { dispatch, getState, deps, closing } = context
  const { host, openPictureFile } = deps
  const change = (references: References) => {
    dispatch({ type: 'redraft', changes: { references } })
  }
  const add = (found: References) => change(withRenewed(getState().draft.references, found))

  return {
    addPicked: async () => {
      const source = getState().picked?.source
      if (source === undefined) return
      try {
        const found = await host.readReferences(source, { signal: closing })
        if (found.length === 0) throw nothingBeside()
        if (getState().picked?.source === source) add(found)
      } catch (thrown) {
        showProblem(context, thrown, null)
      }
    },
    addFromFile: openPictureFile
      ? async () => {
          try {
            const chosen = await openPictureFile()
            if (chosen) add([chosen])
          } catch (thrown) {
            showProblem(context, thrown, null)
          }
        }
      : null,
    setRole: (index, role) => {
      const words = role.trim()
      change(
        getState().draft.references.map((reference, at) => {
          if (at !== index) return reference
          const { name, picture } = reference
          return words === '' ? { name, picture } : { name, picture, role: words }
        }),
      )
    },
    removeReference: (index) => {
      change(getState().draft.references.filter((_, at) => at !== index))
    },
  }
}

/** Pictures of the same name take the place of the old ones, one for one, and keep what they are for. */
function withRenewed(known: References, found: References): References {
  const left = [...found]
  const renewed = known.map((reference) => {
    const at = left.findIndex(({ name }) => name === reference.name)
    const [now] = at < 0 ? [] : left.splice(at, 1)
    return now ? { ...reference, picture: now.picture } : reference
  })
  return [...renewed, ...left]
}

function nothingBeside(): RefineError {
  return new RefineError('no_layer', 'No other picture is picked beside this one.', {
    hint: 'Select the pictures that should go along together with the one to refine, then add them.',
  })
}
