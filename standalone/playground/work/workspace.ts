import { type PlainError, toPlainError } from '../../../core/errors.ts'
import { download } from '../../../core/panel/files/download.ts'
import { flatFileName, stemOf } from '../files/file-names.ts'
import { readInputFile } from '../files/read-input-file.ts'
import type { Services } from '../services.ts'
import { holdWork } from '../storage/hold-work.ts'
import { createWorkStorage } from '../storage/work-storage.ts'
import { keepWork } from './keep-work.ts'
import { cannotKeep, otherTab, sampleMissing } from './page-errors.ts'
import { openSession, type Session, type Work } from './session.ts'

/** What becomes of versions that are in no file yet, when another picture takes their place. */
export type ReplaceAnswer = 'save' | 'discard' | 'keep'

/** What the page shows around the panel. */
export interface PageState {
  /** Null only until the first document is there. */
  readonly session: Session | null
  /** What is being read or written, for people. */
  readonly busy: string | null
  readonly problem: PlainError | null
  /** Asked before unsaved versions are replaced. */
  readonly question: {
    readonly next: string
    readonly answer: (answer: ReplaceAnswer) => void
  } | null
}

/** The page's state and commands; no command rejects, failures are in the state. */
export interface Workspace {
  getState(): PageState
  subscribe(listener: () => void): () => void
  /** Takes up the work of last time, or the sample picture. */
  start(): Promise<void>
  openFile(file: File): Promise<void>
  openSample(): Promise<void>
  savePsd(): Promise<void>
  savePng(): Promise<void>
  fail(thrown: unknown): void
  dismiss(): void
}

/** Makes the page's state; one document is open at a time, in a session of its own. */
export function createWorkspace(services: Services): Workspace {
  const storage = createWorkStorage<Work>('pentimento-work')
  const listeners = new Set<() => void>()
  let state: PageState = { session: null, busy: null, problem: null, question: null }
  let keeps = false
  let keeper: ReturnType<typeof keepWork> | null = null

  const set = (changes: Partial<PageState>) => {
    state = { ...state, ...changes }
    for (const listener of [...listeners]) listener()
  }
  const fail = (thrown: unknown) => set({ problem: toPlainError(thrown) })
  const failToKeep = (cause: unknown) => fail(cannotKeep(cause))

  /** Runs one file command at a time. */
  const exclusively = async (busy: string, command: () => Promise<void>) => {
    if (state.busy !== null) return
    set({ busy, problem: null })
    try {
      await command()
    } catch (thrown) {
      fail(thrown)
    } finally {
      set({ busy: null })
    }
  }

  const become = (work: Work) => {
    keeper?.stop()
    state.session?.close()
    const session = openSession(services, work)
    session.host.watch(() => set({}))
    keeper = keeps ? keepWork(session, storage, failToKeep) : null
    set({ session })
  }

  /** Work that can't be opened is left where it is: nothing of it is overwritten. */
  const takeUp = (work: Work) => {
    try {
      become(work)
    } catch (thrown) {
      keeps = false
      fail(thrown)
    }
  }

  const ask = (next: string) =>
    new Promise<ReplaceAnswer>((resolve) => {
      const answer = (given: ReplaceAnswer) => {
        set({ question: null })
        resolve(given)
      }
      set({ question: { next, answer } })
    })

  /** Says whether another picture may take the place of the open one; asks where versions would be lost. */
  const mayReplace = async (next: string): Promise<boolean> => {
    const { session } = state
    if (!session || session.isInFile() || session.countVersions() === 0) return true
    const answer = await ask(next)
    if (answer === 'save') await writePsdFile(session)
    return answer !== 'keep'
  }

  const open = (file: File) =>
    exclusively(`Opening ${file.name}…`, async () => {
      // Read first: a file that can't be opened changes nothing and asks nothing.
      const document = await readInputFile(file, services.jobs)
      if (!(await mayReplace(file.name))) return
      become({
        schema: 1,
        fileName: file.name,
        document,
        selected: null,
        inFile: true,
        draft: null,
        showsRegion: true,
      })
    })

  const writePsdFile = async (session: Session) => {
    const { document } = session.host
    const bytes = await services.jobs.run('writePsd', document)
    download(bytes, `${stemOf(session.fileName)}.psd`, 'image/vnd.adobe.photoshop')
    session.markInFile(document)
    keeper?.save()
    set({})
  }

  const openSample = async () => {
    const file = await fetchSample().catch(fail)
    if (file) await open(file)
  }

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async start() {
      keeps = await holdWork('pentimento-work')
      const work = keeps ? await storage.load().catch(failToKeep) : null
      if (work?.schema === 1) takeUp(work)
      if (!state.session) await openSample()
      if (!keeps && !state.problem) fail(otherTab())
    },
    openFile: open,
    openSample,
    savePsd: () =>
      exclusively('Writing the PSD…', async () => {
        if (state.session) await writePsdFile(state.session)
      }),
    savePng: () =>
      exclusively('Writing the PNG…', async () => {
        const { session } = state
        if (!session) return
        const { host } = session
        const picked = await host.pick()
        const head = picked?.head ?? { kind: 'source' }
        const shown = session.store
          .getState()
          .lineages.flatMap(({ versions }) => versions)
          .find(({ record }) => head.kind === 'version' && record.id === head.id)
        const bytes = await services.jobs.run('writePng', host.document)
        const name = flatFileName(session.fileName, head, shown?.record.number ?? null)
        download(bytes, name, 'image/png')
      }),
    fail,
    dismiss: () => set({ problem: null }),
  }
}

async function fetchSample(): Promise<File> {
  const name = 'coffee.png'
  try {
    const answer = await fetch(new URL(`samples/${name}`, document.baseURI))
    if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`)
    return new File([await answer.blob()], name, { type: 'image/png' })
  } catch (cause) {
    throw sampleMissing(cause)
  }
}
